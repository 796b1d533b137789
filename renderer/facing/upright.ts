import { useSyncExternalStore } from 'react';

const QUERY = '(orientation: portrait)';

/** Does this screen stand upright? Then what lies beside the page elsewhere lies below it and takes the page's room. */
export function useUpright(): boolean {
  return useSyncExternalStore(
    (changed) => {
      const query = window.matchMedia(QUERY);
      query.addEventListener('change', changed);
      return () => query.removeEventListener('change', changed);
    },
    () => window.matchMedia(QUERY).matches,
  );
}
