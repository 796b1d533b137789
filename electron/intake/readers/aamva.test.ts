import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { readAamva } from './aamva.ts';
import { readScan } from './scan.ts';

const TODAY = '2026-11-24';

/** The example of the standard of 2020, annex D.13. */
const STANDARD_10 =
  '@\n\u001e\rANSI 636000100102DL00410278ZV03190008DLDAQT64235789\nDCSSAMPLE\nDDEN\nDACMICHAEL\nDDFN\nDADJOHN\nDDGN\n' +
  'DCUJR\nDCAD\nDCBK\nDCDPH\nDBD06062019\nDBB06061986\nDBA12102024\nDBC1\nDAU068 in\nDAYBRO\nDAG2300 WEST BROAD STREET\n' +
  'DAIRICHMOND\nDAJVA\nDAK232690000  \nDCF2424244747474786102204\nDCGUSA\nDCK123456789\nDDAF\nDDB06062018\nDDC06062020\n' +
  'DDD1\rZVZVA01\r';
/** The example of the standard of 2000. */
const STANDARD_01 =
  '@\n\u001e\rANSI 6360000102DL00390187ZV02260031DLDAQ0123456789ABC\nDAAPUBLIC,JOHN,Q\nDAG123 MAIN STREET\nDAIANYTOWN\n' +
  'DAJVA\nDAK123459999  \nDARDM  \nDAS          \nDAT     \nDAU509\nDAW175\nDAYBL \nDAZBR \nDBA20011201\nDBB19761123\nDBCM\n' +
  'DBD19961201\rZVZVAJURISDICTIONDEFINEDELEMENT\r';

interface Card {
  version: number;
  names: string[];
  dates?: string[];
  type?: 'DL' | 'ID';
}

const US_DATES = ['DBD03142021', 'DBB07041990', 'DBA07042031'];
const ISO_DATES = ['DBD20210314', 'DBB19900704', 'DBA20310704'];
const REST = ['DBC2', 'DAU064 in', 'DAYBRO', 'DAG12 INVENTED ST', 'DAILAKEMONT', 'DAJIL', 'DAK606010000', 'DCGUSA'];

/** A card of an invented person. */
function card({ version, names, dates = version === 1 ? ISO_DATES : US_DATES, type = 'DL' }: Card): string {
  const two = String(version).padStart(2, '0');
  const own = version === 1 ? '' : '01';
  const body = [`${type}DAQX0000001`, ...names, ...dates, ...REST].join('\n');
  const offset = version === 1 ? 29 : 31;
  const entry = `${type}00${offset}${String(body.length + 1).padStart(4, '0')}`;
  return `@\n\u001e\rANSI 636035${two}${own}01${entry}${body}\r`;
}

const person = { birth: '1990-07-04', issued: '2021-03-14', expires: '2031-07-04' };

describe("the standard's own examples", () => {
  it('of 2020 (version 10)', () => {
    expect(readAamva(STANDARD_10, TODAY)).toEqual({
      ok: true,
      reading: {
        source: 'aamva',
        format: 'AAMVA 10',
        surname: 'SAMPLE',
        givenNames: 'MICHAEL JOHN',
        suffix: 'JR',
        truncated: { surname: false, givenNames: false },
        birth: '1986-06-06',
        issued: '2019-06-06',
        expires: '2024-12-10',
      },
    });
  });
  it('of 2000 (version 01)', () => {
    expect(readAamva(STANDARD_01, TODAY)).toMatchObject({
      ok: true,
      reading: {
        format: 'AAMVA 01',
        surname: 'PUBLIC',
        givenNames: 'JOHN Q',
        suffix: '',
        birth: '1976-11-23',
        issued: '1996-12-01',
        expires: '2001-12-01',
      },
    });
  });
  it('leave nothing of number, sex or address in what is read', () => {
    expect(JSON.stringify(readAamva(STANDARD_10, TODAY))).not.toMatch(/T64235789|BROAD|RICHMOND|23269|BRO|068|USA/);
  });
});

