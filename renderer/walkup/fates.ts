import type { LanguageTag, QuestionId } from '../../electron/contract/answers.ts';
import type { ProgramSummary } from '../../electron/contract/views.ts';
import { inLanguage, type Words } from '../language/words.ts';

/** Whether an answer is given: `null` until that is known, on a question that may be left off. */
export type Given = boolean | null;

/**
 * What happens to the answer of a question, from the programme: nothing here is written for one city. What is left off
 * has no fate, so it is not promised one.
 */
export function fatesOf(
  question: QuestionId,
  program: ProgramSummary,
  words: Words,
  language: LanguageTag,
  given: Given = program.optional.includes(question) ? null : true,
): string[] {
  if (question === 'address' && given === false) return [words('walkup:fate.noAddress'), words('walkup:fate.offline')];
  const fates = [words(given === true ? 'walkup:fate.printed' : 'walkup:fate.optional')];
  // Only these three are shown by documents.
  if (question === 'name' || question === 'birth' || (question === 'address' && given === true)) {
    fates.push(
      program.documents === 'sighted'
        ? words('walkup:fate.sighted')
        : words('walkup:fate.held', {
            purpose: program.heldPurpose ? inLanguage(program.heldPurpose, language) : '',
          }),
    );
  }
  fates.push(words('walkup:fate.offline'));
  return fates;
}
