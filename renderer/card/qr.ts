import { type DrawingContext, qrcode, type RenderOptions } from 'bwip-js/browser';

/** A QR symbol as outlines on a grid of modules, without its quiet zone. */
export interface QrOutline {
  /** Modules a side. */
  modules: number;
  /** SVG path data in module units, y down, to be filled with the even-odd rule. */
  path: string;
}

/** Light margin that ISO/IEC 18004 demands on every side, in modules. */
export const QUIET_MODULES = 4;

/** Smallest module that phone cameras read from a dye-sublimation card, in dots of 300 dpi (0.25 mm). */
const FLOOR_DOTS = 3;

/**
 * Traces the code's outlines: one path, so that it prints as one vector fill in pure black.
 * @throws when the text is longer than a QR symbol holds.
 */
export function traceQr(text: string): QrOutline {
  // bwip-js draws two units a module at scale 1.
  const UNITS = 2;
  const polygons: [number, number][][] = [];
  let width = 0;
  const nothing = () => {};
  const tracer: DrawingContext<void> = {
    init: (pixels) => {
      width = pixels;
    },
    polygon: (points) => polygons.push(points),
    scale: () => null,
    measure: () => ({ width: 0, ascent: 0, descent: 0 }),
    line: nothing,
    hexagon: nothing,
    ellipse: nothing,
    fill: nothing,
    text: nothing,
    end: nothing,
  };
  // The typings leave out what is QR's own, such as the error correction level.
  const options: RenderOptions & { eclevel: string } = { bcid: 'qrcode', text, eclevel: 'M', scale: 1 };
  qrcode(options, tracer);
  if (width === 0 || polygons.length === 0) throw new Error('the code encoder drew nothing');
  return {
    modules: width / UNITS,
    path: polygons.map((points) => `M${points.map(([x, y]) => `${x / UNITS} ${y / UNITS}`).join('L')}Z`).join(''),
  };
}

/**
 * The largest whole number of dots a module may have so that symbol and quiet zone stay within `sideMm`.
 * @throws when that is below what a camera reads: a code that cannot be read must not be printed.
 */
export function dotsPerModule(modules: number, sideMm: number, dotMm: number): number {
  const dots = Math.floor(sideMm / dotMm / (modules + 2 * QUIET_MODULES));
  if (dots < FLOOR_DOTS) throw new Error(`a code of ${modules} modules is not readable within ${sideMm} mm`);
  return dots;
}
