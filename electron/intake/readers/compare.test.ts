import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { compareReading } from './compare.ts';
import type { Reading } from './reading.ts';

const TODAY = '2026-11-24';

const zone = (surname: string, givenNames: string, full = false): Reading => ({
  source: 'mrz',
  format: 'TD3',
  surname,
  givenNames,
  suffix: '',
  truncated: { surname: full, givenNames: full },
  birth: '1974-08-12',
  expires: '2030-04-15',
  issued: null,
});

const licence = (surname: string, givenNames: string, more: Partial<Reading> = {}): Reading => ({
  ...zone(surname, givenNames),
  source: 'aamva',
  format: 'AAMVA 10',
  ...more,
});

const nameState = (reading: Reading, familyName: string, givenNames: string) =>
  compareReading(reading, { name: { familyName, givenNames }, expiresOn: null })[0]?.state;

describe('the expiry date', () => {
  it.each([
    ['2030-04-15', false, 'same'],
    ['2030-04-16', false, 'differs'],
    [null, false, 'absent'],
    [null, true, 'differs'],
  ] as const)('recorded as %s, asked for: %s: %s', (expiresOn, expiryAsked, state) => {
    const of = (reading: Reading) => compareReading(reading, { expiresOn, expiryAsked })[2]?.state;
    expect(of(zone('ERIKSSON', 'ANNA'))).toBe(state);
    expect(of({ ...zone('ERIKSSON', 'ANNA'), expires: null })).toBe('absent');
  });
});

describe('names against a machine-readable zone', () => {
  it.each([
    ['ERIKSSON', 'ANNA MARIA', 'Eriksson', 'Anna Maria', 'same'],
    ['ERIKSSON', 'ANNA MARIA', 'ERIKSSON', ' anna  maria', 'same'],
    ['ERIKSSON', 'ANNA MARIA', 'Eriksson', 'Anna-Maria', 'as-written'],
    ['ERIKSSON', 'ANNA MARIA', 'Eriksson', 'Anna', 'differs'],
    ['ERIKSSON', 'ANNA MARIA', 'Eriksson', 'Anna Mario', 'differs'],
    ['ERIKSSON', 'ANNA MARIA', 'Anna Maria', 'Eriksson', 'differs'],
    ['ERIKSSON', 'ANNA MARIA', 'Eriksson', '', 'differs'],
    ['ERIKSSON', 'ANNA MARIA', '', 'Anna Maria Eriksson', 'differs'],
    ['ERIKSSON', 'ANNA', 'Eriksson', 'Anna Maria', 'differs'],
    ['MUELLER', 'JOERG', 'Müller', 'Jörg', 'as-written'],
    ['MULLER', 'JORG', 'Müller', 'Jörg', 'as-written'],
    ['MUELLER', 'JOERG', 'Muller', 'Jorg', 'differs'],
    ['NUNEZ', 'JOSE', 'Núñez', 'José', 'as-written'],
    ['NUNXXEZ', 'JOSE', 'Núñez', 'José', 'as-written'],
    ['OCONNOR', 'ENYA SIOBHAN', "O'Connor", 'Enya Siobhan', 'as-written'],
    ['O CONNOR', 'ENYA', "O'Connor", 'Enya', 'differs'],
    ['GARCIA MARQUEZ', 'GABRIEL', 'García Márquez', 'Gabriel', 'as-written'],
    ['GARCIA', 'GABRIEL', 'García Márquez', 'Gabriel', 'differs'],
    ['SHCHERBAKOV', 'ILIA', 'Щербаков', 'Илья', 'as-written'],
    ['MXHMD', 'FAXTTMXAH', 'محمد', 'فاطمة', 'as-written'],
    // What states mostly write instead is in no table: a person decides.
    ['MOHAMMED', 'FATIMAH', 'محمد', 'فاطمة', 'differs'],
    // One identifier: the whole name in it, in either order.
    ['ARKFREITH', '', 'Arkfreith', '', 'same'],
    ['ARKFREITH', '', '', 'Arkfreith', 'as-written'],
    ['ANNA ERIKSSON', '', 'Eriksson', 'Anna', 'as-written'],
    ['ERIKSSON ANNA', '', 'Eriksson', 'Anna', 'as-written'],
    ['ARKFREITH', '', 'Arkfreith', 'Anna', 'differs'],
    ['WANG', 'MING', '王', '明', 'differs'],
  ])('%s / %s, typed %s / %s: %s', (surname, givenNames, family, given, state) => {
    expect(nameState(zone(surname, givenNames), family, given)).toBe(state);
  });

  it.each([
    // Doc 9303-4: cut to the initial, cut short, left out.
    ['NILAVADHANANANDA', 'CHAYAPA DEJTHAMRONG K', 'Nilavadhanananda', 'Chayapa Dejthamrong Krasuang', 'as-written'],
    ['NILAVADHANANANDA', 'ARNPOL PETCH CHARONGU', 'Nilavadhanananda', 'Arnpol Petch Charonguang', 'as-written'],
    [
      'BENNELONG WOOLOOMOOLOO WARRANDYTE W',
      'DI',
      'Bennelong Wooloomooloo Warrandyte Warnambool',
      'Dingo Potoroo',
      'as-written',
    ],
    [
      'PAPANDROPOULOUSPAPANDROPOULOUSPAPANDROP',
      '',
      'Papandropoulouspapandropoulouspapandropoulous',
      'Jonathon',
      'as-written',
    ],
    ['NILAVADHANANANDA', 'CHAYAPA DEJTHAMRONG K', 'Nilavadhanananda', 'Chayapa Dejthamrong Xrasuang', 'differs'],
    ['NILAVADHANANANDA', 'CHAYAPA DEJTHAMRONG K', 'Nilavadhanananda', 'Chayapa', 'differs'],
    ['BENNELONG W', 'DI', 'Bennelong', 'Dingo', 'differs'],
    ['BENNELONG', 'DI', 'Bennelong Wooloomooloo', 'Dingo', 'differs'],
  ])('a full field: %s / %s, typed %s / %s: %s', (surname, givenNames, family, given, state) => {
    expect(nameState(zone(surname, givenNames, true), family, given)).toBe(state);
    // The same name in a field that has room left is not cut.
    expect(nameState(zone(surname, givenNames), family, given)).toBe('differs');
  });
});

