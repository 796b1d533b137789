import { mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { deflateSync } from 'node:zlib';
import { encode } from 'cborg';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { openStore } from '../../db/open.ts';
import { face, paper, y4mOf } from '../devices/camera.ts';
import { bytesCanary, type Canary, dayCanary, frameCanary, pdfCanary, textCanary } from './canaries.ts';
import { grained, inventPerson, inventWord } from './invent.ts';
import { scan } from './scan.ts';

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'walkup-scan-'));
});
afterEach(() => rmSync(folder, { recursive: true }));

const at = (name: string): string => join(folder, name);
const look = (canaries: readonly Canary[], except: string[] = []) =>
  scan([{ name: 'planted', path: folder }], canaries, { except });
const forms = (canaries: readonly Canary[]): string[] => look(canaries).traces.map((trace) => trace.form);

/** Bytes like a photograph's: no two runs alike, no order in them. */
const noise = (length: number, seed = 1): Buffer => {
  const bytes = Buffer.alloc(length);
  let state = seed;
  for (let place = 0; place < length; place++) {
    state = Math.imul(state ^ (state >>> 15), 0x2c1b3c6d) + 0x9e3779b9;
    bytes[place] = (state ^ (state >>> 13)) & 0xff;
  }
  return bytes;
};

const name = textCanary('name', 'Quillmarie Eriksvold-Okaforth');
const around = (bytes: Buffer): Buffer => Buffer.concat([noise(5_000, 7), bytes, noise(5_000, 9)]);

describe('a name planted in a file is found', () => {
  const text = 'Quillmarie Eriksvold-Okaforth';
  const utf16be = Buffer.from(text, 'utf16le').swap16();
  it.each<[string, Buffer, string]>([
    ['as it was typed', Buffer.from(text), 'UTF-8'],
    ['in capitals, as a card prints it', Buffer.from(text.toUpperCase()), 'UTF-8'],
    ['in small letters', Buffer.from(text.toLowerCase()), 'UTF-8'],
    ['one word of it, cut by a page', Buffer.from('aforth\0\0Eriksvold\0'), 'UTF-8'],
    ['inside CBOR', Buffer.from(encode({ answers: { name: { familyName: 'Eriksvold-Okaforth' } } })), 'UTF-8'],
    ['as UTF-16, little end first', Buffer.from(text, 'utf16le'), 'UTF-16LE'],
    ['as UTF-16, big end first', utf16be, 'UTF-16BE'],
    ['as base64', Buffer.from(Buffer.from(text).toString('base64')), 'base64'],
    ['as base64 one byte on', Buffer.from(Buffer.from(`x${text}`).toString('base64')), 'base64'],
    ['as base64 two bytes on', Buffer.from(Buffer.from(`xy${text}`).toString('base64')), 'base64'],
    ['as base64 of UTF-16', Buffer.from(Buffer.from(text, 'utf16le').toString('base64')), 'base64'],
    ['as hex', Buffer.from(Buffer.from(text).toString('hex')), 'hex'],
    ['as hex in capitals', Buffer.from(Buffer.from(text).toString('hex').toUpperCase()), 'hex'],
    ['as a part of an address', Buffer.from(encodeURIComponent(text)), 'URL'],
    ['as a part of a form', Buffer.from(text.replaceAll(' ', '+')), 'URL'],
  ])('%s', (_how, bytes, form) => {
    writeFileSync(at('file.bin'), around(bytes));
    expect(forms([name])).toContain(form);
  });

  it('as base64url, where it differs', () => {
    const odd = textCanary('odd', 'Ďůňkaňëď');
    const url = Buffer.from('xxxĎůňkaňëďyy').toString('base64url');
    expect(url).not.toBe(Buffer.from('xxxĎůňkaňëďyy').toString('base64'));
    writeFileSync(at('file.bin'), around(Buffer.from(url)));
    expect(look([odd]).traces.map((trace) => trace.canary)).toContain('odd');
  });

  it('with its accents apart', () => {
    writeFileSync(at('file.bin'), around(Buffer.from('Zoë Ångström'.normalize('NFD'))));
    expect(forms([textCanary('name', 'Zoë Ångström')])).toContain('UTF-8');
  });

  it('across the border of two reads, and at the very end', () => {
    const bytes = noise(3 << 20, 3);
    bytes.write(text, (1 << 20) - 7, 'utf8');
    writeFileSync(at('border.bin'), bytes);
    writeFileSync(at('end.bin'), Buffer.concat([noise((1 << 20) + 11, 5), Buffer.from(text)]));
    const paths = look([name]).traces.map((trace) => trace.path);
    expect(paths).toContain(at('border.bin'));
    expect(paths).toContain(at('end.bin'));
    const whole = look([name]).traces.find((trace) => trace.path === at('border.bin'));
    expect(whole?.at).toBe((1 << 20) - 7);
  });

  it('in the name of a file, of a folder, and in what a link points at', () => {
    mkdirSync(at('scans of Okaforth'));
    writeFileSync(at('Eriksvold.jpg'), '');
    symlinkSync('/nowhere/Quillmarie', at('link'));
    const found = look([name]).traces;
    expect(found.map((trace) => trace.path).sort()).toEqual(
      [at('Eriksvold.jpg'), at('link'), at('scans of Okaforth')].sort(),
    );
    expect(found.every((trace) => trace.at === null)).toBe(true);
  });
});

describe('a day', () => {
  const born = dayCanary('date of birth', '1974-08-12', 'August');
  it.each(['1974-08-12', '12 AUG 1974', '12 Aug 1974', 'August 12, 1974', '12 August 1974', '08/12/1974'])(
    'is found as %s',
    (text) => {
      writeFileSync(at('file.bin'), around(Buffer.from(text)));
      expect(forms([born])).toContain('UTF-8');
    },
  );
  it('is not seen in another day, nor in its year alone', () => {
    writeFileSync(at('file.bin'), '1974-08-13, since 1974, on August 12');
    expect(forms([born])).toEqual([]);
  });
});

