import { useMemo } from 'react';
import { dotsPerModule, QUIET_MODULES, qrPath, traceQr } from './qr.ts';

interface QrCodeProps {
  text: string;
  /** Top left corner of the quiet zone; on the card a whole number of dots. */
  xMm: number;
  yMm: number;
  /** Room for symbol and quiet zone. */
  sideMm: number;
  /** Size of the printer's dot: every module is a whole number of them. */
  dotMm: number;
}

/** A QR symbol in pure black on its white quiet zone, drawn inside an SVG whose unit is the millimetre. */
export function QrCode({ text, xMm, yMm, sideMm, dotMm }: QrCodeProps) {
  const outline = useMemo(() => traceQr(text), [text]);
  const dots = dotsPerModule(outline.modules, sideMm, dotMm);
  const path = useMemo(() => qrPath(outline, dots), [outline, dots]);
  const wholeMm = dots * dotMm * (outline.modules + 2 * QUIET_MODULES);
  const innerMm = dots * dotMm * QUIET_MODULES;
  return (
    <g data-part="code">
      <rect x={xMm} y={yMm} width={wholeMm} height={wholeMm} fill="#ffffff" />
      <path
        d={path}
        transform={`translate(${xMm + innerMm} ${yMm + innerMm}) scale(${dotMm})`}
        fill="#000000"
        fillRule="evenodd"
        shapeRendering="crispEdges"
      />
    </g>
  );
}

/** The side of the printed symbol with its quiet zone, in millimetres: what the layout around it must leave free. */
export function qrSideMm(text: string, sideMm: number, dotMm: number): number {
  const { modules } = traceQr(text);
  return dotsPerModule(modules, sideMm, dotMm) * dotMm * (modules + 2 * QUIET_MODULES);
}