describe('names against a licence', () => {
  it.each([
    ["O'DOE-ROE", 'SUE', {}, "O'Doe-Roe", 'Sue', 'same'],
    ['ODOE ROE', 'SUE', {}, "O'Doe-Roe", 'Sue', 'as-written'],
    ['O DOEROE', 'SUE', {}, "O'Doe-Roe", 'Sue', 'as-written'],
    ["O'DOE-ROE", 'SUE', {}, 'ODoe Roe', 'Sue', 'as-written'],
    ['MULLER', 'SUE', {}, 'Müller', 'Sue', 'as-written'],
    ['MÜLLER', 'SUE', {}, 'Muller', 'Sue', 'as-written'],
    ['AKESON', 'SUE', {}, 'Åkeson', 'Sue', 'as-written'],
    ['DOE', 'SUE ANN', {}, 'Doe', 'Sue Ann', 'same'],
    ['DOE', 'SUE ANN', {}, 'Doe', 'Sue', 'differs'],
    ['DOE', 'SUE', {}, 'Doe', 'Sue Ann', 'differs'],
    ['DOE', 'SUE', { truncated: { surname: false, givenNames: true } }, 'Doe', 'Sue Ann', 'as-written'],
    ['DOE', 'SUE AN', { truncated: { surname: false, givenNames: true } }, 'Doe', 'Sue Anna', 'as-written'],
    ['DOE', 'SUE ANN', { truncated: { surname: false, givenNames: true } }, 'Doe', 'Sue', 'differs'],
    ['DOE', 'SUE', { truncated: { surname: true, givenNames: false } }, 'Doe Roe', 'Sue', 'as-written'],
    ['SAMPLE', 'MICHAEL JOHN', { suffix: 'JR' }, 'Sample', 'Michael John', 'as-written'],
    ['SAMPLE', 'MICHAEL JOHN', { suffix: 'JR' }, 'Sample Jr.', 'Michael John', 'as-written'],
    ['SAMPLE', 'MICHAEL JOHN', { suffix: 'JR' }, 'Sample', 'Michael John Jr', 'as-written'],
    ['SAMPLE', 'MICHAEL JOHN', {}, 'Sample Jr', 'Michael John', 'differs'],
    ['SAMPLE', 'MICHAEL JOHN', { suffix: 'SR' }, 'Sample Jr', 'Michael John', 'differs'],
  ] as [string, string, Partial<Reading>, string, string, string][])(
    '%s / %s %j, typed %s / %s: %s',
    (surname, givenNames, more, family, given, state) => {
      expect(nameState(licence(surname, givenNames, more), family, given)).toBe(state);
    },
  );
});

