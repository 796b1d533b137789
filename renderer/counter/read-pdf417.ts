import { prepareZXingModule, readBarcodes } from 'zxing-wasm/reader';
import wasm from 'zxing-wasm/reader/zxing_reader.wasm?url&inline';

/**
 * Finds a licence's PDF417 in a picture. Imported when it is first needed: the decoder is a megabyte. Its WebAssembly
 * lies inside this very script, as text, because this window may fetch nothing, not even its own files; left to itself
 * the library would ask a host on the internet for it.
 */
const bytes = Uint8Array.from(atob(wasm.slice(wasm.indexOf(',') + 1)), (letter) => letter.charCodeAt(0));
prepareZXingModule({ overrides: { wasmBinary: bytes.buffer } });

/** The text of the code in a JPEG or PNG, its control characters with it; null where there is none to read. */
export async function readPdf417(picture: Uint8Array<ArrayBuffer>): Promise<string | null> {
  const found = await readBarcodes(picture, {
    formats: ['PDF417'],
    tryHarder: true,
    tryRotate: true,
    tryInvert: false,
    tryDownscale: true,
    maxNumberOfSymbols: 1,
    // The characters as they are encoded: made readable, a licence's line ends would be lost.
    textMode: 'Plain',
  });
  const [code] = found.filter(({ isValid, text }) => isValid && text !== '');
  return code?.text ?? null;
}
