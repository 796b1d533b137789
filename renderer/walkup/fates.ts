import type { LanguageTag, QuestionId } from '../../electron/contract/answers.ts';
import type { ProgramSummary } from '../../electron/contract/views.ts';
import { inLanguage, type Words } from '../language/words.ts';

/** What happens to the answer of a question, from the programme: nothing here is written for one city. */
export function fatesOf(question: QuestionId, program: ProgramSummary, words: Words, language: LanguageTag): string[] {
  const optional = program.optional.includes(question);
  const fates = [words(optional ? 'walkup:fate.optional' : 'walkup:fate.printed')];
  // Only these three are shown by documents.
  if (question === 'name' || question === 'birth' || (question === 'address' && !optional)) {
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