describe('versions', () => {
  const names = ['DCSDACOSTA', 'DDEN', 'DACINES', 'DDFN', 'DADMARIA', 'DDGN'];
  it.each([
    [1, ['DABDACOSTA', 'DACINES', 'DADMARIA']],
    [1, ['DAADACOSTA,INES,MARIA']],
    [1, ['DAADACOSTA@INES@MARIA@']],
    [1, ['DAADACOSTA$INES$MARIA']],
    [2, ['DCSDACOSTA', 'DCTINES,MARIA']],
    [3, ['DCSDACOSTA', 'DCTINES MARIA']],
    [3, ['DCSDACOSTA', 'DCTINES,MARIA', 'DADMARIA']],
    [3, ['DCSDACOSTA', 'DCTINES', 'DADMARIA']],
    ...[4, 5, 6, 7, 8, 9, 10, 11, 12].map((version) => [version, names] as const),
  ] as [number, string[]][])('%i, %j', (version, lines) => {
    expect(readAamva(card({ version, names: lines }), TODAY)).toMatchObject({
      ok: true,
      reading: { surname: 'DACOSTA', givenNames: 'INES MARIA', suffix: '', ...person },
    });
  });
  it('an identity card', () => {
    expect(readAamva(card({ version: 8, names, type: 'ID' }), TODAY)).toMatchObject({ ok: true, reading: person });
  });
  it.each([0, 13, 99])('%i is not known', (version) => {
    expect(readAamva(card({ version, names }), TODAY).ok).toBe(false);
  });
  it('year first where a card of a later version has it (West Virginia, Canada)', () => {
    expect(readAamva(card({ version: 4, names, dates: ISO_DATES }), TODAY)).toMatchObject({
      ok: true,
      reading: person,
    });
  });
});

describe('truncation', () => {
  const flags = (family: string, first: string, middle: string) =>
    readAamva(
      card({ version: 8, names: ['DCSDOE', `DDE${family}`, 'DACINES', `DDF${first}`, 'DADMARIA', `DDG${middle}`] }),
      TODAY,
    );
  it.each([
    ['N', 'N', 'N', false, false],
    ['U', 'U', 'U', false, false],
    ['T', 'N', 'N', true, false],
    ['N', 'T', 'N', false, true],
    ['N', 'N', 'T', false, true],
  ])('%s %s %s', (family, first, middle, surname, givenNames) => {
    expect(flags(family, first, middle)).toMatchObject({ ok: true, reading: { truncated: { surname, givenNames } } });
  });
});

describe('cards that are not as the standard has them', () => {
  const v = (names: string[]) => card({ version: 8, names });
  const good = ['DCSDOE', 'DDEN', 'DACSUE', 'DDFN', 'DADANN', 'DDGN'];
  it.each([
    [
      'the older file type, nothing between it and the issuer (Maryland)',
      card({ version: 1, names: ['DAADOE,SUE,ANN,'] }).replace('ANSI ', 'AAMVA'),
    ],
    ['no blank after the file type', v(good).replace('ANSI ', 'ANSI')],
    ['the designator twice', v(good).replace('DLDAQ', 'DLDLDAQ')],
    ['offsets of nothing but zeros (Ontario)', v(good).replace(/DL\d{8}/, 'DL00000000')],
    ['letters for an offset (Alberta)', v(good).replace(/DL\d{8}/, 'DLabac0288')],
    [
      'hyphens in dates, a short header (North Carolina)',
      '@\n\nAAMVA36004001DL00280200DLDABDOE\nDACSUE\nDADANN\nDAE\nDAL12 INVENTED ST\nDAM\nDANLAKEMONT\nDAQ0\nDBA07-04-2031\n' +
        'DBB07-04-1990\nDBCF\nDBD03-14-2021\n',
    ],
    ['values padded with blanks', v(good.map((line) => `${line}     `))],
    ['order of its own', v([...good].reverse())],
    [
      'a second subfile after it',
      v(good)
        .replace(/DL(\d{8})/, 'DL$1ZN03590153')
        .concat('ZNZNADACX\rZNBDCSOTHER\r'),
    ],
  ])('%s', (_, text) => {
    expect(readAamva(text, TODAY)).toMatchObject({
      ok: true,
      reading: { surname: 'DOE', givenNames: 'SUE ANN', ...person },
    });
  });
  it.each([
    ['no middle name', ['DCSDOE', 'DDEN', 'DACSUE', 'DDFN', 'DADNONE', 'DDGN'], 'DOE', 'SUE'],
    ['empty elements', ['DCSDOE', 'DDEN', 'DACSUE', 'DDFN', 'DAD', 'DDGN'], 'DOE', 'SUE'],
    ['two middle names, by a comma', ['DCSDOE', 'DDEN', 'DACSUE', 'DDFN', 'DADANN,BO', 'DDGN'], 'DOE', 'SUE ANN BO'],
    ['one name only', ['DCSDOE', 'DDEN', 'DACNONE', 'DDFN', 'DADNONE', 'DDGN'], 'DOE', ''],
    ['one name only, as given', ['DCSNONE', 'DDEN', 'DACSUE', 'DDFN', 'DADNONE', 'DDGN'], 'SUE', ''],
    ['hyphen and apostrophe', ["DCSO'DOE-ROE", 'DDEN', 'DACSUE', 'DDFN', 'DAD', 'DDGN'], "O'DOE-ROE", 'SUE'],
    [
      'a name that ends like an element',
      ['DCSMADDEN', 'DDEN', 'DACSOLEDAD', 'DDFN', 'DAD', 'DDGN'],
      'MADDEN',
      'SOLEDAD',
    ],
  ])('%s', (_, names, surname, givenNames) => {
    expect(readAamva(v(names), TODAY)).toMatchObject({ ok: true, reading: { surname, givenNames } });
  });
});

