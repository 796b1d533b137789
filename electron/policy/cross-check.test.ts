import { describe, expect, test } from 'vitest';
import { crossCheck } from './cross-check.ts';
import { parseProgram } from './load.ts';
import type { Program } from './program.ts';
import lakemont from './programs/lakemont.json?raw';

// biome-ignore lint/suspicious/noExplicitAny: a programme taken apart and spoiled at will
type Loose = any;

function after(spoil: (program: Loose) => void) {
  const program = structuredClone(parseProgram(lakemont)) as Loose;
  spoil(program);
  return crossCheck(program as Program);
}
const type = (program: Loose, id: string): Loose => program.documentTypes.find((one: Loose) => one.id === id);
const field = (program: Loose, id: string): Loose => program.card.fields.find((one: Loose) => one.field === id);
const typeAt = (id: string): number => parseProgram(lakemont).documentTypes.findIndex((one) => one.id === id);

test('Lakemont hangs together', () => expect(after(() => undefined)).toEqual([]));

describe('each of these is found, where it stands, with what would be right', () => {
  const cases: [string, (program: Loose) => void, string | RegExp, string | RegExp][] = [
    [
      'a source nobody named',
      (p) => {
        p.evidence[0].source = 'rule';
      },
      'evidence.0.source',
      'a key of "sources" (code, rules, schedule); did you mean "rules"?',
    ],
    [
      'a source no rule uses',
      (p) => {
        p.sources.spare = { title: 'Spare', published: null, read: '2026-11-01' };
      },
      'sources.spare',
      'some rule must come from it',
    ],
    [
      'a gap nobody described',
      (p) => {
        p.minimumAge.gaps = ['age'];
      },
      'minimumAge.gaps',
      'the id of one of "gaps"',
    ],
    [
      'a gap no rule meets',
      (p) => {
        p.gaps = [{ id: 'lost', about: { en: 'a', es: 'b' }, signedOff: null }];
      },
      'gaps.0.id',
      'some rule must name it in its "gaps"',
    ],
    [
      'an id said twice',
      (p) => {
        p.documentTypes[3].id = p.documentTypes[0].id;
      },
      'documentTypes.3.id',
      'documentTypes.0 is it already',
    ],
    [
      'a need said twice',
      (p) => {
        p.caretakers[0].evidence[1].id = p.caretakers[0].evidence[0].id;
      },
      'caretakers.0.evidence.1.id',
      'each stands once',
    ],
    [
      'a text not translated',
      (p) => {
        delete p.fee.kinds[0].name.es;
      },
      'fee.kinds.0.name.es',
      /in each of "languages"; translate "/,
    ],
    [
      'a category nobody named',
      (p) => {
        type(p, 'foreign-passport').counts[0].as = 'primary';
      },
      'documentTypes.0.counts.0.as',
      'one of "categories"',
    ],
    [
      'a need of a category nobody named',
      (p) => {
        p.evidence[1].rule = { kind: 'documents', as: ['primary'], count: 1, proves: [] };
      },
      'evidence.1.rule.as.0',
      'one of "categories"',
    ],
    [
      'a companion nobody listed',
      (p) => {
        type(p, 'foreign-passport').counts[0].companion = { types: ['visum'] };
      },
      'documentTypes.0.counts.0.companion.types.0',
      'the id of one of "documentTypes"',
    ],
    [
      'a companion of nothing',
      (p) => {
        type(p, 'foreign-passport').counts[0].companion = {};
      },
      'documentTypes.0.counts.0.companion',
      'or null',
    ],
    [
      'a way that brings nothing',
      (p) => {
        Object.assign(type(p, 'foreign-passport').counts[0], { identity: 0, proves: [] });
      },
      'documentTypes.0.counts.0',
      'it must bring something',
    ],
    [
      'a statement for no need',
      (p) => {
        p.attestations[0].meets = ['residencey'];
      },
      'attestations.0.meets.0',
      'did you mean "residency"?',
    ],
    [
      'a caretaker’s statement where no caretaker comes',
      (p) => {
        p.caretakers = [];
      },
      /^attestations\.\d\.by$/,
      'a caretaker only where',
    ],
    [
      'points out of reach',
      (p) => {
        p.evidence[2].rule = { kind: 'points', identity: 500 };
      },
      'evidence.2.rule',
      /bring more, so nobody could meet it/,
    ],
    [
      'a proof nobody has',
      (p) => {
        p.evidence[0].rule = { kind: 'proof', proves: 'relationship' };
      },
      'evidence.0.rule',
      'none proves "relationship"',
    ],
    [
      'a need at no age',
      (p) => {
        p.minimumAge.years = 14;
      },
      'evidence.3.when.ages',
      'ages at which one may apply: from 14',
    ],
    [
      'two dates on one document',
      (p) => {
        const t = type(p, 'utility-bill');
        t.counts.push({ ...t.counts[0], freshness: { basis: 'filed', days: 9 } });
      },
      /counts\.1\.freshness\.basis$/,
      'clerks take one date',
    ],
    [
      'a day no month has',
      (p) => {
        type(p, 'utility-bill').counts[0].freshness = { basis: 'issued', until: { month: 2, day: 30, yearsAfter: 1 } };
      },
      /freshness\.until\.day$/,
      'a day that month 2 has',
    ],
    [
      'a name not asked',
      (p) => {
        p.questions = ['birth', 'address', 'gender', 'emergency'];
      },
      'questions',
      'must ask "name"',
    ],
    [
      'a name left off',
      (p) => {
        field(p, 'name').use = 'optional';
      },
      'card.fields.0.use',
      '"required"',
    ],
    [
      'a forbidden question',
      (p) => {
        field(p, 'gender').use = 'forbidden';
      },
      'questions.3',
      'must not be asked',
    ],
    [
      'a question without a rule',
      (p) => {
        p.card.fields = p.card.fields.filter((one: Loose) => one.field !== 'emergency');
      },
      'questions.4',
      'needs a rule in card.fields',
    ],
    [
      'a portrait without a rule',
      (p) => {
        p.card.fields = p.card.fields.filter((one: Loose) => one.field !== 'portrait');
      },
      'card.fields',
      'a rule for the field "portrait"',
    ],
    [
      'a required field not asked',
      (p) => {
        p.questions = ['name', 'birth', 'address', 'gender'];
      },
      'questions',
      'must ask "emergency"',
    ],
    [
      'a required field not built',
      (p) => {
        field(p, 'medical').use = 'required';
      },
      /^card\.fields\.\d\.gaps$/,
      'Walkup does not print "medical" yet',
    ],
    [
      'genders without a question',
      (p) => {
        p.questions = p.questions.filter((one: string) => one !== 'gender');
      },
      'genderOptions',
      'none, because gender is not asked',
    ],
    [
      'a question without genders',
      (p) => {
        p.genderOptions = [];
      },
      'genderOptions',
      'at least one',
    ],
    [
      'a gender no answer can name',
      (p) => {
        p.genderOptions[0].id = 'F1';
      },
      'genderOptions.0.id',
      'small letters',
    ],
    [
      'a gender called none',
      (p) => {
        p.genderOptions[0].id = 'none';
      },
      'genderOptions.0.id',
      'kept for leaving it off',
    ],
    [
      'an optional address that must be given',
      (p) => {
        p.address.modes = ['given', 'care-of', 'protected'];
        for (const t of p.documentTypes) if (t.address === 'none') delete t.address;
      },
      'address.modes',
      '"none" among them',
    ],
    [
      'a required address left off',
      (p) => {
        field(p, 'address').use = 'required';
        for (const t of p.documentTypes) if (t.address === 'none') delete t.address;
      },
      'address.modes',
      'no "none"',
    ],
    [
      'an address mode of a document that nobody offers',
      (p) => {
        p.address.modes = ['given', 'none', 'protected'];
      },
      /^documentTypes\.\d+\.address$/,
      'or add it there',
    ],
    [
      'no validity for the youngest',
      (p) => {
        p.validity = p.validity.slice(1);
      },
      'validity',
      'a row whose "fromAge" is 0 or lower',
    ],
    [
      'a card that ends before it begins',
      (p) => {
        p.validity[1].untilAge = 14;
      },
      'validity.1.untilAge',
      'above its "fromAge" 14',
    ],
    [
      'a birthday behind its holder',
      (p) => {
        p.validity[1].untilAge = 16;
      },
      'validity.1.untilAge',
      'needs a row from 16',
    ],
    [
      'the same age twice',
      (p) => {
        p.validity[1].fromAge = 0;
      },
      'validity.1.fromAge',
      'each stands once',
    ],
    [
      'no first card',
      (p) => {
        p.fee.kinds = p.fee.kinds.slice(1);
      },
      'fee.kinds',
      'one with the id "first"',
    ],
    [
      'no fee for the youngest',
      (p) => {
        p.fee.kinds[0].rows[0].fromAge = 5;
      },
      'fee.kinds.0.rows',
      'a row whose "fromAge" is 0',
    ],
    [
      'images held for no purpose',
      (p) => {
        p.documents.purpose = null;
      },
      'documents.purpose',
      'why images are held',
    ],
    [
      'a purpose for nothing',
      (p) => {
        p.documents.handling = 'sighted';
      },
      'documents.purpose',
      'null, because nothing is held',
    ],
  ];
  test.each(cases)('%s', (_, spoil, path, allowed) => {
    const problems = after(spoil);
    const found = problems.find((problem) =>
      typeof path === 'string' ? problem.path === path : path.test(problem.path),
    );
    expect(found, JSON.stringify(problems, null, 1)).toBeDefined();
    expect(found?.allowed).toMatch(typeof allowed === 'string' ? literal(allowed) : allowed);
  });
});

const literal = (text: string): RegExp => new RegExp(text.replace(/[.*+?^${}()|[\]\\]/g, '\\$&'));

test('a need that a statement meets needs no document', () => {
  const problems = after((p) => {
    for (const one of p.documentTypes)
      for (const use of one.counts) use.proves = use.proves.filter((a: string) => a !== 'residency');
    for (const one of p.documentTypes)
      for (const use of one.counts) if (use.proves.length + use.identity === 0) use.residency = 1;
  });
  const paths = problems.map(({ path }) => path);
  expect(paths).not.toContain('evidence.4.rule');
  expect(paths).toContain('caretakers.0.evidence.2.rule');
});

test('what only a caretaker may show does not meet the applicant’s need', () => {
  const at = typeAt('foreign-passport');
  expect(at).toBe(0);
  const problems = after((p) => {
    for (const one of p.documentTypes)
      if (one.counts.some((use: Loose) => use.proves.includes('photo'))) one.shownBy = ['caretaker'];
  });
  expect(problems.map(({ path }) => path)).toContain('evidence.0.rule');
});
