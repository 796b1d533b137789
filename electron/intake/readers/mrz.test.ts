import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { readMrz } from './mrz.ts';

const TODAY = '2026-11-24';

/** The specimens of Doc 9303: part 5 (TD1), part 6 (TD2), part 4 (TD3), and the long document numbers of part 11. */
const SPECIMENS = {
  td1: ['I<UTOD231458907<<<<<<<<<<<<<<<', '7408122F1204159UTO<<<<<<<<<<<6', 'ERIKSSON<<ANNA<MARIA<<<<<<<<<<'],
  td2: ['I<UTOERIKSSON<<ANNA<MARIA<<<<<<<<<<<', 'D231458907UTO7408122F1204159<<<<<<<6'],
  td3: ['P<UTOERIKSSON<<ANNA<MARIA<<<<<<<<<<<<<<<<<<<', 'L898902C36UTO7408122F1204159ZE184226B<<<<<10'],
  td3Older: ['P<UTOERIKSSON<<ANNA<MARIA<<<<<<<<<<<<<<<<<<<', 'L898902C<3UTO6908061F9406236ZE184226B<<<<<14'],
  td1Long: ['I<UTOD23145890<7349<<<<<<<<<<<', '3407127M9507122UTO<<<<<<<<<<<2', 'STEVENSON<<PETER<JOHN<<<<<<<<<'],
  td2Long: ['I<UTOSTEVENSON<<PETER<JOHN<<<<<<<<<<', 'D23145890<UTO3407127M95071227349<<<8'],
} as const;

const read = (lines: readonly string[], today = TODAY) => readMrz(lines.join('\n'), today);

/** Check digit of Doc 9303-3, 4.9, written apart from the library so that the two are held against each other. */
function digit(text: string): string {
  const weights = [7, 3, 1];
  const worth = (letter: string) =>
    letter === '<' ? 0 : /\d/.test(letter) ? Number(letter) : letter.charCodeAt(0) - 'A'.charCodeAt(0) + 10;
  const sum = [...text].reduce((total, letter, place) => total + worth(letter) * (weights[place % 3] ?? 0), 0);
  return String(sum % 10);
}

/** A TD3 zone for invented people. */
function td3(name: string, birth: string, expiry: string, personal = '<<<<<<<<<<<<<<'): string[] {
  const number = 'X00000001';
  const upper = `P<UTO${name}`.padEnd(44, '<').slice(0, 44);
  const lower = `${number}${digit(number)}UTO${birth}${digit(birth)}<${expiry}${digit(expiry)}${personal}${digit(personal)}`;
  const all = lower.slice(0, 10) + lower.slice(13, 20) + lower.slice(21, 43);
  return [upper, `${lower}${digit(all)}`];
}

describe('the specimens of Doc 9303', () => {
  it.each([
    ['td1', 'TD1', 'ERIKSSON', 'ANNA MARIA', '1974-08-12', '2012-04-15'],
    ['td2', 'TD2', 'ERIKSSON', 'ANNA MARIA', '1974-08-12', '2012-04-15'],
    ['td3', 'TD3', 'ERIKSSON', 'ANNA MARIA', '1974-08-12', '2012-04-15'],
    ['td3Older', 'TD3', 'ERIKSSON', 'ANNA MARIA', '1969-08-06', '1994-06-23'],
    ['td1Long', 'TD1', 'STEVENSON', 'PETER JOHN', '1934-07-12', '1995-07-12'],
    ['td2Long', 'TD2', 'STEVENSON', 'PETER JOHN', '1934-07-12', '1995-07-12'],
  ] as const)('%s is read', (specimen, format, surname, givenNames, birth, expires) => {
    expect(read(SPECIMENS[specimen])).toEqual({
      ok: true,
      reading: {
        source: 'mrz',
        format,
        surname,
        givenNames,
        suffix: '',
        truncated: { surname: false, givenNames: false },
        birth,
        expires,
        issued: null,
      },
    });
  });

  it('leave nothing of nationality, sex or number in what is read', () => {
    const text = JSON.stringify(read(SPECIMENS.td3));
    expect(text).not.toMatch(/UTO|L898902C|ZE184226|"F"|female/);
  });
});

