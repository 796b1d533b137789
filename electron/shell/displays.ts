import type { WindowKind } from '../contract/define.ts';

export type Role = 'walk-up' | 'counter' | 'combined';

/** A rectangle in device-independent pixels. */
export interface Bounds {
  x: number;
  y: number;
  width: number;
  height: number;
}

/** Where a window goes. `shared`: other windows lie on the same display, one in front at a time. */
export interface Placement {
  kind: WindowKind;
  bounds: Bounds;
  shared: boolean;
}

export const kindsOf = (role: Role): readonly WindowKind[] =>
  role === 'walk-up' ? ['walkup'] : role === 'counter' ? ['counter', 'facing'] : ['counter', 'walkup', 'facing'];

/**
 * Deals the windows of a role out to the displays, the primary first. Staff get the first display for themselves; with
 * one display for applicants, walk-up and facing share it. Null when staff and applicants would share a display
 * outside training: there a person would see another's application by a clerk's slip of the hand.
 */
export function placeWindows(role: Role, displays: readonly Bounds[], training: boolean): Placement[] | null {
  const kinds = kindsOf(role);
  const first = displays[0];
  if (!first) return null;
  if (kinds.length > 1 && displays.length === 1 && !training) return null;
  const at = kinds.map((_, index) => Math.min(index, displays.length - 1));
  return kinds.map((kind, index) => ({
    kind,
    bounds: displays[at[index] ?? 0] ?? first,
    shared: at.filter((other) => other === at[index]).length > 1,
  }));
}
