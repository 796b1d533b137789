import type { WindowKind } from '../contract/define.ts';
import type { Core } from './core.ts';

/**
 * Which processes have shown a person, from the first view on, through every time the case was put back: at the end
 * each of them is replaced (rule 4), not only those that show it last.
 */
export function markSeen(core: Core, applicationId: string, ...kinds: WindowKind[]): void {
  const seen = core.floor.seen.get(applicationId) ?? new Set();
  for (const kind of kinds) if (core.parts.windows.open.includes(kind)) seen.add(kind);
  core.floor.seen.set(applicationId, seen);
}

/** The windows whose present process has shown this person. */
export function seenOn(core: Core, applicationId: string): WindowKind[] {
  return [...(core.floor.seen.get(applicationId) ?? [])];
}

/** Replaces a window's process; answers whether the old one is gone. A fresh process has shown nobody. */
export async function replaceWindow(core: Core, kind: WindowKind): Promise<boolean> {
  if (!core.parts.windows.open.includes(kind)) return true;
  const { gone } = await core.parts.windows.replace(kind);
  if (gone) for (const seen of core.floor.seen.values()) seen.delete(kind);
  return gone;
}