describe('names that fill their field (Doc 9303-4)', () => {
  it.each([
    ['NILAVADHANANANDA<<CHAYAPA<DEJTHAMRONG<K', 'NILAVADHANANANDA', 'CHAYAPA DEJTHAMRONG K'],
    ['NILAVADHANANANDA<<ARNPOL<PETCH<CHARONGU', 'NILAVADHANANANDA', 'ARNPOL PETCH CHARONGU'],
    ['BENNELONG<WOOLOOMOOLOO<WARRANDYTE<W<<DI', 'BENNELONG WOOLOOMOOLOO WARRANDYTE W', 'DI'],
  ])('%s may go on', (field, surname, givenNames) => {
    expect(field).toHaveLength(39);
    expect(read(td3(field, '740812', '300415'))).toMatchObject({
      ok: true,
      reading: { surname, givenNames, truncated: { surname: true, givenNames: true } },
    });
  });
  it('one identifier alone is the surname', () => {
    expect(read(td3('ARKFREITH', '740812', '300415'))).toMatchObject({
      ok: true,
      reading: { surname: 'ARKFREITH', givenNames: '', truncated: { surname: false } },
    });
  });
  it.each(['<<ANNA', 'ERIKSSON<<<ANNA', 'ERIKSSON<<ANNA<<MARIA', 'ER1KSSON<<ANNA', ''])('%j is no name', (field) => {
    expect(read(td3(field, '740812', '300415')).ok).toBe(false);
  });
});

describe('what a wedge reader or a person sends', () => {
  const wanted = read(SPECIMENS.td3);
  const [upper, lower] = SPECIMENS.td3;
  it.each([
    ['CR', `${upper}\r${lower}\r`],
    ['CRLF', `${upper}\r\n${lower}\r\n`],
    ['nothing between the lines', upper + lower],
    ['lower case', `${upper}\n${lower}`.toLowerCase()],
    ['spaces', `  ${upper} \n ${lower.slice(0, 10)} ${lower.slice(10)}`],
    ['start and end characters', `\u0002${upper}\r${lower}\u0003`],
  ])('%s', (_, text) => {
    expect(readMrz(text, TODAY)).toEqual(wanted);
  });
  it('a run of TD1 and of TD2', () => {
    expect(readMrz(SPECIMENS.td1.join(''), TODAY)).toMatchObject({ ok: true, reading: { format: 'TD1' } });
    expect(readMrz(SPECIMENS.td2.join(''), TODAY)).toMatchObject({ ok: true, reading: { format: 'TD2' } });
  });
  it.each([
    ['nothing', ''],
    ['one line of two', upper],
    ['a line too short', `${upper.slice(1)}\n${lower}`],
    ['a layout that loses the filler', `${upper}\n${lower}`.replaceAll('<', ';')],
    ['a visa, which has no digit over everything', `V${upper.slice(1)}\n${lower}`],
    ['an old French card', `IDFRABERTHIER<<<<<<<<<<<<<<<<<<<<<<<\n8806923102858CORINNE<<<<<<<6512068F6`],
    ['a French licence', 'D1FRA13AA000026181231MARTIN<<9'],
  ])('%s is not understood', (_, text) => {
    expect(readMrz(text, TODAY)).toMatchObject({ ok: false, error: { code: 'reading.notUnderstood' } });
  });
});

describe('dates', () => {
  it.each([
    ['740812', '1974-08-12'],
    ['261124', '2026-11-24'],
    ['261125', '1926-11-25'],
    ['000229', '2000-02-29'],
    ['74<<<<', null],
    ['7408<<', null],
    ['<<<<<<', null],
  ])('birth %s is %s', (field, birth) => {
    expect(read(td3('DOE<<JO', field, '300415'))).toMatchObject({ ok: true, reading: { birth } });
  });
  it.each(['741312', '740231', '000000', '74<<12', '0102A9'])('birth %s is none', (field) => {
    expect(read(td3('DOE<<JO', field, '300415')).ok).toBe(false);
  });
  it.each([
    ['300415', '2030-04-15'],
    ['980101', '1998-01-01'],
    ['760101', '2076-01-01'],
    ['<<<<<<', null],
  ])('expiry %s is %s', (field, expires) => {
    expect(read(td3('DOE<<JO', '740812', field))).toMatchObject({ ok: true, reading: { expires } });
  });
});

