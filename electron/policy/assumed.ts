import type { IsoDate } from '../contract/answers.ts';
import type { ShownDocument } from './case.ts';
import { useProblem } from './document-problem.ts';
import type { DocumentRule } from './document-rule.ts';

/**
 * A document of a type as somebody would bring it who was told to bring a good one: in the first form that is taken,
 * every condition met, current today, and with the date under which most of its ways hold.
 */
export function assumedDocument(rule: DocumentRule, id: string, today: IsoDate): ShownDocument {
  const basis = rule.counts.find(({ freshness }) => freshness !== null)?.freshness?.basis;
  const year = Number(today.slice(0, 4));
  const endOf = (one: number): IsoDate => `${String(one).padStart(4, '0')}-12-31`;
  // Before the tax day last year's paper is what people have; after it only this year's can still count.
  const dates = basis === 'tax-year' ? [endOf(year - 1), endOf(year)] : [today];
  const holding = (issuedOn: IsoDate): number =>
    rule.counts.filter((use) => useProblem(use, { issuedOn, expiresOn: today }, today) === null).length;
  return {
    id,
    type: rule.id,
    form: rule.forms[0] ?? 'original',
    issuedOn: dates.reduce((best, one) => (holding(one) > holding(best) ? one : best)),
    expiresOn: today,
    conditions: rule.conditions.map((condition) => condition.id),
    verified: true,
    decision: null,
    decidedGaps: [],
  };
}
