import { type DrawingContext, qrcode, type RenderOptions } from 'bwip-js/browser';

type Corner = readonly [x: number, y: number];

/** A QR symbol as outlines on a grid of modules, y down, without its quiet zone; filled by the even-odd rule. */
export interface QrOutline {
  /** Modules a side. */
  modules: number;
  outlines: Corner[][];
}

/** Light margin that ISO/IEC 18004 demands on every side, in modules. */
export const QUIET_MODULES = 4;

/** Smallest module that phone cameras read from a dye-sublimation card, in dots of 300 dpi (0.25 mm). */
const FLOOR_DOTS = 3;

/**
 * Traces the outlines of the code for a text, error correction level M.
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
    outlines: polygons.map((points) => points.map(([x, y]) => [x / UNITS, y / UNITS] as const)),
  };
}

/**
 * How far the black draws back from the dot grid, in dots. Chromium's coordinates are off by some 1e-6 of a dot, and
 * rasterisers that fill every dot they touch would then add a row to every module. Below 1/510 of a dot, so that one
 * that weighs the covered part of a dot still rounds to pure black.
 */
const SHY_DOTS = 0.0015;

/** SVG path data in dots, `dots` a module: a single path, so that the symbol prints as one vector fill. */
export function qrPath({ outlines }: QrOutline, dots: number): string {
  const shy = SHY_DOTS / dots;
  const black = (x: number, y: number) => outlines.filter((outline) => surrounds(outline, x, y)).length % 2 === 1;
  return outlines
    .map((outline) => {
      const corners = outline.map((corner, index) => {
        const before = outline.at(index - 1) ?? corner;
        const after = outline[(index + 1) % outline.length] ?? corner;
        // One of the two edges is upright and moves the corner sideways, the other moves it up or down.
        const [upright, level] = before[0] === corner[0] ? [before, after] : [after, before];
        const middleY = (upright[1] + corner[1]) / 2;
        const middleX = (level[0] + corner[0]) / 2;
        const x = corner[0] + (black(corner[0] + 0.25, inModule(middleY, corner[1])) ? shy : -shy);
        const y = corner[1] + (black(inModule(middleX, corner[0]), corner[1] + 0.25) ? shy : -shy);
        return `${tidy(x * dots)} ${tidy(y * dots)}`;
      });
      return `M${corners.join('L')}Z`;
    })
    .join('');
}

/** A place on an edge a quarter module from its corner: inside a module, never on a line of the grid. */
const inModule = (middle: number, corner: number): number => corner + Math.sign(middle - corner) * 0.25;

const tidy = (value: number): number => Math.round(value * 1e5) / 1e5;

/** Whether a point lies within one outline (crossing number of a ray to the right). */
function surrounds(outline: readonly Corner[], x: number, y: number): boolean {
  let inside = false;
  for (const [index, [fromX, fromY]] of outline.entries()) {
    const [toX, toY] = outline[(index + 1) % outline.length] ?? [fromX, fromY];
    if (fromX === toX && fromX > x && fromY > y !== toY > y) inside = !inside;
  }
  return inside;
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