/** Places of each check digit and what it is called, as line and character. */
const DIGITS = {
  td1: [
    [0, 14, 'document-number'],
    [1, 6, 'birth-date'],
    [1, 14, 'expiry-date'],
    [1, 29, 'composite'],
  ],
  td2: [
    [1, 9, 'document-number'],
    [1, 19, 'birth-date'],
    [1, 27, 'expiry-date'],
    [1, 35, 'composite'],
  ],
  td3: [
    [1, 9, 'document-number'],
    [1, 19, 'birth-date'],
    [1, 27, 'expiry-date'],
    [1, 42, 'optional'],
    [1, 43, 'composite'],
  ],
} as const;

const put = (lines: readonly string[], line: number, place: number, letter: string) =>
  lines.map((text, index) => (index === line ? text.slice(0, place) + letter + text.slice(place + 1) : text));

describe('a wrong check digit', () => {
  const cases = (['td1', 'td2', 'td3'] as const).flatMap((name) =>
    DIGITS[name].map(([line, place, field]) => [name, field, line, place] as const),
  );
  it.each(cases)('%s, %s: every other digit, and the filler', (name, field, line, place) => {
    for (const wrong of '0123456789<') {
      if (wrong === SPECIMENS[name][line]?.[place]) continue;
      expect(read(put(SPECIMENS[name], line, place, wrong)), wrong).toEqual({
        ok: false,
        error: { code: 'reading.checkDigit', values: { field } },
      });
    }
  });
  it('of an optional field that is empty may be zero or the filler (Doc 9303-4), and nothing else', () => {
    const [upper = '', lower = ''] = td3('DOE<<JO', '740812', '300415');
    for (const wrong of '0123456789<') {
      const changed = put([upper, lower], 1, 42, wrong);
      expect(read(changed).ok, wrong).toBe(wrong === '0' || wrong === '<');
    }
  });
});

describe('one wrong character', () => {
  const LETTERS = '<0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ';
  const worth = (letter: string) => Math.max(0, LETTERS.indexOf(letter) - 1);
  /** The places that a check digit covers, by format. */
  const covered = {
    td1: [...range(0, 5, 30), ...range(1, 0, 7), ...range(1, 8, 15), ...range(1, 18, 30)],
    td2: [...range(1, 0, 10), ...range(1, 13, 20), ...range(1, 21, 36)],
    td3: [...range(1, 0, 10), ...range(1, 13, 20), ...range(1, 21, 44)],
    td1Long: [...range(0, 5, 30), ...range(1, 0, 7), ...range(1, 8, 15), ...range(1, 18, 30)],
    td2Long: [...range(1, 0, 10), ...range(1, 13, 20), ...range(1, 21, 36)],
  } as const;
  it.each(Object.keys(covered) as (keyof typeof covered)[])('anywhere in what is checked refuses: %s', (name) => {
    const lines = SPECIMENS[name];
    for (const [line, place] of covered[name]) {
      const right = lines[line]?.[place] ?? '';
      for (const wrong of LETTERS) {
        // Letters ten apart weigh the same in a sum modulo 10: no check digit of the standard can tell them apart.
        if (worth(wrong) % 10 === worth(right) % 10) continue;
        expect(read(put(lines, line, place, wrong)).ok, `${name} ${line}:${place} ${wrong}`).toBe(false);
      }
    }
  });
  it('never throws on any text', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 200 }), (text) => {
        expect(typeof readMrz(text, TODAY).ok).toBe('boolean');
      }),
    );
    fc.assert(
      fc.property(fc.array(fc.constantFrom(...LETTERS), { minLength: 88, maxLength: 90 }), (letters) => {
        expect(readMrz(letters.join(''), TODAY).ok).toBe(false);
      }),
    );
  });
});

function range(line: number, from: number, to: number): [number, number][] {
  return Array.from({ length: to - from }, (_, index) => [line, from + index]);
}
