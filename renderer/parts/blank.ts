/**
 * True for a frame with nothing on it: a covered lens, or a camera that has not begun to deliver. `rgba` are the bytes
 * of a canvas. Sensor noise alone stays below a spread of a few levels; the plainest real picture, grey hair before a
 * grey wall, is far above it.
 */
export function isBlank(rgba: Uint8ClampedArray): boolean {
  let count = 0;
  let mean = 0;
  let squares = 0;
  // Every seventh pixel: enough of any frame, and seven divides no common row length.
  for (let at = 0; at + 2 < rgba.length; at += 28) {
    const luma = 0.299 * (rgba[at] ?? 0) + 0.587 * (rgba[at + 1] ?? 0) + 0.114 * (rgba[at + 2] ?? 0);
    count += 1;
    const off = luma - mean;
    mean += off / count;
    squares += off * (luma - mean);
  }
  return count === 0 || Math.sqrt(squares / count) < LEAST_SPREAD;
}

/** Standard deviation of luma, in levels of 0…255. */
const LEAST_SPREAD = 4;
