import { readFileSync } from 'node:fs';
import { brotliDecompressSync } from 'node:zlib';

/** Table tags that WOFF2 names by number (WOFF2, table 5.1); only the order of the first few matters to a reader. */
const TAGS = ['cmap', 'head', 'hhea', 'hmtx', 'maxp', 'name', 'OS/2', 'post', 'cvt ', 'fpgm', 'glyf', 'loca'] as const;
const HEADER_BYTES = 48;

/** The code points that a WOFF2 font maps to a glyph, and whether it is variable; read from the file itself. */
export function readFontMap(path: string): { codePoints: Set<number>; variable: boolean } {
  const file = readFileSync(path);
  let at = HEADER_BYTES;
  const variableLength = (): number => {
    let value = 0;
    for (;;) {
      const byte = file.readUInt8(at++);
      value = value * 128 + (byte & 127);
      if (byte < 128) return value;
    }
  };
  const tables = Array.from({ length: file.readUInt16BE(12) }, () => {
    const flags = file.readUInt8(at++);
    const known = flags & 63;
    let tag: string = TAGS[known] ?? `#${known}`;
    if (known === 63) {
      tag = file.toString('latin1', at, at + 4);
      at += 4;
    }
    const original = variableLength();
    // Version 3 is "as it was" for the two tables that are transformed by default, version 0 for all others.
    const transformed = (tag === 'glyf' || tag === 'loca') === (flags >> 6 !== 3);
    return { tag, known, length: transformed ? variableLength() : original };
  });
  const data = brotliDecompressSync(file.subarray(at, at + file.readUInt32BE(20)));
  const FVAR = 47;
  const variable = tables.some(({ tag, known }) => tag === 'fvar' || known === FVAR);
  let offset = 0;
  for (const { tag, length } of tables) {
    if (tag === 'cmap') return { codePoints: readCmap(data.subarray(offset, offset + length)), variable };
    offset += length;
  }
  throw new Error(`${path} has no character map`);
}

function readCmap(cmap: Buffer): Set<number> {
  const found = new Set<number>();
  for (let table = 0; table < cmap.readUInt16BE(2); table++) {
    const start = cmap.readUInt32BE(4 + table * 8 + 4);
    const format = cmap.readUInt16BE(start);
    if (format === 4) readSegments(cmap.subarray(start), found);
    else if (format === 12) readGroups(cmap.subarray(start), found);
    else throw new Error(`a character map of format ${format}`);
  }
  return found;
}

/** OpenType cmap format 4: segments of the basic plane. */
function readSegments(table: Buffer, found: Set<number>): void {
  const twice = table.readUInt16BE(6);
  for (let segment = 0; segment < twice; segment += 2) {
    const last = table.readUInt16BE(14 + segment);
    const first = table.readUInt16BE(16 + twice + segment);
    const delta = table.readUInt16BE(16 + 2 * twice + segment);
    const rangeAt = 16 + 3 * twice + segment;
    const range = table.readUInt16BE(rangeAt);
    for (let point = first; point <= last && point < 0xffff; point++) {
      const glyph = range === 0 ? point + delta : table.readUInt16BE(rangeAt + range + 2 * (point - first));
      if ((glyph & 0xffff) !== 0) found.add(point);
    }
  }
}

/** OpenType cmap format 12: groups of any plane. */
function readGroups(table: Buffer, found: Set<number>): void {
  for (let group = 0; group < table.readUInt32BE(12); group++) {
    const last = table.readUInt32BE(20 + 12 * group);
    for (let point = table.readUInt32BE(16 + 12 * group); point <= last; point++) found.add(point);
  }
}
