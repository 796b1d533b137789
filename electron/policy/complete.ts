import { extend, type Option, type Reached, worthwhile } from './assign.ts';
import { type Goal, type Plan, plan, type Thing } from './needs.ts';
import { reach } from './solve.ts';

/** Sets of things, as indexes into those that could be shown: each makes everything met, and nothing in it is idle. */
export type Sets = readonly (readonly number[])[];

/** More than this many things at once are not searched for every way, but for one. */
const TOGETHER = 3;
/** Of unlike things, so many are tried in pairs and in threes; what others cover comes last. */
const IN_PAIRS = 32;
const IN_THREES = 16;
/** The most things that the one way may take. */
const AT_MOST = 8;

/** Things that would do the same here, the first to name first. */
interface Alike {
  readonly things: readonly number[];
  readonly options: readonly Option[];
}

/** All ways as if a clerk took every reading: what cannot be met even so is what has to be brought. */
const lenient = (things: readonly Thing[]): Thing[] =>
  things.map((thing) => thing.map((way) => (way.settled ? way : { ...way, settled: true })));

/** What options still change after `states`: counters that are full in all of them are left out. */
function still(options: readonly Option[], states: readonly Reached[], caps: Int32Array): Option[] {
  const full = caps.map((cap, at) => Number(states.every(({ has }) => (has[at] as number) >= cap)));
  return worthwhile(
    options.map(({ adds, demands }) => {
      const left = demands?.map((least, at) => (full[at] ? 0 : least)) ?? null;
      return {
        adds: adds.map((value, at) => (full[at] ? 0 : Math.min(value, caps[at] as number))),
        demands: left?.some((least) => least > 0) ? left : null,
      };
    }),
  );
}

function alike(laid: Plan, states: readonly Reached[], from: number): Alike[] {
  const groups = new Map<string, { things: number[]; options: Option[] }>();
  for (let at = from; at < laid.options.length; at += 1) {
    const options = still(laid.options[at] ?? [], states, laid.caps);
    if (options.length === 0) continue;
    const key = options
      .map(({ adds, demands }) => `${adds.join()}/${demands?.join() ?? ''}`)
      .sort()
      .join(';');
    const group = groups.get(key) ?? { things: [], options };
    group.things.push(at - from);
    groups.set(key, group);
  }
  const covered = (one: Alike, other: Alike) =>
    one.options.every((option) => worthwhile([...other.options, option]).every((kept) => kept !== option));
  const list = [...groups.values()];
  const below = new Set(list.filter((one) => list.some((other) => other !== one && covered(one, other))));
  return [...list.filter((one) => !below.has(one)), ...below];
}

/** One way that takes more than a few things: the most helpful first, and then without what turned out idle. */
function oneWay(
  groups: readonly Alike[],
  states: readonly Reached[],
  more: (from: readonly Reached[], group: Alike) => Reached[],
  missing: (states: readonly Reached[]) => number,
): Alike[] | null {
  let set: Alike[] = [];
  let reached = states;
  while (missing(reached) > 0) {
    let next: { group: Alike; states: Reached[]; left: number } | null = null;
    for (const group of groups) {
      const to = more(reached, group);
      const left = missing(to);
      if (left < (next?.left ?? missing(reached))) next = { group, states: to, left };
    }
    if (!next || set.length === AT_MOST) return null;
    set.push(next.group);
    reached = next.states;
  }
  for (const one of [...set]) {
    const at = set.indexOf(one);
    const without = set.filter((_, index) => index !== at);
    if (missing(without.reduce<readonly Reached[]>(more, states)) === 0) set = without;
  }
  return set;
}

/**
 * What of `offered`, in the order in which it should be named, makes every goal met beside `base`: single things and
 * pairs, then threes where there is nothing yet, then one way of more. Of things that do the same, `wanted` are named.
 */
export function complete(
  goals: readonly Goal[],
  base: readonly Thing[],
  offered: readonly Thing[],
  wanted: number,
): Sets {
  const laid = plan(goals, lenient([...base, ...offered]), false);
  const states = reach(laid, [laid.start], base.length);
  const missing = (all: readonly Reached[]): number =>
    all.reduce((least, { has, owes }) => {
      if (owes !== null || least === 0) return least;
      return Math.min(
        least,
        laid.goals.reduce((sum, goal) => sum + goal.missing(has, 0), 0),
      );
    }, Number.POSITIVE_INFINITY);
  if (missing(states) === 0) return [[]];
  const groups = alike(laid, states, base.length);
  const more = (from: readonly Reached[], { options }: Alike) => extend(from, -1, options, laid.caps);

  const sets: Alike[][] = [];
  let open: { set: Alike[]; last: number; states: Reached[] }[] = [{ set: [], last: 0, states }];
  let left = groups;
  for (let size = 1; size <= TOGETHER; size += 1) {
    if (size === TOGETHER && sets.length > 0) break;
    if (size > 1) left = left.slice(0, size === 2 ? IN_PAIRS : IN_THREES);
    const next: typeof open = [];
    for (const one of open) {
      for (let at = one.last; at < left.length; at += 1) {
        const group = left[at] as Alike;
        const to = more(one.states, group);
        if (missing(to) === 0) sets.push([...one.set, group]);
        else if (size < TOGETHER) next.push({ set: [...one.set, group], last: at, states: to });
      }
    }
    // What is enough alone is idle company, and what is not goes on with itself and those after it.
    const enough = new Set(sets.filter((set) => set.length === 1).map(([group]) => group));
    const kept = left.filter((group) => !enough.has(group));
    open = next.map((one) => ({ ...one, last: kept.indexOf(one.set.at(-1) as Alike) }));
    left = kept;
  }
  if (sets.length === 0) {
    const way = oneWay(groups, states, more, missing);
    if (way) sets.push(way);
  }
  return sets.flatMap((set) => spell(set, wanted));
}

/** The things themselves: of each group its first few, and the same one twice only where the group has no other. */
function spell(set: readonly Alike[], wanted: number): number[][] {
  let all: number[][] = [[]];
  for (const group of set) {
    const few = group.things.slice(0, Math.max(wanted, set.length));
    const before = (one: readonly number[]) => one.filter((thing) => few.includes(thing));
    all = all.flatMap((one) => {
      const used = before(one);
      const after = few.filter((thing) => used.every((other) => few.indexOf(other) < few.indexOf(thing)));
      const again = few.length <= used.length ? few.slice(-1) : [];
      return [...(after.length > 0 ? after : again)].map((thing) => [...one, thing]);
    });
  }
  return all;
}
