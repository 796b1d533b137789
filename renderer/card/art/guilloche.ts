import { CARD_HEIGHT_MM, CARD_WIDTH_MM } from '../geometry.ts';

const short = (value: number): string => String(Math.round(value * 100) / 100);

/** A line through points that are close enough for straight pieces to read as a curve. */
const through = (points: readonly (readonly [number, number])[]): string =>
  `M${points.map(([x, y]) => `${short(x)} ${short(y)}`).join('L')}`;

/**
 * A family of waves across the whole card, their phase and swing drifting from line to line, so that neighbours nearly
 * touch and part again: a copier or an ink-jet fills those gaps in. Path data in millimetres.
 */
export function waves(options: {
  fromMm: number;
  toMm: number;
  lines: number;
  lengthMm: number;
  swingMm: number;
}): string {
  const { fromMm, toMm, lines, lengthMm, swingMm } = options;
  return Array.from({ length: lines }, (_, line) => {
    const part = lines === 1 ? 0 : line / (lines - 1);
    const middle = fromMm + part * (toMm - fromMm);
    const points: [number, number][] = [];
    for (let x = -1; x <= CARD_WIDTH_MM + 1; x += 1) {
      const turn = (x / lengthMm) * 2 * Math.PI;
      const y = middle + swingMm * (Math.sin(turn + part * 2.4) + 0.45 * Math.sin(turn * 0.37 - part * 5.1));
      points.push([x, Math.min(CARD_HEIGHT_MM + 1, y)]);
    }
    return through(points);
  }).join('');
}

/**
 * A rosette as engraving lathes cut it: one closed hypotrochoid, drawn as a single line that never lifts.
 * `lobes` must not divide `turns`, or the figure would close early.
 */
export function rosette(
  xMm: number,
  yMm: number,
  radiusMm: number,
  lobes: number,
  turns: number,
  depth: number,
): string {
  const steps = 90 * turns;
  const points: [number, number][] = Array.from({ length: steps + 1 }, (_, step) => {
    const angle = (step / steps) * 2 * Math.PI * turns;
    const reach = radiusMm * (1 - depth + depth * Math.cos((angle * lobes) / turns));
    return [xMm + reach * Math.cos(angle), yMm + reach * Math.sin(angle)];
  });
  return `${through(points)}Z`;
}
