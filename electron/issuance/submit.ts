import type { LanguageTag } from '../contract/answers.ts';
import type { Core, Draft } from './core.ts';
import type { Entry } from './machine.ts';
import { newRecord } from './new-record.ts';
import { giveNumber } from './queue.ts';

/** Letters of a forget code: Crockford base-32, so that O/0 and I/1 cannot be confused when read off a slip. */
const CODE_LETTERS = '0123456789ABCDEFGHJKMNPQRSTVWXYZ';
const CODE_LENGTH = 6;

/**
 * Writes the drafts of everybody who was entered together: one transaction, one waiting number, one code that forgets
 * them. Until then nothing of them was in the store.
 */
export function submitTogether(
  core: Core,
  people: readonly Draft[],
  language: LanguageTag,
  entries: readonly Entry[],
): { number: string; forgetCode: string } {
  const { now, random, store } = core.parts;
  const number = giveNumber(core);
  const forgetCode = [...random(CODE_LENGTH)].map((byte) => CODE_LETTERS[byte % 32]).join('');
  const since = now().getTime();
  store.transaction(() => {
    let groupId: string | undefined;
    people.forEach(({ id, answers }, place) => {
      // "Check your answers" is where the applicant confirms what they typed themselves.
      const begun = { language, begunBy: 'applicant', revision: 1, confirmed: 'screen' } as const;
      const record = newRecord(core, { ...begun, answers, forgetCode });
      // A millisecond apart, so that they stay in the order in which they were entered.
      const row = { id, waitingNumber: number, state: 'waiting' as const, since: since + place, holder: null };
      store.casework.create(groupId === undefined ? row : { ...row, groupId }, record);
      groupId = store.casework.get(id)?.groupId;
      for (const entry of entries) store.ledger.append(entry);
      store.counters.add(core.today(), 'submitted');
    });
  });
  return { number, forgetCode };
}
