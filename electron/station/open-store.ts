import { openStore } from '../../db/open.ts';
import { type KeyRing, type Store, StoreError } from '../../db/store.ts';

/** The store, or the code of why it cannot be used: the station then opens closed and changes nothing. */
export function openOrExplain(
  folder: string,
  keyRing: KeyRing,
): { ok: true; store: Store } | { ok: false; code: StoreError['code'] } {
  try {
    return { ok: true, store: openStore({ folder, keyRing, clock: () => new Date() }) };
  } catch (problem) {
    if (problem instanceof StoreError) return { ok: false, code: problem.code };
    throw problem;
  }
}