describe('what a wedge scanner does to a card', () => {
  const whole = STANDARD_10;
  const right = readAamva(whole, TODAY);
  it.each([
    ['line feeds as returns', whole.replaceAll('\n', '\r')],
    ['returns as line feeds', whole.replaceAll('\r', '\n')],
    ['both for one', whole.replaceAll('\n', '\r\n')],
    ['no record separator', whole.replace('\u001e', '')],
    ['a letter for the record separator', whole.replace('\u001e', '^')],
    ['nothing left of the header', whole.replace('\n\u001e\r', '')],
    ['letters for what was in the header', whole.replace('\n\u001e\r', 'a ')],
    ['a start key and an end key', `\u0002${whole}\u0004`],
  ])('is still right: %s', (_, text) => {
    expect(readAamva(text, TODAY)).toEqual(right);
  });
  it.each([
    ['every control character lost', whole.replace(/\p{Cc}/gu, '')],
    ['line feeds lost', whole.replaceAll('\n', '')],
    ['line feeds as blanks', whole.replaceAll('\n', ' ')],
    ['the first sign lost, so that the layout is unknown', whole.slice(1)],
    ['another layout', whole.replace('@', '"')],
    ['the part before the birth date', whole.slice(0, whole.indexOf('DBB'))],
    ['a line end lost after the family name', whole.replace('SAMPLE\nDDEN', 'SAMPLEDDEN')],
    ['a line end lost after the given name', whole.replace('MICHAEL\nDDFN', 'MICHAELDDFN')],
    ['a line end lost before the birth date', whole.replace('\nDBB', 'DBB')],
    ['no birth date', whole.replace('DBB06061986\n', '')],
    ['a birth date of 13 months', whole.replace('DBB06061986', 'DBB13061986')],
    ['a birth date to come', whole.replace('DBB06061986', 'DBB06062086')],
    ['a day that does not exist', whole.replace('DBA12102024', 'DBA02302024')],
    ['two family names', whole.replace('DDEN', 'DCSOTHER')],
    ['a digit within a name', whole.replace('SAMPLE', 'SAMP1E')],
    [
      'one field for the name, and nothing that parts it (Pennsylvania)',
      STANDARD_01.replace('PUBLIC,JOHN,Q', 'JOHN Q PUBLIC'),
    ],
  ])('is refused: %s', (_, text) => {
    expect(readScan(text, TODAY)).toMatchObject({ ok: false, error: { code: 'reading.notUnderstood' } });
  });
  it('any one line end lost gives the right reading or none', () => {
    const places = [...whole.matchAll(/\n/g)].map((match) => match.index);
    for (const place of places) {
      const result = readAamva(whole.slice(0, place) + whole.slice(place + 1), TODAY);
      if (result.ok) expect(result, String(place)).toEqual(right);
    }
  });
  it('any run of control characters lost or changed gives the right reading or none', () => {
    fc.assert(
      fc.property(
        fc.constantFrom('', ' ', '\r', '\n', '\u001e', '\u001d', '\r\n'),
        fc.infiniteStream(fc.boolean()),
        (instead, coins) => {
          const text = whole.replace(/\p{Cc}/gu, (control) => (coins.next().value ? instead : control));
          const result = readAamva(text, TODAY);
          if (result.ok && right.ok) {
            expect([result.reading.birth, result.reading.expires]).toEqual([
              right.reading.birth,
              right.reading.expires,
            ]);
            expect(result.reading.surname).toBe(right.reading.surname);
            expect(right.reading.givenNames.startsWith(result.reading.givenNames)).toBe(true);
          }
        },
      ),
      { numRuns: 500 },
    );
  });
  it('never throws on any text', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 300 }), fc.boolean(), (text, header) => {
        expect(typeof readScan(header ? STANDARD_10.slice(0, 41) + text : text, TODAY).ok).toBe('boolean');
      }),
    );
    expect(readScan('@'.repeat(5000), TODAY).ok).toBe(false);
    expect(readScan(' \n', TODAY)).toEqual({
      ok: false,
      error: { code: 'reading.notUnderstood', values: { why: 'empty' } },
    });
  });
});
