/**
 * Finding which documents count as what. Every document offers options, at most one of which is taken; each option adds
 * to a few counters (points, proofs, documents of a category), and may demand that counters reach something in the end
 * (its companions). All that rules ask is that counters reach something, so more never hurts, and counters are capped
 * where nothing asks for more.
 *
 * The search goes document by document and keeps, of all that can be reached, what nothing else is at least as good as
 * in every counter and every open demand. What is dropped could only have led to what the kept one leads to as well, so
 * the answer is exact as long as no step keeps more than `MOST_KEPT`. The shipped tables keep three
 * or four. Where an invented one keeps more, the best by sum go on: the search may then miss a way, never claim one that
 * is not there.
 */

/** One way of taking a document, over all counters. */
export interface Option {
  readonly adds: Int32Array;
  /** What the counters must reach in the end, the option's own part included; 0: nothing. */
  readonly demands: Int32Array | null;
}

export interface Reached {
  readonly has: Int32Array;
  /** What is still demanded of each counter; null: nothing. */
  readonly owes: Int32Array | null;
  readonly sum: number;
  readonly before: Reached | null;
  readonly item: number;
  /** Index of the option taken for `item`; -1 at the beginning. */
  readonly option: number;
}

const MOST_KEPT = 400;

export function beginning(counters: number): Reached {
  return { has: new Int32Array(counters), owes: null, sum: 0, before: null, item: -1, option: -1 };
}

function take(from: Reached, item: number, index: number, option: Option, caps: Int32Array): Reached {
  const length = caps.length;
  const has = new Int32Array(length);
  let sum = 0;
  for (let at = 0; at < length; at += 1) {
    const reached = (from.has[at] as number) + (option.adds[at] as number);
    const cap = caps[at] as number;
    has[at] = reached > cap ? cap : reached;
    sum += has[at] as number;
  }
  let owes: Int32Array | null = null;
  if (from.owes !== null || option.demands !== null) {
    for (let at = 0; at < length; at += 1) {
      const due = Math.max(from.owes?.[at] ?? 0, option.demands?.[at] ?? 0);
      if (due <= (has[at] as number)) continue;
      owes ??= new Int32Array(length);
      owes[at] = due;
      sum -= due;
    }
  }
  return { has, owes, sum, before: from, item, option: index };
}

/** Whether `a` is at least as good as `b` everywhere. */
function covers(a: Reached, b: Reached): boolean {
  const length = a.has.length;
  for (let at = 0; at < length; at += 1) if ((a.has[at] as number) < (b.has[at] as number)) return false;
  if (a.owes === null) return true;
  for (let at = 0; at < length; at += 1) if ((a.owes[at] as number) > (b.owes?.[at] ?? 0)) return false;
  return true;
}

function best(states: Reached[]): Reached[] {
  // What covers another has at least its sum; equals keep the order in which they were found.
  states.sort((a, b) => b.sum - a.sum);
  const kept: Reached[] = [];
  for (const state of states) {
    if (kept.some((one) => covers(one, state))) continue;
    kept.push(state);
    if (kept.length === MOST_KEPT) break;
  }
  return kept;
}

/** All that `states` can become by one more document, as far as it matters. */
export function extend(
  states: readonly Reached[],
  item: number,
  options: readonly Option[],
  caps: Int32Array,
): Reached[] {
  const only = options.length === 1 ? options[0] : undefined;
  // Leaving it out would never be better.
  if (only && only.demands === null) {
    const taken = states.map((state) => take(state, item, 0, only, caps));
    return taken.length === 1 ? taken : best(taken);
  }
  const all: Reached[] = [...states];
  for (const state of states)
    for (const [index, option] of options.entries()) all.push(take(state, item, index, option, caps));
  return best(all);
}

/** The options that no other of the same document covers. */
export function worthwhile<T extends Option>(options: readonly T[]): T[] {
  const least = (a: Option, b: Option): boolean =>
    a.adds.every((value, at) => value >= (b.adds[at] as number)) &&
    (a.demands?.every((value, at) => value <= (b.demands?.[at] ?? 0)) ?? true);
  return options.filter(
    (option, index) =>
      option.adds.some((value) => value > 0) &&
      !options.some((other, at) => at !== index && least(other, option) && (!least(option, other) || at < index)),
  );
}

/** The options taken on the way to a state: item to option. */
export function taken(state: Reached): Map<number, number> {
  const found = new Map<number, number>();
  for (let at: Reached | null = state; at !== null && at.option >= 0; at = at.before) found.set(at.item, at.option);
  return found;
}
