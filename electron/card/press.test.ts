import { execFileSync, spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openTestPress, type TestPress } from '../../e2e/devices/card-press.ts';
import { skipped } from '../../e2e/devices/lacking.ts';
import type { CardFace, Fix, PurgeCertificate } from '../contract/views.ts';
import { CARD_HEIGHT_PT, CARD_WIDTH_PT, CardPdfError, exactCardPdf } from './pdf.ts';
import { makePress, type Press } from './press.ts';

/** What reads a PDF as a printer does; without them nothing here can be shown. */
const TOOLS = ['pdfinfo', 'pdffonts', 'pdftoppm', 'pdftotext', 'zbarimg'];
const missing = TOOLS.filter((tool) => spawnSync(tool, ['--version']).error);
const skip = skipped('the press', missing.length > 0 ? `not installed: ${missing.join(', ')}` : null);

const face: CardFace = {
  city: 'Lakemont',
  cardName: 'Lakemont Resident ID',
  design: 'lakemont',
  language: 'en',
  specimen: true,
  givenNames: 'Anna Maria',
  familyName: 'Eriksson-Okafor',
  dateOfBirth: '1974-08-12',
  cardNumber: '4K729QM8XRT',
  issuedOn: '2026-11-23',
  expiresOn: '2031-11-23',
  address: ['418 Harbor Street, Apt 6', 'Lakemont, IL 60601'],
  gender: 'Female',
  emergency: { name: 'Jonas Eriksson', phone: '+1 312 555 0147' },
  portrait: '/live/portrait-1',
  code: '4K729QM8XRT',
};

const certificate: PurgeCertificate = {
  cause: 'issued',
  end: 'issued',
  on: '2026-11-23',
  station: 'City Hall, counter 3',
  keyId: '7F 2A 11 0C 9D 44 E0 B1',
  objectsDeleted: 6,
  imagesDeleted: 3,
  keysDestroyed: 1,
  checks: (['key', 'rows', 'log', 'paths', 'spool', 'renderers'] as const).map((step) => ({
    step,
    passed: true,
    detail: '0 left',
  })),
  stays: ['cardNumber', 'issuedOn', 'expiresOn', 'status'],
  voidNumbers: 0,
  code: `PC1:${'6BFOXN*TS0BI$ZD4N9:9S6RCVN5+O30K3/XIV0W23NTDE'.repeat(6)}`,
  command: 'walkup verify-certificate PC1:…',
};

const passportAndBill: Fix = {
  documents: [
    { type: 'passport', name: { en: 'Passport', es: 'Pasaporte' }, whose: 'applicant' },
    { type: 'bill', name: { en: 'Power bill', es: 'Recibo de luz' }, whose: 'applicant' },
  ],
  attestations: [],
  caretaker: false,
};

interface Raster {
  width: number;
  height: number;
  at(x: number, y: number): readonly [number, number, number];
}

