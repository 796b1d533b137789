import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { describe, expect, it } from 'vitest';
import { prepareZXingModule, readBarcodes } from 'zxing-wasm/reader';
import { darkAt } from '../../e2e/devices/barcode.ts';
import { CHECK_TEXT } from '../../electron/contract/check-text.ts';
import { type Barcode, licenceCode, setUpCode } from './barcode.ts';
import { HONEYWELL } from './scanner-codes.ts';

const wasm = readFileSync(createRequire(import.meta.url).resolve('zxing-wasm/reader/zxing_reader.wasm'));
prepareZXingModule({
  overrides: { wasmBinary: wasm.buffer.slice(wasm.byteOffset, wasm.byteOffset + wasm.byteLength) as ArrayBuffer },
});

/** The symbol as a picture, four pixels a module, on a wide white margin. */
function picture(code: Barcode): ImageData {
  const [scale, quiet] = [4, 12];
  const dark = darkAt(code);
  const [width, height] = [(code.width + 2 * quiet) * scale, (code.height + 2 * quiet) * scale];
  const data = new Uint8ClampedArray(width * height * 4).fill(255);
  for (let row = 0; row < height; row += 1) {
    for (let column = 0; column < width; column += 1) {
      if (!dark((column + 0.5) / scale - quiet, (row + 0.5) / scale - quiet)) continue;
      const at = (row * width + column) * 4;
      data.fill(0, at, at + 3);
    }
  }
  return { data, width, height, colorSpace: 'srgb' } as ImageData;
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
