import { type Failure, fail } from '../contract/errors.ts';

/** Longest side taken, in pixels: what a document camera gives; more would only fill memory. */
const LONGEST_SIDE_PX = 6000;

/**
 * Reads a JPEG far enough to trust it (ISO/IEC 10918-1): starts with SOI, has one frame header with sane size, ends with
 * EOI. Returns its size in pixels and a copy without APP1–APP15 and comment segments, so that no camera model, place or
 * thumbnail travels on. Never decodes pixels.
 */
export function cleanJpeg(
  bytes: Uint8Array,
): { ok: true; widthPx: number; heightPx: number; jpeg: Uint8Array } | { ok: false; error: Failure } {
  const broken = fail('image.notJpeg');
  if (bytes.length < 128 || bytes[0] !== 0xff || bytes[1] !== 0xd8) return broken;
  const kept: Uint8Array[] = [bytes.subarray(0, 2)];
  let at = 2;
  let size: { widthPx: number; heightPx: number } | null = null;
  while (at + 4 <= bytes.length) {
    if (bytes[at] !== 0xff) return broken;
    const marker = bytes[at + 1] as number;
    if (marker === 0xff) {
      at += 1; // fill byte before a marker
      continue;
    }
    const length = ((bytes[at + 2] as number) << 8) | (bytes[at + 3] as number);
    const end = at + 2 + length;
    if (length < 2 || end > bytes.length) return broken;
    const frameHeader = marker >= 0xc0 && marker <= 0xcf && marker !== 0xc4 && marker !== 0xc8 && marker !== 0xcc;
    if (frameHeader) {
      if (size || length < 9) return broken;
      size = {
        heightPx: ((bytes[at + 5] as number) << 8) | (bytes[at + 6] as number),
        widthPx: ((bytes[at + 7] as number) << 8) | (bytes[at + 8] as number),
      };
      if (size.widthPx < 16 || size.heightPx < 16) return broken;
      if (Math.max(size.widthPx, size.heightPx) > LONGEST_SIDE_PX) return fail('image.tooLarge');
    }
    const metadata = (marker >= 0xe1 && marker <= 0xef) || marker === 0xfe;
    if (!metadata) kept.push(bytes.subarray(at, end));
    at = end;
    if (marker === 0xda) {
      // Start of scan: the rest is entropy-coded data up to EOI.
      const tail = bytes.subarray(at);
      if (!size || tail.length < 2 || tail[tail.length - 2] !== 0xff || tail[tail.length - 1] !== 0xd9) return broken;
      kept.push(tail);
      const jpeg = new Uint8Array(kept.reduce((sum, part) => sum + part.length, 0));
      let offset = 0;
      for (const part of kept) {
        jpeg.set(part, offset);
        offset += part.length;
      }
      return { ok: true, ...size, jpeg };
    }
  }
  return broken;
}