describe.skipIf(skip)('the press', () => {
  let folder = '';
  let test: TestPress;
  let press: Press;
  let portrait: Uint8Array;

  beforeAll(async () => {
    folder = mkdtempSync(join(tmpdir(), 'walkup-card-'));
    test = await openTestPress();
    press = makePress(test.raw);
    portrait = await invented(test);
  }, 60_000);

  afterAll(async () => {
    await test?.close();
    rmSync(folder, { recursive: true, force: true });
  });

  const save = (pdf: Uint8Array): string => {
    const path = join(folder, 'card.pdf');
    writeFileSync(path, pdf);
    return path;
  };
  const tool = (name: string, ...args: string[]): string => execFileSync(name, args, { encoding: 'utf8' });
  /** One page as a printer's raster, 300 dots an inch; without smoothing every dot that is touched is filled. */
  const raster = (path: string, page: number, smooth = false): Raster => {
    const out = join(folder, `page-${page}`);
    const hard = smooth ? [] : ['-aa', 'no', '-aaVector', 'no'];
    tool('pdftoppm', '-r', '300', '-f', `${page}`, '-l', `${page}`, ...hard, '-singlefile', path, out);
    const ppm = readFileSync(`${out}.ppm`);
    const [head = '', size = ''] = /^P6\s(\d+ \d+)\s255\s/.exec(ppm.toString('latin1', 0, 32)) ?? [];
    const [width = 0, height = 0] = size.split(' ').map(Number);
    const pixels = ppm.subarray(head.length);
    return {
      width,
      height,
      at: (x, y) => {
        const index = (y * width + x) * 3;
        return [pixels[index] ?? -1, pixels[index + 1] ?? -1, pixels[index + 2] ?? -1];
      },
    };
  };
  const scan = (path: string, page: number, dpi = 300): string => {
    const out = join(folder, `scan-${page}`);
    tool('pdftoppm', '-r', `${dpi}`, '-f', `${page}`, '-l', `${page}`, '-png', '-singlefile', path, out);
    return tool('zbarimg', '-q', '--raw', '--nodbus', `${out}.png`).trimEnd();
  };
  const text = (path: string): string => tool('pdftotext', '-layout', path, '-');

  it('makes two pages of exactly the card’s size, with every box the same and no word about their making', async () => {
    const { pdf, problems } = await press.card(face, portrait);
    expect(problems).toEqual([]);
    const info = tool('pdfinfo', '-box', save(pdf));
    expect(info).toMatch(/Pages: +2\n/);
    for (const box of ['MediaBox', 'CropBox', 'BleedBox', 'TrimBox', 'ArtBox']) {
      const sizes = new RegExp(`${box}: +0\\.00 +0\\.00 +([\\d.]+) +([\\d.]+)`).exec(info);
      expect(Math.abs(Number(sizes?.[1]) - 242.65)).toBeLessThan(0.05);
      expect(Math.abs(Number(sizes?.[2]) - 153.01)).toBeLessThan(0.05);
    }
    expect(info).not.toMatch(/Title|Producer|Creator|CreationDate|ModDate/);
    expect(Buffer.from(pdf).toString('latin1')).not.toMatch(/Skia|Mozilla|Walkup press/);
    expect(test.refused).toEqual([]);
  });

  it('embeds its fonts, none of them as Type 3', async () => {
    const lines = tool('pdffonts', save((await press.card(face, portrait)).pdf))
      .trim()
      .split('\n')
      .slice(2);
    expect(lines.length).toBeGreaterThanOrEqual(2);
    for (const line of lines) expect(line).toMatch(/NotoSans.* CID TrueType +Identity-H +yes yes/);
  });

  it.each([
    ['fills every dot it touches', false],
    ['weighs how much of a dot is covered', true],
  ])('prints a code that reads back, on whole dots, in pure black, where a rasteriser %s', async (_, smooth) => {
    const path = save((await press.card(face, portrait)).pdf);
    expect(scan(path, 2)).toBe(face.code);
    const back = raster(path, 2, smooth);
    // Every run of black or white inside the symbol is a whole number of modules, or its edges would be dithered.
    const { left, top, side } = symbol(back);
    expect(side % 21).toBe(0);
    const module = side / 21;
    const wrong: string[] = [];
    for (let y = 0; y < side; y++) {
      for (let x = 0; x < side; x++) {
        const pixel = back.at(left + x, top + y).join();
        const corner = back.at(left + x - (x % module), top + y - (y % module)).join();
        if (pixel !== corner || (pixel !== '0,0,0' && pixel !== '255,255,255')) wrong.push(`${x},${y}: ${pixel}`);
      }
    }
    expect(wrong).toEqual([]);
  });

  it('keeps the quiet zone white, four modules on every side, specimen or not', async () => {
    const back = raster(save((await press.card(face, portrait)).pdf), 2);
    const { left, top, side } = symbol(back);
    const quiet = (side / 21) * 4;
    for (let step = -quiet; step < side + quiet; step++) {
      for (const depth of [1, quiet]) {
        for (const [x, y] of [
          [left + step, top - depth],
          [left + step, top + side + depth - 1],
          [left - depth, top + step],
          [left + side + depth - 1, top + step],
        ] as const) {
          expect(back.at(x, y)).toEqual([255, 255, 255]);
        }
      }
    }
  });

  it('reads back a code as long as a signed one will be', async () => {
    const code = 'MID1:6BFOXN*TS0BI$ZD4N9:9S6RCVN5+O30K3/XIV0W23NTDE'.repeat(5);
    const path = save((await press.card({ ...face, code }, portrait)).pdf);
    expect(scan(path, 2)).toBe(code);
  });

  it('neither cuts nor moves the drawing when it trims the page', async () => {
    const { pdf } = await test.raw.print({
      work: { kind: 'card', face: { ...face, portrait: null }, portrait: null },
      files: new Map(),
    });
    const before = raster(save(pdf), 1, true);
    const after = raster(save(await exactCardPdf(pdf, 2)), 1, true);
    expect([after.width, after.height]).toEqual([before.width, before.height]);
    let most = 0;
    for (let y = 0; y < Math.floor(637.56); y++) {
      for (let x = 0; x < Math.floor(1011.02); x++) {
        const [one, other] = [before.at(x, y), after.at(x, y)];
        most = Math.max(most, ...one.map((value, channel) => Math.abs(value - (other[channel] ?? 0))));
      }
    }
    // Coordinates a millionth of a dot apart may weigh an edge a little differently; a shift would swap black and white.
    expect(most).toBeLessThan(32);
  });

  it('lets no pixel of the portrait be dark enough for resin black', async () => {
    const front = raster(save((await press.card(face, portrait)).pdf), 1);
    let darkest = 255;
    let brightest = 0;
    for (let y = mm(13); y < mm(41); y++) {
      for (let x = mm(4.5); x < mm(25); x++) {
        darkest = Math.min(darkest, ...front.at(x, y));
        brightest = Math.max(brightest, ...front.at(x, y));
      }
    }
    expect(darkest).toBeGreaterThanOrEqual(28);
    expect(brightest).toBeGreaterThan(150);
  });

  it('sets every text in pure black over the watermark', async () => {
    const path = save((await press.card(face, portrait)).pdf);
    const front = raster(path, 1);
    const black = (fromX: number, fromY: number, toX: number, toY: number) => {
      let count = 0;
      for (let y = mm(fromY); y < mm(toY); y++) {
        for (let x = mm(fromX); x < mm(toX); x++) if (front.at(x, y).join() === '0,0,0') count++;
      }
      return count;
    };
    expect(black(29, 15, 70, 20)).toBeGreaterThan(1500); // given names
    expect(black(4, 46, 40, 51)).toBeGreaterThan(1500); // number
    expect(black(29, 31, 80, 35)).toBeGreaterThan(1500); // dates
    // Rotated, so that its letters come one by one.
    expect(text(path)).not.toBe(text(save((await press.card({ ...face, specimen: false }, portrait)).pdf)));
    expect(front.at(mm(62), mm(28)).join()).not.toBe(front.at(mm(82), mm(28)).join());
    expect(text(save((await press.card({ ...face, specimen: false }, portrait)).pdf))).not.toContain('SPECIMEN');
  });

  it('says everything the card must say, in words of its language', async () => {
    const english = text(save((await press.card(face, portrait)).pdf));
    for (const words of [
      'Anna Maria',
      'Eriksson-Okafor',
      '12 Aug 1974',
      '23 Nov 2031',
      '23 Nov 2026',
      '4K7 29Q M8XR T',
    ])
      expect(english).toContain(words);
    for (const words of ['418 Harbor Street, Apt 6', 'Lakemont, IL 60601', 'Jonas Eriksson', '+1 312 555 0147'])
      expect(english).toContain(words);
    const spanish = text(save((await press.card({ ...face, language: 'es', expiresOn: null }, portrait)).pdf));
    expect(spanish).toContain('12 ago 1974');
    expect(spanish).toContain('No vence');
    expect(spanish).toContain('Fecha de nacimiento');
  });

  it('leaves off what was not given', async () => {
    const bare = { ...face, address: [], gender: null, emergency: null, portrait: null, expiresOn: null };
    const path = save((await press.card(bare, null)).pdf);
    const words = text(path);
    expect(words).toContain('Never expires');
    for (const label of ['Address', 'Gender', 'emergency']) expect(words).not.toContain(label);
    expect(tool('pdfimages', '-list', path).trim().split('\n')).toHaveLength(2);
  });

  it('shrinks a long name, then breaks it, then refuses it, and never cuts it', async () => {
    const long = 'Wilhelmina Konstantina Aleksandra';
    const broken = 'Wilhelmina Konstantina Aleksandra Theodora Magdalena Philippa';
    const shrunk = await press.card({ ...face, givenNames: long }, portrait);
    expect(shrunk.problems).toEqual([]);
    expect(text(save(shrunk.pdf))).toContain(long);
    const two = await press.card({ ...face, givenNames: broken }, portrait);
    expect(two.problems).toEqual([]);
    const words = text(save(two.pdf)).replace(/\s+/g, ' ');
    for (const name of broken.split(' ')) expect(words).toContain(name);
    const refused = await press.card({ ...face, givenNames: `${broken} ${broken}` }, portrait);
    expect(refused.problems).toEqual([{ field: 'givenNames', problem: 'does-not-fit' }]);
    const unbreakable = await press.card({ ...face, familyName: 'W'.repeat(60) }, portrait);
    expect(unbreakable.problems).toEqual([{ field: 'familyName', problem: 'does-not-fit' }]);
  });

  it('refuses an address, gender and contact without room, each by name', async () => {
    const much = 'a'.repeat(90);
    const { problems } = await press.card(
      { ...face, address: [much], gender: much, emergency: { name: much, phone: '1' } },
      portrait,
    );
    expect(problems.map(({ field }) => field).sort()).toEqual(['address', 'emergency', 'gender']);
  });

  it.each([
    ['Sukarno', ''],
    ['', 'Sukarno'],
  ])('prints a person of one name once, under “Name” (%s|%s)', async (givenNames, familyName) => {
    const { pdf, problems } = await press.card({ ...face, givenNames, familyName }, portrait);
    expect(problems).toEqual([]);
    const words = text(save(pdf));
    expect(words.match(/Sukarno/g)).toHaveLength(1);
    expect(words).toMatch(/Name\n/);
    expect(words).not.toContain('Family name');
  });

  it('gives a long single name the room of both', async () => {
    const single = 'Wilhelmina Konstantina Aleksandra Theodora Magdalena Philippa';
    const { pdf, problems } = await press.card({ ...face, givenNames: single, familyName: '' }, portrait);
    expect(problems).toEqual([]);
    const words = text(save(pdf));
    for (const name of single.split(' ')) expect(words).toContain(name);
  });

  it('prints a long address in care of an organization in four lines, clear of the card number', async () => {
    const careOf = [
      'c/o Harbor House Community Shelter and Family Resources',
      '12845 North Boulevard, Building C',
      'Lakemont Heights, IL 60099-1234',
    ];
    const { pdf, problems } = await press.card({ ...face, address: careOf }, portrait);
    expect(problems).toEqual([]);
    const path = save(pdf);
    const words = text(path).replace(/\s+/g, ' ');
    expect(words).toContain('c/o Harbor House Community Shelter');
    expect(words).toContain('Lakemont Heights, IL 60099-1234');
    // Between the last line of the address and the number's digits there is a row without ink.
    const front = raster(path, 1);
    const rows = Array.from({ length: 12 }, (_, step) => 46.4 + step * 0.1);
    const inked = rows.map((y) => {
      for (let x = mm(29.5); x < mm(60); x++) if (front.at(x, mm(y)).join() === '0,0,0') return true;
      return false;
    });
    expect(inked).toContain(false);
  });

  it('prints Arabic from its own font, joined and inside its column', async () => {
    const { pdf, problems } = await press.card(
      { ...face, givenNames: 'عبد الرحمن', familyName: 'محمد الشريف', specimen: false },
      portrait,
    );
    expect(problems).toEqual([]);
    const path = save(pdf);
    expect(tool('pdffonts', path)).toMatch(/NotoSansArabic/);
    const front = raster(path, 1);
    const black = (fromX: number, toX: number) => {
      let count = 0;
      for (let y = mm(15.4); y < mm(20.6); y++) {
        for (let x = mm(fromX); x < mm(toX); x++) if (front.at(x, y).join() === '0,0,0') count++;
      }
      return count;
    };
    expect(black(29, 60)).toBeGreaterThan(700);
    expect(black(26, 29)).toBe(0);
  });

  it('reports a script it has no font for as unprintable', async () => {
    const { problems } = await press.card({ ...face, familyName: '李' }, portrait);
    expect(problems).toEqual([{ field: 'familyName', problem: 'unprintable' }]);
  });

  it('draws a design it does not know plainly, without any mark of Lakemont', async () => {
    const path = save((await press.card({ ...face, design: 'elsewhere', city: 'Elsewhere' }, portrait)).pdf);
    expect(scan(path, 2)).toBe(face.code);
    expect(raster(path, 1).at(mm(80), mm(1))).not.toEqual([10, 79, 92]);
  });

  it('refuses a portrait that is not a picture rather than print a card without a face', async () => {
    await expect(press.card(face, Uint8Array.from([1, 2, 3]))).rejects.toThrow(/portrait/);
    await expect(press.card(face, null)).rejects.toThrow(/missing/);
  });

  it('believes no report that is not one', async () => {
    const { pdf } = await test.raw.print({ work: { kind: 'card', face, portrait: null }, files: new Map() });
    const telling = (report: unknown) => makePress({ print: async () => ({ pdf: Uint8Array.from(pdf), report }) });
    const bare = { ...face, portrait: null };
    await expect(telling(null).card(bare, null)).rejects.toThrow(/reported/);
    await expect(telling({ problems: [], pages: 1 }).card(bare, null)).rejects.toThrow(/1 pages/);
    await expect(telling({ problems: [], pages: 2, html: 'x' }).card(bare, null)).rejects.toThrow(/reported/);
    await expect(telling({ problems: [{ field: 'x', problem: 'y' }], pages: 2 }).card(bare, null)).rejects.toThrow();
    await expect(exactCardPdf(pdf, 3)).rejects.toThrow(CardPdfError);
  });

  it('refuses to trim a page that is not a card’s', async () => {
    const slip = await press.slip({
      kind: 'waiting',
      language: 'en',
      city: 'Lakemont',
      number: 'A 42',
      forgetCode: '7KQ2',
      people: 1,
    });
    await expect(exactCardPdf(slip.pdf, 1)).rejects.toThrow(/not a card/);
    expect(CARD_WIDTH_PT).toBeCloseTo(242.65, 2);
    expect(CARD_HEIGHT_PT).toBeCloseTo(153.01, 2);
  });

  it('prints a waiting slip on one 80 mm page that names nobody', async () => {
    const { pdf } = await press.slip({
      kind: 'waiting',
      language: 'es',
      city: 'Lakemont',
      number: 'A 42',
      forgetCode: '7KQ2',
      people: 4,
    });
    const path = save(pdf);
    const info = tool('pdfinfo', path);
    expect(info).toMatch(/Pages: +1\n/);
    expect(Number(/Page size: +([\d.]+)/.exec(info)?.[1])).toBeCloseTo((80 / 25.4) * 72, 0);
    expect(info).not.toMatch(/Title|Producer|Creator|Date/);
    const words = text(path);
    for (const wanted of ['A 42', 'Para 4 personas', '7KQ2', 'Nada en este papel', 'Ciudad de Lakemont'])
      expect(words).toContain(wanted);
  });

  it('prints a pre-check of many documents on one page, cut nowhere, with what would do', async () => {
    const many = Array.from({ length: 60 }, (_, place) => ({ en: `Paper ${place + 1}`, es: `Papel ${place + 1}` }));
    const by = many.slice(0, 20).map((name, place) => ({ documentId: `${place}`, type: `paper-${place}`, name }));
    const need = { by: [], attestation: null, lacking: null, points: null };
    const { pdf } = await press.slip({
      kind: 'precheck',
      language: 'es',
      city: 'Lakemont',
      cardName: { en: 'Resident ID', es: 'Tarjeta de residente' },
      brought: many,
      result: {
        outcome: 'lacking',
        needs: [
          { ...need, id: 'photo', name: { en: 'Photo', es: 'Foto' }, state: 'met', by },
          {
            ...need,
            id: 'identity',
            name: { en: 'Identity', es: 'Identidad' },
            state: 'lacking',
            lacking: { en: 'More papers', es: 'Más papeles' },
            points: { reached: 1, asked: 3 },
          },
        ],
        caretaker: null,
        attestations: [{ en: 'Statement of residency', es: 'Declaración de residencia' }],
        gaps: [{ id: 'age', about: { en: 'How old?', es: '¿Cuántos días?' } }],
        fixes: [passportAndBill, { documents: [], attestations: [], caretaker: true }],
      },
    });
    const path = save(pdf);
    const info = tool('pdfinfo', path);
    expect(info).toMatch(/Pages: +1\n/);
    expect(Number(/Page size: +([\d.]+)/.exec(info)?.[1])).toBeCloseTo((80 / 25.4) * 72, 0);
    expect(tool('pdffonts', path)).not.toMatch(/DejaVu|Liberation/);
    const words = text(path).replace(/\s+/g, ' ');
    for (const wanted of [
      'Falta algo',
      'Pasaporte y Recibo de luz',
      'tutor viene también',
      'Papel 1 ',
      'Papel 60',
      '1 de 3 puntos',
      'Más papeles',
      'Declaración de residencia',
      '¿Cuántos días?',
      'no se guardó',
    ])
      expect(words).toContain(wanted);
    expect(words).not.toMatch(/20\d\d/);
  });

  it('prints a refusal with its reasons, what to bring and how to appeal', async () => {
    const path = save(
      (
        await press.slip({
          kind: 'refusal',
          language: 'en',
          city: 'Lakemont',
          reasons: [{ en: 'No document shows that you live here.' }, { en: 'A document has expired.' }],
          bring: [passportAndBill],
          appeal: { en: 'You may appeal within 30 days.' },
        })
      ).pdf,
    );
    expect(tool('pdfinfo', path)).toMatch(/Pages: +1\n/);
    const words = text(path).replace(/\s+/g, ' ');
    for (const wanted of [
      'No card could be issued today',
      'No document shows that you live here.',
      'A document has expired.',
      'Bring this Passport and Power bill',
      'You may appeal within 30 days.',
    ])
      expect(words).toContain(wanted);
  });

  it('prints the whole purge certificate, its code readable by a phone', async () => {
    const path = save((await press.slip({ kind: 'certificate', language: 'en', city: 'Lakemont', certificate })).pdf);
    expect(tool('pdfinfo', path)).toMatch(/Pages: +1\n/);
    expect(scan(path, 1, 406)).toBe(certificate.code);
    const words = text(path).replace(/\s+/g, ' ');
    for (const wanted of ['Card issued', '23 Nov 2026', certificate.station, certificate.keyId, '6 of 6', 'passed'])
      expect(words).toContain(wanted);
    expect(words).toContain('card number, issue date, expiry date, card status');
    expect(words).toContain('walkup verify-certificate');
    const failed = { ...certificate, checks: [{ step: 'spool' as const, passed: false, detail: '2 jobs' }] };
    const told = text(
      save((await press.slip({ kind: 'certificate', language: 'en', city: 'Lakemont', certificate: failed })).pdf),
    );
    expect(told).toContain('NOT passed');
    expect(told).toContain('2 jobs');
  });
});

