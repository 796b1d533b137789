import { reprice, unsettled } from './case-fee.ts';
import type { CaseRecord, Core } from './core.ts';

/** The record of an application that begins: nothing shown, nothing settled but a fee of nothing. */
export function newRecord(
  core: Core,
  begun: Pick<CaseRecord, 'language' | 'begunBy' | 'answers' | 'revision' | 'confirmed' | 'forgetCode'>,
): CaseRecord {
  const record: CaseRecord = {
    ...begun,
    disputed: false,
    documents: [],
    caretaker: null,
    attestations: [],
    decided: [],
    readings: [],
    portraitWaived: false,
    fee: unsettled('first', 0),
  };
  reprice(core, record);
  return record;
}
