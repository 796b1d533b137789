import { describe, expect, test } from 'vitest';
import { cleanJpeg } from './jpeg.ts';

/** A JPEG's skeleton: real markers around a scan of zeros. Enough for a reader that never decodes pixels. */
function jpeg(widthPx: number, heightPx: number, extra: number[] = []): Uint8Array {
  const frame = [0xff, 0xc0, 0, 11, 8, heightPx >> 8, heightPx & 255, widthPx >> 8, widthPx & 255, 1, 1, 0x11, 0];
  const scan = [0xff, 0xda, 0, 8, 1, 1, 0, 0, 63, 0, ...new Array(200).fill(0x5a)];
  return Uint8Array.from([0xff, 0xd8, ...extra, ...frame, ...scan, 0xff, 0xd9]);
}
const segment = (marker: number, text: string) => {
  const bytes = [...new TextEncoder().encode(text)];
  return [0xff, marker, (bytes.length + 2) >> 8, (bytes.length + 2) & 255, ...bytes];
};

describe('a JPEG from a camera', () => {
  test('gives its size', () =>
    expect(cleanJpeg(jpeg(720, 960))).toMatchObject({ ok: true, widthPx: 720, heightPx: 960 }));

  test('loses camera, place, thumbnail and comment', () => {
    const dirty = jpeg(720, 960, [
      ...segment(0xe1, 'Exif GPS 41.8'),
      ...segment(0xfe, 'made by X'),
      ...segment(0xe0, 'JFIF'),
    ]);
    const clean = cleanJpeg(dirty);
    if (!clean.ok) throw new Error('refused');
    const text = Buffer.from(clean.jpeg).toString('latin1');
    expect(text).not.toContain('GPS');
    expect(text).not.toContain('made by');
    expect(text).toContain('JFIF');
    expect(cleanJpeg(clean.jpeg)).toMatchObject({ ok: true, widthPx: 720 });
  });

  test.each([
    ['empty', new Uint8Array()],
    ['a PNG', Uint8Array.from([0x89, 0x50, 0x4e, 0x47, ...new Array(200).fill(0)])],
    ['cut off before its end', jpeg(720, 960).subarray(0, 150)],
    [
      'without a frame',
      Uint8Array.from([0xff, 0xd8, 0xff, 0xda, 0, 8, 1, 1, 0, 0, 63, 0, ...new Array(200).fill(0), 0xff, 0xd9]),
    ],
    ['with a segment longer than itself', jpeg(720, 960, [0xff, 0xe1, 0xff, 0xff])],
    ['one pixel wide', jpeg(1, 960)],
  ])('%s is refused', (_what, bytes) =>
    expect(cleanJpeg(bytes)).toMatchObject({ ok: false, error: { code: 'image.notJpeg' } }),
  );

  test('too large is told apart', () =>
    expect(cleanJpeg(jpeg(7000, 100))).toMatchObject({ ok: false, error: { code: 'image.tooLarge' } }));
});
