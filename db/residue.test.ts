import { randomBytes } from 'node:crypto';
import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, onTestFinished, test, vi } from 'vitest';
import type { SealedDocument, Store } from './store.ts';
import { memoryKeyRing, noon, sampleRecord, temporaryFolder } from './testing.ts';

/** Words that stand in every personal field of the application, and nowhere else. */
const WORDS = [
  'Xanthippe-Canary',
  'Wolkenstein-Canary',
  '1931-07-30',
  'zebrafish-affidavit',
  'QC4N4RY',
  'canary-week',
  'canary-aunt',
  'canary-oath',
  'WOLKENSTEIN-MRZ-CANARY',
];

/** How many forms of how many canaries the folder's files hold: UTF-8, UTF-16LE, base64 at each offset, image blocks. */
function traces(folder: string, images: Buffer[]): string[] {
  const files = readdirSync(folder).map((name) => [name, readFileSync(join(folder, name))] as const);
  const found: string[] = [];
  const look = (what: string, needle: Buffer) => {
    for (const [name, bytes] of files) if (bytes.includes(needle)) found.push(`${what} in ${name}`);
  };
  for (const word of WORDS) {
    look(`${word} as UTF-8`, Buffer.from(word));
    look(`${word} as UTF-16LE`, Buffer.from(word, 'utf16le'));
    for (const before of [0, 1, 2]) {
      const code = Buffer.concat([Buffer.alloc(before), Buffer.from(word)]).toString('base64');
      // The first and last characters depend on the neighbours; what is between does not.
      look(`${word} as base64`, Buffer.from(code.replaceAll('=', '').slice(before === 0 ? 0 : before + 1, -2)));
    }
  }
  images.forEach((image, index) => {
    for (let at = 0; at + 32 <= image.length; at += 4096) {
      if (!files.some(([, bytes]) => bytes.includes(image.subarray(at, at + 32)))) continue;
      found.push(`image ${index}`);
      break;
    }
  });
  return found;
}

/** The same day in a store, looked at five times. */
async function day(control: boolean): Promise<Record<'open' | 'ended' | 'purged' | 'later' | 'closed', string[]>> {
  vi.resetModules();
  vi.doMock('./control.ts', () => ({ control }));
  const { openStore } = await import('./open.ts');
  const folder = temporaryFolder(onTestFinished);
  const keyRing = memoryKeyRing();
  const store: Store = openStore({ folder, keyRing, clock: noon });
  const images = [randomBytes(300_000), randomBytes(20_000), randomBytes(700)];
  const begin = (id: string, words: string[], pictures: Buffer[]) => {
    const [given = '', family = '', birth = '', type = '', code = '', waiver = '', aunt = '', oath = '', zone = ''] =
      words;
    const document = { ...(sampleRecord().documents[0] as SealedDocument), type, issuedOn: birth };
    keyRing.create(id);
    store.casework.create(
      { id, waitingNumber: id, state: 'reviewing', since: 0, holder: 'osei' },
      sampleRecord({
        answers: { name: { givenNames: given, familyName: family }, birth: { dateOfBirth: birth } },
        documents: [document],
        caretaker: { relation: aunt, documents: [document] },
        attestations: [oath],
        readings: [
          {
            id: 'r-1',
            documentId: 'doc-1',
            decidedBy: { name: 'lindqvist', birth: null, expires: null },
            read: {
              source: 'mrz',
              format: 'TD3',
              surname: zone,
              givenNames: given,
              suffix: '',
              truncated: { surname: false, givenNames: false },
              birth,
              expires: null,
              issued: null,
            },
          },
        ],
        forgetCode: code,
        fee: { kind: 'first', cents: 0, settled: 'waived', waiver },
      }),
    );
    for (const picture of pictures) store.casework.putImage(id, 'document', 'doc-1', picture);
  };
  begin(
    'before',
    ['Ana', 'Bell', '1990-01-01', 'passport', 'AAAA', 'none', 'mother', 'word', 'BELL'],
    [randomBytes(50_000)],
  );
  begin('case', WORDS, images);
  begin(
    'after',
    ['Cy', 'Dorn', '1991-01-01', 'passport', 'BBBB', 'none', 'mother', 'word', 'DORN'],
    [randomBytes(90_000)],
  );
  store.casework.writeRecord('case', { ...(store.casework.readRecord('case') ?? sampleRecord()), revision: 9 });
  const open = traces(folder, images);
  const purge = store.end({ applicationId: 'case', end: 'refused', cause: 'refused', entries: [] });
  expect(purge).toMatchObject({ objects: 1, images: 3 });
  const ended = traces(folder, images);
  keyRing.destroy('case');
  expect(store.truncateLog()).toBe(true);
  const purged = traces(folder, images);
  store.ledger.append({ code: 'station.stopped' });
  const later = traces(folder, images);
  expect(store.casework.readImages('after', 'document')).toHaveLength(1);
  expect(store.integrity()).toEqual([]);
  store.close();
  return { open, ended, purged, later, closed: traces(folder, images) };
}

describe('what a case leaves in the store files', () => {
  beforeEach(() => vi.resetModules());
  afterEach(() => vi.doUnmock('./control.ts'));

  test('sealed: nothing, not even while it runs', async () => {
    const found = await day(false);
    expect(found).toEqual({ open: [], ended: [], purged: [], later: [], closed: [] });
  });

  test('positive control, unsealed: everything while it runs, and still there when it was deleted', async () => {
    const found = await day(true);
    for (const word of WORDS) expect(found.open).toContainEqual(expect.stringContaining(`${word} as UTF-8`));
    for (const image of ['image 0', 'image 1', 'image 2']) expect(found.open).toContain(image);
    expect(found.purged.length).toBeGreaterThan(0);
    expect(found.closed.length).toBeGreaterThan(0);
  });
});

test.each<[string, (word: string) => Buffer]>([
  ['UTF-8', (word) => Buffer.from(`<${word}>`)],
  ['UTF-16LE', (word) => Buffer.from(`<${word}>`, 'utf16le')],
  ['base64', (word) => Buffer.from(Buffer.from(`<${word}>`).toString('base64'))],
  ['base64', (word) => Buffer.from(Buffer.from(`<<${word}>`).toString('base64'))],
  ['base64', (word) => Buffer.from(Buffer.from(`<<<${word}>`).toString('base64'))],
])('the scan itself sees %s', (form, written) => {
  const folder = temporaryFolder(onTestFinished);
  writeFileSync(join(folder, 'file'), Buffer.concat(WORDS.map(written)));
  expect(traces(folder, [])).toEqual(WORDS.map((word) => `${word} as ${form} in file`));
});
