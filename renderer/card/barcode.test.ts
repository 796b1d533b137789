import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { describe, expect, it } from 'vitest';
import { prepareZXingModule, readBarcodes } from 'zxing-wasm/reader';
import { CHECK_TEXT } from '../../electron/contract/check-text.ts';
import { type Barcode, licenceCode, setUpCode } from './barcode.ts';
import { HONEYWELL } from './scanner-codes.ts';

const wasm = readFileSync(createRequire(import.meta.url).resolve('zxing-wasm/reader/zxing_reader.wasm'));
prepareZXingModule({
  overrides: { wasmBinary: wasm.buffer.slice(wasm.byteOffset, wasm.byteOffset + wasm.byteLength) as ArrayBuffer },
});

/** The symbol as a picture, four pixels a module, by the crossing of each row of pixels with the path's upright edges. */
function picture({ path, width, height }: Barcode): ImageData {
  const [scale, quiet] = [4, 12];
  const outlines = [...path.matchAll(/M([^Z]+)Z/g)].map(([, body = '']) => corners(body));
  const [wide, high] = [(width + 2 * quiet) * scale, (height + 2 * quiet) * scale];
  const data = new Uint8ClampedArray(wide * high * 4).fill(255);
  for (let row = 0; row < high; row += 1) {
    const y = (row + 0.5) / scale - quiet;
    const edges = outlines.flatMap((points) =>
      points.flatMap(([x, from], index) => {
        const [, to] = points[(index + 1) % points.length] ?? [0, 0];
        return from > y !== to > y ? [x] : [];
      }),
    );
    for (let column = 0; column < wide; column += 1) {
      const x = (column + 0.5) / scale - quiet;
      if (edges.filter((edge) => edge < x).length % 2 === 1)
        data.fill(0, (row * wide + column) * 4, (row * wide + column) * 4 + 3);
    }
  }
  return { data, width: wide, height: high, colorSpace: 'srgb' } as ImageData;
}

function corners(body: string): [number, number][] {
  let at: [number, number] = [0, 0];
  return [...body.matchAll(/([HVL]?)([\d.]+)(?: ([\d.]+))?/g)].map(([, how, first = '0', second = '0']) => {
    at = how === 'H' ? [Number(first), at[1]] : how === 'V' ? [at[0], Number(first)] : [Number(first), Number(second)];
    return at;
  });
}

const read = async (code: Barcode) => (await readBarcodes(picture(code), { textMode: 'Plain' }))[0];

describe('the codes of the scanner sheet, read back', () => {
  it('the check code gives its text, control characters and all', async () => {
    const found = await read(licenceCode(CHECK_TEXT, 4));
    expect([found?.format, found?.text]).toEqual(['PDF417', CHECK_TEXT]);
  });
  it.each(HONEYWELL)('the set-up code %s, marked as one by its FNC3', async (command) => {
    const found = await read(setUpCode(command));
    expect(found?.format).toBe('Code128');
    expect(found?.text.replace(/[^\x20-\x7e]/g, '')).toBe(command);
    expect(found?.readerInit).toBe(true);
  });
});
