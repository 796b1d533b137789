import { code128, type DrawingContext, pdf417, type RenderOptions } from 'bwip-js/browser';

/** A symbol without its quiet zone: SVG path data on a grid of modules, y down, filled by the even-odd rule. */
export interface Barcode {
  path: string;
  /** In modules. */
  width: number;
  height: number;
}

/** Light margin on every side, in modules: ISO/IEC 15417 asks ten at the ends of Code 128, ISO/IEC 15438 two of PDF417. */
export const QUIET = { code128: 10, pdf417: 2 } as const;

function trace(draw: (options: RenderOptions, tracer: DrawingContext<void>) => void, options: RenderOptions): Barcode {
  let size = [0, 0] as [number, number];
  const parts: string[] = [];
  const nothing = () => {};
  const tracer: DrawingContext<void> = {
    init: (width, height) => {
      size = [width, height];
    },
    polygon: (points) => parts.push(`M${points.map(([x, y]) => `${x} ${y}`).join('L')}Z`),
    // A bar, by the middle of its width rounded up.
    line: (x, _y, _x, _y1, width) => {
      const left = x - Math.ceil(width / 2);
      parts.push(`M${left} 0H${left + width}V${size[1]}H${left}Z`);
    },
    scale: () => null,
    measure: () => ({ width: 0, ascent: 0, descent: 0 }),
    hexagon: nothing,
    ellipse: nothing,
    fill: nothing,
    text: nothing,
    end: nothing,
  };
  draw({ ...options, scale: 1 }, tracer);
  if (parts.length === 0) throw new Error('the code encoder drew nothing');
  return { path: parts.join(''), width: size[0], height: size[1] };
}

/** A Code 128 that sets a reader up: its first character is FNC3, which says that it is no data (ISO/IEC 15417). */
export function setUpCode(command: string, heightModules = 40): Barcode {
  // The typings leave out what is a symbology's own.
  const options: RenderOptions & { parsefnc: boolean } = { bcid: 'code128', text: `^FNC3${command}`, parsefnc: true };
  const code = trace(code128, options);
  return { ...code, path: code.path.replaceAll(`V${code.height}`, `V${heightModules}`), height: heightModules };
}

/** A PDF417 as licences bear it: error correction level 4, three modules a row. */
export function licenceCode(text: string, columns: number): Barcode {
  const options: RenderOptions & { columns: number; eclevel: number } = { bcid: 'pdf417', text, columns, eclevel: 4 };
  return trace(pdf417, options);
}