describe('a picture', () => {
  const jpeg = noise(90_000, 11);
  const canary = bytesCanary('portrait', jpeg);
  it.each<[string, Buffer, string]>([
    ['whole', jpeg, 'raw'],
    ['a piece of it that fits in half a page', jpeg.subarray(40_001, 40_600), 'raw'],
    ['as base64', Buffer.from(jpeg.toString('base64')), 'base64'],
    ['as base64 inside something longer', Buffer.from(around(jpeg).toString('base64')), 'base64'],
    ['as base64url', Buffer.from(jpeg.toString('base64url')), 'base64url'],
    ['as hex', Buffer.from(jpeg.toString('hex')), 'hex'],
  ])('%s', (_how, bytes, form) => {
    writeFileSync(at('file.bin'), bytes);
    expect(forms([canary])).toContain(form);
  });

  it('is found in every page it is cut into', () => {
    // SQLite's overflow pages: four bytes of pointer, then the next piece of the blob.
    for (let page = 0; page < jpeg.length / 4092; page++) {
      writeFileSync(at(`page-${page}`), jpeg.subarray(page * 4092, (page + 1) * 4092));
    }
    const paths = new Set(look([canary]).traces.map((trace) => trace.path));
    expect(paths.size).toBe(Math.ceil(jpeg.length / 4092));
  });

  it('of the camera is found as a raw frame', () => {
    const picture = grained(face());
    writeFileSync(at('frame.raw'), y4mOf(picture).subarray(100_000));
    expect(forms([frameCanary('frame', picture)])).toContain('raw');
  });

  it('with another grain, or of another thing, is another picture', () => {
    const picture = grained(face());
    writeFileSync(at('other.y4m'), y4mOf(grained(face())));
    writeFileSync(at('paper.y4m'), y4mOf(grained(paper())));
    writeFileSync(at('plain.y4m'), y4mOf(face()));
    expect(forms([frameCanary('frame', picture)])).toEqual([]);
  });

  it('too even to be told from any other is refused, not passed', () => {
    expect(() => bytesCanary('black', Buffer.alloc(90_000))).toThrow(/only 0 slices/);
  });

  it('printed in a PDF is known by its own streams, and not by the fonts of every card', () => {
    const font = noise(30_000, 21);
    const object = (dictionary: string, body: Buffer) =>
      Buffer.concat([Buffer.from(`9 0 obj\n<<${dictionary}>>\nstream\n`), body, Buffer.from('\nendstream\nendobj\n')]);
    const image = deflateSync(jpeg);
    const pdf = Buffer.concat([
      Buffer.from('%PDF-1.4\n'),
      object('/Length1 5 /Filter /FlateDecode', font),
      object('/Type /XObject /Subtype /Image', image),
    ]);
    const canary = pdfCanary('printed card', pdf);
    writeFileSync(at('font.bin'), font);
    expect(forms([canary])).toEqual([]);
    writeFileSync(at('d00001-001'), pdf.subarray(31_000));
    expect(forms([canary])).toContain('raw');
  });
});

describe('what a database keeps', () => {
  it('is found in its log while it is open, when nothing seals it', () => {
    // A setting is a value of the station and is not sealed, so it stands here for what sealing must prevent.
    const word = inventWord();
    const image = noise(60_000, 31);
    const store = openStore({
      folder,
      keyRing: { create: () => undefined, get: () => undefined, destroy: () => true, ids: () => [] },
      clock: () => new Date(),
    });
    try {
      store.settings.put('training-key', Buffer.concat([Buffer.from(word), image]));
      const found = look([textCanary('word', word), bytesCanary('image', image)]).traces;
      expect(new Set(found.map((trace) => trace.canary))).toEqual(new Set(['word', 'image']));
    } finally {
      store.close();
    }
  });
});

describe('what it does not say', () => {
  it('finds nothing where there is nothing', () => {
    const person = inventPerson();
    writeFileSync(at('file.bin'), noise(4 << 20, 41));
    writeFileSync(at('text.txt'), 'The applicant Anna Eriksson of Lakemont, IL 60601; 1974.\n'.repeat(20_000));
    writeFileSync(at('base64.txt'), noise(2 << 20, 43).toString('base64'));
    const result = look([
      textCanary('given names', person.givenNames),
      textCanary('family name', person.familyName),
      textCanary('code', 'K7P 2MN', 'K7P2MN'),
      dayCanary('date of birth', person.dateOfBirth, person.month),
      bytesCanary('portrait', noise(90_000, 45)),
    ]);
    expect(result.traces).toEqual([]);
    expect(result.files).toBe(3);
    expect(result.bytes).toBeGreaterThan(6 << 20);
  });

  it('leaves out only what it is told to, and tells what is absent', () => {
    mkdirSync(at('demo-out'));
    writeFileSync(at('demo-out/card.txt'), 'Quillmarie');
    expect(look([name], [at('demo-out')]).traces).toEqual([]);
    expect(look([name]).traces).toHaveLength(1);
    const [place] = scan([{ name: 'spool', path: at('nothing here') }], [name]).places;
    expect(place).toMatchObject({ state: 'absent', files: 0 });
  });

  it('keeps the words it looked for out of its report', () => {
    writeFileSync(at('file.bin'), 'Quillmarie Eriksvold-Okaforth');
    expect(JSON.stringify(look([name]))).not.toMatch(/Quillmarie|Okaforth/i);
  });

  it('refuses a text that chance would find', () => {
    expect(() => textCanary('state', 'IL')).toThrow(/too short/);
  });
});
