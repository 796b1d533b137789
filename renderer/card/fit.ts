/** Width of a text set at a size of 1, in the same unit; measured with the real fonts by `measure.ts`. */
export type Measure = (text: string, weight: 400 | 700) => number;

/** Room for a text: what it may be set in, best first. */
export interface Room {
  widthMm: number;
  weight: 400 | 700;
  /** Size of a text that fits, and the smallest it may shrink to on one line. */
  sizeMm: number;
  floorMm: number;
  /** Lines it may be broken into once it does not fit on one at the floor size, and their size. */
  lines: number;
  brokenMm: number;
}

export interface Fitted {
  lines: string[];
  sizeMm: number;
}

/**
 * Sets a text: shrunk on one line down to the floor, then broken at spaces and after hyphens, else null. Null means
 * refuse: a name on an identity document is never cut (and never squeezed beyond reading) to make it fit.
 */
export function fitText(text: string, room: Room, measure: Measure): Fitted | null {
  const width = measure(text, room.weight);
  const sizeMm = Math.min(room.sizeMm, width === 0 ? room.sizeMm : room.widthMm / width);
  if (sizeMm >= room.floorMm) return { lines: [text], sizeMm };
  if (room.lines < 2) return null;
  const lines = breakLines(text, room.widthMm / room.brokenMm, room.weight, measure);
  return lines.length <= room.lines && lines.every((line) => measure(line, room.weight) * room.brokenMm <= room.widthMm)
    ? { lines, sizeMm: room.brokenMm }
    : null;
}

/** Fills lines greedily; a piece too wide by itself stays whole, and the caller refuses it. */
function breakLines(text: string, widthAtOne: number, weight: 400 | 700, measure: Measure): string[] {
  const pieces = text.split(/(?<=[\s\-‐])/u);
  const lines: string[] = [];
  let line = '';
  for (const piece of pieces) {
    const longer = line + piece;
    if (line !== '' && measure(longer.trimEnd(), weight) > widthAtOne) {
      lines.push(line.trimEnd());
      line = piece;
    } else line = longer;
  }
  if (line.trimEnd() !== '') lines.push(line.trimEnd());
  return lines;
}
