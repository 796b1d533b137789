import type { CaseView } from '../contract/views.ts';
import { feeKinds, waiversFor } from '../policy/fee.ts';
import { birthOf } from './case-evidence.ts';
import type { CaseRecord, Core } from './core.ts';

type Fee = CaseRecord['fee'];

/** What may be chosen at the applicant's age, and what each costs now. */
export function pricesOf(core: Core, record: CaseRecord): CaseView['fee']['kinds'] {
  const { program, store } = core.parts;
  return feeKinds(program, birthOf(record), core.today(), store.register.count());
}

/** The waivers of the applicant's age. */
export function waiversOf(core: Core, record: CaseRecord): CaseView['fee']['waivers'] {
  return waiversFor(core.parts.program, birthOf(record), core.today());
}

/** A fee of this price that nobody has settled; one of nothing is settled by itself. */
export const unsettled = (kind: Fee['kind'], cents: number): Fee => ({
  kind,
  cents,
  settled: cents === 0 ? 'paid' : 'open',
  waiver: null,
});

/**
 * Holds the fee against what it costs now: another birth date, or the last of the free cards gone, opens it again, so
 * that nobody is issued a card on a price that was somebody else's.
 */
export function reprice(core: Core, record: CaseRecord): void {
  const { fee } = record;
  const prices = pricesOf(core, record);
  const price = prices.find((one) => one.id === fee.kind) ?? prices[0];
  if (!price) return;
  const waiverGone = fee.settled === 'waived' && !waiversOf(core, record).some(({ id }) => id === fee.waiver);
  if (price.id !== fee.kind || price.cents !== fee.cents || waiverGone) record.fee = unsettled(price.id, price.cents);
}
