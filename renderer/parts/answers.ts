import type { Answers, LanguageTag, QuestionId } from '../../electron/contract/answers.ts';
import type { ProgramSummary } from '../../electron/contract/views.ts';
import { dayInWords } from '../language/format.ts';
import { inLanguage, type Words } from '../language/words.ts';

/** One question and its answer, to be read back: `lines` is empty where it is left off or not answered. */
export interface ReadBack {
  question: QuestionId;
  label: string;
  lines: string[];
  /** What to say when there are no lines. */
  none: string;
}

/** The answers as the person reads them back, in the programme's order; the same words on every window. */
export function readBack(answers: Answers, program: ProgramSummary, words: Words, language: LanguageTag): ReadBack[] {
  return program.questions.map((question) => ({
    question,
    label: words(`common:question.${question}`),
    lines: linesOf(question, answers, program, words, language).filter((line) => line !== ''),
    none: words(answers[question] ? 'common:answer.leftOff' : 'common:answer.notYet'),
  }));
}

function linesOf(
  question: QuestionId,
  answers: Answers,
  program: ProgramSummary,
  words: Words,
  language: LanguageTag,
): string[] {
  switch (question) {
    case 'name':
      return answers.name ? [answers.name.givenNames, answers.name.familyName] : [];
    case 'birth':
      return answers.birth ? [dayInWords(answers.birth.dateOfBirth, language)] : [];
    case 'address': {
      const { address } = answers;
      // Kept off for safety reads as left off: whoever looks over a shoulder learns nothing from it.
      if (address?.kind !== 'given' && address?.kind !== 'care-of') return [];
      const { street, unit, city, state, zip } = address;
      return [
        address.kind === 'care-of' ? words('common:answer.careOf', { organization: address.organization }) : '',
        [street, unit].filter(Boolean).join(', '),
        [city, [state, zip].filter(Boolean).join(' ')].filter(Boolean).join(', '),
      ];
    }
    case 'gender': {
      const option = program.genderOptions.find(({ id }) => id === answers.gender?.option);
      return option ? [inLanguage(option.name, language)] : [];
    }
    case 'emergency':
      return answers.emergency?.kind === 'given' ? [answers.emergency.name, answers.emergency.phone] : [];
  }
}