describe('dates', () => {
  const states = (birth: string | null, expiresOn: string | null, reading = zone('DOE', 'JO')) =>
    compareReading(reading, { ...(birth === null ? {} : { birth: { dateOfBirth: birth } }), expiresOn }, TODAY)
      .slice(1)
      .map(({ state }) => state);
  it('are the same, differ, or one is absent', () => {
    expect(states('1974-08-12', '2030-04-15')).toEqual(['same', 'same']);
    expect(states('1974-12-08', '2030-04-16')).toEqual(['differs', 'differs']);
    expect(states(null, null)).toEqual(['absent', 'absent']);
    expect(states('1974-08-12', '2030-04-15', { ...zone('DOE', 'JO'), birth: null, expires: null })).toEqual([
      'absent',
      'absent',
    ]);
  });
  it('another century is as the zone writes it, if somebody can be that old; a licence has the whole year', () => {
    const old = { ...zone('DOE', 'JO'), birth: '2022-08-12' };
    expect(states('1922-08-12', null, old)[0]).toBe('as-written');
    expect(states('1822-08-12', null, old)[0]).toBe('differs');
    expect(states('1922-08-12', null, { ...old, source: 'aamva' })[0]).toBe('differs');
  });
  it('say both sides', () => {
    expect(
      compareReading(zone('DOE', 'JO'), { name: { familyName: 'Doe', givenNames: 'Jo' }, expiresOn: null }),
    ).toEqual([
      { field: 'name', state: 'same', answer: 'Jo Doe', document: 'JO DOE' },
      { field: 'birth', state: 'absent', answer: null, document: '1974-08-12' },
      { field: 'expires', state: 'absent', answer: null, document: '2030-04-15' },
    ]);
    expect(compareReading(zone('DOE', 'JO'), { expiresOn: null })[0]).toEqual({
      field: 'name',
      state: 'absent',
      answer: null,
      document: 'JO DOE',
    });
  });
});

describe('a different name is never the same', () => {
  const word = fc
    .array(fc.constantFrom(...'ABCDEFGHIJKLMNOPQRSTUVWXYZ'), { minLength: 1, maxLength: 8 })
    .map((letters) => letters.join(''));
  const name = fc.array(word, { minLength: 1, maxLength: 3 }).map((words) => words.join(' '));
  const source = fc.constantFrom(zone, licence);
  it('the name itself is the same, in any case', () => {
    fc.assert(
      fc.property(name, name, source, (family, given, make) => {
        expect(nameState(make(family, given), family.toLowerCase(), given)).toBe('same');
      }),
    );
  });
  it('one letter changed, lost, doubled or two exchanged differs', () => {
    fc.assert(
      fc.property(
        name,
        name,
        source,
        fc.nat(),
        fc.constantFrom(...'ABCDEFGHIJKLMNOPQRSTUVWXYZ'),
        fc.nat(3),
        (family, given, make, at, letter, how) => {
          const place = at % family.length;
          const changed =
            [
              family.slice(0, place) + letter + family.slice(place + 1),
              family.slice(0, place) + family.slice(place + 1),
              family.slice(0, place) + letter + family.slice(place),
              family.slice(0, place) + (family[place + 1] ?? '') + (family[place] ?? '') + family.slice(place + 2),
            ][how] ?? family;
          fc.pre(family[place] !== ' ' && words(changed) !== words(family) && words(changed) !== '');
          expect(nameState(make(family, given), changed, given)).toBe('differs');
        },
      ),
      { numRuns: 2000 },
    );
  });
});

const words = (text: string) => text.replace(/\s+/g, ' ').trim();
