import type { Answer, Answers, IsoDate, QuestionId } from '../contract/answers.ts';
import { type Failure, fail } from '../contract/errors.ts';
import { ageOn } from '../policy/calendar.ts';
import type { Program } from '../policy/program.ts';

/** The earliest birth year taken: nobody older is alive to stand at the counter. */
const OLDEST_AGE_YEARS = 125;

/** What is wrong with one answer under the programme; null when it may be kept. Shape was checked by the contract. */
export function answerProblem(program: Program, answer: Answer, today: IsoDate): Failure | null {
  const optional = program.questions.optional.includes(answer.question);
  switch (answer.question) {
    case 'name':
      // One-name people leave either field empty; both empty is no name.
      return answer.value.givenNames || answer.value.familyName
        ? null
        : fail('answer.missing', { field: 'givenNames' }).error;
    case 'birth': {
      const birth = answer.value.dateOfBirth;
      if (birth > today) return fail('answer.dateFuture', { field: 'dateOfBirth' }).error;
      if (ageOn(birth, today) > OLDEST_AGE_YEARS) return fail('answer.dateImpossible', { field: 'dateOfBirth' }).error;
      if (ageOn(birth, today) < program.minimumAge)
        return fail('answer.tooYoung', { field: 'dateOfBirth', values: { age: program.minimumAge } }).error;
      return null;
    }
    case 'address':
      if (answer.value.kind === 'none') return optional ? null : fail('answer.missing', { field: 'street' }).error;
      if (!answer.value.street) return fail('answer.missing', { field: 'street' }).error;
      return answer.value.city ? null : fail('answer.missing', { field: 'city' }).error;
    case 'gender': {
      const { option } = answer.value;
      if (option === 'none') return optional ? null : fail('answer.missing', { field: 'option' }).error;
      return program.genderOptions.some((offered) => offered.id === option)
        ? null
        : fail('answer.notOffered', { field: 'option' }).error;
    }
    case 'emergency':
      if (answer.value.kind === 'none') return optional ? null : fail('answer.missing', { field: 'name' }).error;
      if (!answer.value.name) return fail('answer.missing', { field: 'name' }).error;
      return answer.value.phone ? null : fail('answer.missing', { field: 'phone' }).error;
  }
}

/** The answers with one replaced. */
export function withAnswer(answers: Answers, answer: Answer): Answers {
  return { ...answers, [answer.question]: answer.value };
}

/** The first question of the programme that has no answer yet; null when all have. */
export function firstUnanswered(program: Program, answers: Answers): QuestionId | null {
  return program.questions.order.find((question) => answers[question] === undefined) ?? null;
}