/** Dots of a length, at 300 an inch. */
const mm = (millimetres: number): number => Math.round((millimetres / 25.4) * 300);

/** Finds the symbol: the pure black of its finder patterns is the only black in the top left of the back. */
function symbol(page: Raster): { left: number; top: number; side: number } {
  const black = (x: number, y: number) => page.at(x, y).join() === '0,0,0';
  let [left, top, right] = [Number.POSITIVE_INFINITY, Number.POSITIVE_INFINITY, 0];
  for (let y = mm(7); y < mm(33); y++) {
    for (let x = mm(3); x < mm(29); x++) {
      if (!black(x, y)) continue;
      left = Math.min(left, x);
      top = Math.min(top, y);
      right = Math.max(right, x);
    }
  }
  return { left, top, side: right - left + 1 };
}

/** A drawn face with black hair, the case the floor is for; no person. */
async function invented(press: TestPress): Promise<Uint8Array> {
  const page = await press.browser.newPage({ viewport: { width: 450, height: 600 } });
  await page.setContent(
    `<body style="margin:0"><svg viewBox="0 0 450 600" width="450" height="600"><rect width="450" height="600"
    fill="#cfd8da"/><ellipse cx="225" cy="590" rx="160" ry="190" fill="#37566a"/><circle cx="225" cy="210" r="150"
    fill="#000"/><ellipse cx="225" cy="260" rx="100" ry="130" fill="#9c6a50"/></svg>`,
  );
  const jpeg = await page.screenshot({ type: 'jpeg', quality: 92 });
  await page.close();
  return Uint8Array.from(jpeg);
}
