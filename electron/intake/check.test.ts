import { describe, expect, test } from 'vitest';
import type { Answer, Answers } from '../contract/answers.ts';
import { parseProgram } from '../policy/load.ts';
import type { Program } from '../policy/program.ts';
import lakemont from '../policy/programs/lakemont.json?raw';
import { answerProblem, firstToAsk, firstUnanswered, withAnswer } from './check.ts';

const TODAY = '2026-11-23';
const program = parseProgram(lakemont);
const place = { street: '418 Harbor Street', unit: '', city: 'Lakemont', state: '', zip: '' };
const ADULT: Answers = { birth: { dateOfBirth: '1990-02-01' } };
const CHILD: Answers = { birth: { dateOfBirth: '2018-02-01' } };
const code = (answer: unknown, answers: Answers = ADULT, rules: Program = program) => {
  const problem = answerProblem(rules, answer as Answer, answers, TODAY);
  return problem && [problem.code, problem.field];
};
const address = (value: object) => ({ question: 'address', value });
const fieldAs = (field: string, use: 'required' | 'optional' | 'forbidden'): Program => ({
  ...program,
  card: {
    ...program.card,
    fields: program.card.fields.map((rule) => (rule.field === field ? { ...rule, use, requiredFor: undefined } : rule)),
  },
});

describe('one answer', () => {
  test.each<[string, unknown, [string, string] | null]>([
    ['one name only', { question: 'name', value: { givenNames: '', familyName: 'Sukarno' } }, null],
    ['no name', { question: 'name', value: { givenNames: '', familyName: '' } }, ['answer.missing', 'givenNames']],
    [
      'a birth tomorrow',
      { question: 'birth', value: { dateOfBirth: '2026-11-24' } },
      ['answer.dateFuture', 'dateOfBirth'],
    ],
    ['a birth today', { question: 'birth', value: { dateOfBirth: TODAY } }, null],
    [
      '126 years',
      { question: 'birth', value: { dateOfBirth: '1900-11-23' } },
      ['answer.dateImpossible', 'dateOfBirth'],
    ],
    ['an address', address({ kind: 'given', ...place }), null],
    ['one without a city', address({ kind: 'given', ...place, city: '' }), ['answer.missing', 'city']],
    ['care of a shelter', address({ kind: 'care-of', organization: 'Harbor Shelter', ...place }), null],
    ['care of nobody', address({ kind: 'care-of', organization: '', ...place }), ['answer.missing', 'organization']],
    ['none', address({ kind: 'none' }), null],
    ['kept off for safety', address({ kind: 'protected' }), null],
    ['no gender on the card', { question: 'gender', value: { option: 'none' } }, null],
    ['a gender that is not offered', { question: 'gender', value: { option: 'q' } }, ['answer.notOffered', 'option']],
    ['an adult without an emergency contact', { question: 'emergency', value: { kind: 'none' } }, null],
    [
      'a contact without a phone',
      { question: 'emergency', value: { kind: 'given', name: 'Bo', phone: '' } },
      ['answer.missing', 'phone'],
    ],
  ])('%s', (_what, answer, expected) => {
    expect(code(answer)).toEqual(expected);
  });

  test('the minimum age holds on the birthday itself', () => {
    const rules = { ...program, minimumAge: { ...program.minimumAge, years: 14 } };
    expect(code({ question: 'birth', value: { dateOfBirth: '2012-11-23' } }, {}, rules)).toBeNull();
    expect(code({ question: 'birth', value: { dateOfBirth: '2012-11-24' } }, {}, rules)).toEqual([
      'answer.tooYoung',
      'dateOfBirth',
    ]);
  });

  test('a child must have an emergency contact where the city asks for one at that age', () => {
    expect(code({ question: 'emergency', value: { kind: 'none' } }, CHILD)).toEqual(['answer.missing', 'name']);
    expect(code({ question: 'emergency', value: { kind: 'none' } }, {})).toBeNull();
  });

  test('an address that the card must bear is not left off, but may be kept off for safety', () => {
    const rules = fieldAs('address', 'required');
    expect(code(address({ kind: 'none' }), ADULT, rules)).toEqual(['answer.missing', 'street']);
    expect(code(address({ kind: 'protected' }), ADULT, rules)).toBeNull();
  });

  test('a kind of address that the city does not know is refused', () => {
    const rules = { ...program, address: { ...program.address, modes: ['given' as const] } };
    for (const kind of ['none', 'protected'])
      expect(code(address({ kind }), ADULT, rules)).toEqual(['answer.notOffered', 'kind']);
    expect(code(address({ kind: 'care-of', organization: 'Harbor Shelter', ...place }), ADULT, rules)).toEqual([
      'answer.notOffered',
      'kind',
    ]);
  });

  test('what the law keeps off the card is not taken', () => {
    expect(code({ question: 'gender', value: { option: 'x' } }, ADULT, fieldAs('gender', 'forbidden'))).toEqual([
      'answer.notOffered',
      'option',
    ]);
    expect(code(address({ kind: 'given', ...place }), ADULT, fieldAs('address', 'forbidden'))).toEqual([
      'answer.notOffered',
      'kind',
    ]);
    expect(code(address({ kind: 'none' }), ADULT, fieldAs('address', 'forbidden'))).toBeNull();
  });
});

test('what is still to ask: unanswered first, then what no longer holds beside the age', () => {
  let answers: Answers = {};
  expect(firstToAsk(program, answers, TODAY)).toMatchObject({ question: 'name', problem: { code: 'answer.missing' } });
  for (const answer of [
    { question: 'name', value: { givenNames: 'Anna', familyName: 'Eriksson' } },
    { question: 'birth', value: { dateOfBirth: '1990-02-01' } },
    { question: 'address', value: { kind: 'none' } },
    { question: 'gender', value: { option: 'none' } },
    { question: 'emergency', value: { kind: 'none' } },
  ] as Answer[])
    answers = withAnswer(answers, answer);
  expect(firstToAsk(program, answers, TODAY)).toBeNull();
  answers = withAnswer(answers, { question: 'birth', value: { dateOfBirth: '2019-02-01' } });
  expect(firstUnanswered(program, answers)).toBeNull();
  expect(firstToAsk(program, answers, TODAY)).toMatchObject({ question: 'emergency', problem: { field: 'name' } });
});
