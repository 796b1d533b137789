import type { Choice, EvidenceView } from '../../electron/contract/views.ts';

/** Words of failures that reasons are named after. */
const AFTER: Partial<Record<string, readonly string[]>> = {
  'document.expired': ['expired'],
  'document.tooOld': ['old', 'expired'],
  'document.unverifiable': ['unverif', 'verif'],
  'document.formRefused': ['not-accepted', 'copy'],
  'document.decidedAgainst': ['not-accepted'],
};

/** What a need can be named after besides its own name: `child-identity` asks for identity. */
const ASKED = ['photo', 'birth-date', 'identity', 'residency', 'relationship'];

/**
 * The reasons that the evidence itself gives, by their names: a need that lacks and is called `photo` gives
 * `no-photo-document`. A clerk changes them at will; nothing is refused by this.
 */
export function likelyReasons(evidence: EvidenceView, reasons: readonly Choice[]): string[] {
  const lacking = [...evidence.needs, ...(evidence.caretaker?.needs ?? [])]
    .filter(({ state }) => state === 'lacking')
    .flatMap(({ id }) => [id, ...ASKED.filter((attribute) => id.includes(attribute))]);
  const refused = evidence.documents.flatMap(({ state, problem }) =>
    state === 'refused' && problem ? [problem.code] : [],
  );
  return reasons
    .filter(({ id }) => {
      const named = lacking.some((need) => id.includes(need));
      const after = refused.some((code) => (AFTER[code] ?? []).some((word) => id.includes(word)));
      return named || after || (refused.length > 0 && id.includes('not-accepted'));
    })
    .map(({ id }) => id);
}
