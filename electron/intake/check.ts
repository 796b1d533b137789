import type { Answer, Answers, IsoDate, QuestionId } from '../contract/answers.ts';
import { type Failure, fail } from '../contract/errors.ts';
import { ageOn } from '../policy/calendar.ts';
import { fieldUse } from '../policy/fields.ts';
import type { Program } from '../policy/program.ts';

/** The earliest birth year taken: nobody older is alive to stand at the counter. */
const OLDEST_AGE_YEARS = 125;

/**
 * What is wrong with one answer under the programme; null when it may be kept. Shape was checked by the contract.
 * `answers` are the others given so far: what must be on the card depends on the age, once that is known.
 */
export function answerProblem(program: Program, answer: Answer, answers: Answers, today: IsoDate): Failure | null {
  if (answer.question === 'name')
    // One-name people leave either field empty; both empty is no name.
    return answer.value.givenNames || answer.value.familyName ? null : missing('givenNames');
  if (answer.question === 'birth') return birthProblem(program, answer.value.dateOfBirth, today);
  const birth = answers.birth?.dateOfBirth;
  const use = fieldUse(program, answer.question, birth === undefined ? null : ageOn(birth, today));
  switch (answer.question) {
    case 'address': {
      const { value } = answer;
      // An address that the card must bear cannot be left off; one kept off for safety is that answer, not its absence.
      if (value.kind === 'none' && use === 'required') return missing('street');
      const offered =
        value.kind === 'none' ? use === 'forbidden' || modes(program, 'none') : modes(program, value.kind);
      if (!offered) return fail('answer.notOffered', { field: 'kind' }).error;
      if (value.kind === 'none' || value.kind === 'protected') return null;
      if (use === 'forbidden') return fail('answer.notOffered', { field: 'kind' }).error;
      if (value.kind === 'care-of' && !value.organization) return missing('organization');
      if (!value.street) return missing('street');
      return value.city ? null : missing('city');
    }
    case 'gender': {
      const { option } = answer.value;
      if (option === 'none') return use === 'required' ? missing('option') : null;
      return use !== 'forbidden' && program.genderOptions.some((offered) => offered.id === option)
        ? null
        : fail('answer.notOffered', { field: 'option' }).error;
    }
    case 'emergency':
      if (answer.value.kind === 'none') return use === 'required' ? missing('name') : null;
      if (use === 'forbidden') return fail('answer.notOffered', { field: 'kind' }).error;
      if (!answer.value.name) return missing('name');
      return answer.value.phone ? null : missing('phone');
  }
}

function birthProblem(program: Program, birth: IsoDate, today: IsoDate): Failure | null {
  const refused = (...failure: Parameters<typeof fail>) => fail(...failure).error;
  if (birth > today) return refused('answer.dateFuture', { field: 'dateOfBirth' });
  const age = ageOn(birth, today);
  if (age > OLDEST_AGE_YEARS) return refused('answer.dateImpossible', { field: 'dateOfBirth' });
  const minimum = program.minimumAge.years;
  return age < minimum ? refused('answer.tooYoung', { field: 'dateOfBirth', values: { age: minimum } }) : null;
}

const missing = (field: string): Failure => fail('answer.missing', { field }).error;

const modes = (program: Program, kind: 'given' | 'none' | 'care-of' | 'protected'): boolean =>
  program.address.modes.includes(kind);

/** The answers with one replaced. */
export function withAnswer(answers: Answers, answer: Answer): Answers {
  return { ...answers, [answer.question]: answer.value };
}

/** The first question of the programme that has no answer yet; null when all have. */
export function firstUnanswered(program: Program, answers: Answers): QuestionId | null {
  return program.questions.find((question) => answers[question] === undefined) ?? null;
}

/**
 * The first question that must still be asked: one without an answer, or with one that does not hold any more beside the
 * others (who turns out to be a child needs an emergency contact), and why.
 */
export function firstToAsk(
  program: Program,
  answers: Answers,
  today: IsoDate,
): { question: QuestionId; problem: Failure } | null {
  for (const question of program.questions) {
    const value = answers[question];
    if (value === undefined) return { question, problem: missing(question) };
    const problem = answerProblem(program, { question, value } as Answer, answers, today);
    if (problem) return { question, problem };
  }
  return null;
}
