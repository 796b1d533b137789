import type { Answer, Answers, QuestionId } from '../../electron/contract/answers.ts';

/** An answer as text fields, while a clerk corrects it. */
export type Draft = Record<string, string>;

/** The fields of an answer; a question not reached yet begins empty, and given. */
export function draftOf(question: QuestionId, answers: Answers): Draft {
  switch (question) {
    case 'name':
      return { givenNames: '', familyName: '', ...answers.name };
    case 'birth':
      return { dateOfBirth: answers.birth?.dateOfBirth ?? '' };
    case 'gender':
      return { kind: answers.gender?.option ?? 'none' };
    case 'address':
      return {
        organization: '',
        street: '',
        unit: '',
        city: '',
        state: '',
        zip: '',
        ...(answers.address ?? { kind: 'given' }),
      };
    case 'emergency':
      return { name: '', phone: '', ...(answers.emergency ?? { kind: 'given' }) };
  }
}

/** The answer of a draft, in the contract's own shape; null while the day in it does not exist. */
export function answerOf(question: QuestionId, draft: Draft): Answer | null {
  const text = (field: string): string => draft[field] ?? '';
  switch (question) {
    case 'name':
      return { question, value: { givenNames: text('givenNames'), familyName: text('familyName') } };
    case 'birth':
      return draft.dateOfBirth ? { question, value: { dateOfBirth: draft.dateOfBirth } } : null;
    case 'gender':
      return { question, value: { option: text('kind') } };
    case 'address': {
      // Nothing of an address that was typed before goes with these two: what is kept off is not kept.
      if (draft.kind === 'none' || draft.kind === 'protected') return { question, value: { kind: draft.kind } };
      const place = {
        street: text('street'),
        unit: text('unit'),
        city: text('city'),
        state: text('state'),
        zip: text('zip'),
      };
      return {
        question,
        value:
          draft.kind === 'care-of'
            ? { kind: 'care-of', organization: text('organization'), ...place }
            : { kind: 'given', ...place },
      };
    }
    case 'emergency':
      if (draft.kind === 'none') return { question, value: { kind: 'none' } };
      return { question, value: { kind: 'given', name: text('name'), phone: text('phone') } };
  }
}
