import type { Art } from './art/art.ts';
import { GHOST, PORTRAIT } from './geometry.ts';

/**
 * Darkest value a portrait may print in, per channel. Card printers lay resin black wherever they find (nearly) black:
 * pupils and hair would come out as flat blots (Zebra's slider reaches 25).
 */
const FLOOR = 'rgb(28,28,28)';

interface Window {
  xMm: number;
  yMm: number;
  widthMm: number;
  heightMm: number;
}

const rectangle = (at: Window) => ({ x: at.xMm, y: at.yMm, width: at.widthMm, height: at.heightMm });

/**
 * The portrait, or an outline where none was taken. The floor is a `lighten` blend (the greater of the two, per
 * channel): unlike a filter it stays a blend mode in the PDF, so the photo keeps its own pixels and resolution.
 */
export function Portrait({ url, art, name }: { url: string | null; art: Art; name: string }) {
  const at = rectangle(PORTRAIT);
  return (
    <g data-part="portrait">
      <rect {...at} fill={art.portraitGround} />
      {url === null ? (
        <Outline art={art} />
      ) : (
        <g style={{ isolation: 'isolate' }}>
          {/* biome-ignore lint/a11y/noInteractiveElementToNoninteractiveRole: SVG's image, no button */}
          <image {...at} href={url} preserveAspectRatio="xMidYMid slice" role="img" aria-label={name} />
          <rect {...at} fill={FLOOR} style={{ mixBlendMode: 'lighten' }} />
        </g>
      )}
      <rect {...at} fill="none" stroke={art.portraitFrame} strokeWidth={0.2} />
    </g>
  );
}

/** The same photo again, small and pale: swapping the portrait on a card then takes two changes. */
export function Ghost({ url }: { url: string | null }) {
  if (url === null) return null;
  return (
    <image {...rectangle(GHOST)} href={url} preserveAspectRatio="xMidYMid slice" opacity={0.28} data-part="ghost" />
  );
}

function Outline({ art }: { art: Art }) {
  return (
    <g transform={`translate(${PORTRAIT.xMm} ${PORTRAIT.yMm})`} fill={art.portraitFrame} opacity={0.7}>
      <circle cx={PORTRAIT.widthMm / 2} cy={11.6} r={5} />
      <path d="M2.6 28.8C3.4 21.6 6.6 18.6 10.8 18.6S18.2 21.6 19 28.8Z" />
    </g>
  );
}
