import { describe, expect, test } from 'vitest';
import { Answer, type Answers, type QuestionId } from '../../electron/contract/answers.ts';
import { answerOf, draftOf } from './draft.ts';

const FULL: Required<Answers> = {
  name: { givenNames: 'Ana María', familyName: 'Eriksson-Okafor' },
  birth: { dateOfBirth: '1974-08-12' },
  address: { kind: 'given', street: '418 Harbor Street', unit: 'Apt 6', city: 'Lakemont', state: 'IL', zip: '60601' },
  gender: { option: 'x' },
  emergency: { kind: 'given', name: 'Ada Okafor', phone: '312 555 0142' },
};
const NONE: Answers = { address: { kind: 'none' }, gender: { option: 'none' }, emergency: { kind: 'none' } };
const QUESTIONS: QuestionId[] = ['name', 'birth', 'address', 'gender', 'emergency'];

describe('an answer that is opened and saved unchanged', () => {
  test.each(QUESTIONS)('%s: is the same answer, in the contract’s shape', (question) => {
    const answer = answerOf(question, draftOf(question, FULL));
    expect(answer).toEqual({ question, value: FULL[question] });
    expect(Answer.safeParse(answer).success).toBe(true);
  });
  test.each(['address', 'gender', 'emergency'] as const)('%s: left off stays left off', (question) => {
    const answer = answerOf(question, draftOf(question, NONE));
    expect(answer).toEqual({ question, value: NONE[question] });
    expect(Answer.safeParse(answer).success).toBe(true);
  });
});

test('what was typed under "given" is not sent with "none"', () => {
  const draft = { ...draftOf('address', FULL), kind: 'none' };
  expect(answerOf('address', draft)).toEqual({ question: 'address', value: { kind: 'none' } });
});

test('an organization’s address is opened and saved as it was', () => {
  const careOf = {
    kind: 'care-of' as const,
    organization: 'Harbor Street Shelter',
    street: '9 Mill Lane',
    unit: '',
    city: 'Lakemont',
    state: 'IL',
    zip: '60999',
  };
  const answer = answerOf('address', draftOf('address', { address: careOf }));
  expect(answer).toEqual({ question: 'address', value: careOf });
  expect(Answer.safeParse(answer).success).toBe(true);
});

test('nothing of an address typed before goes with one that is kept off for safety', () => {
  const answer = answerOf('address', { ...draftOf('address', FULL), kind: 'protected' });
  expect(answer).toEqual({ question: 'address', value: { kind: 'protected' } });
  expect(Answer.safeParse(answer).success).toBe(true);
});

test('a day that does not exist is no answer', () => {
  expect(answerOf('birth', draftOf('birth', {}))).toBeNull();
});
