import { extend, type Reached, taken } from './assign.ts';
import { type Goal, type Plan, plan, type Thing, type WayOption } from './needs.ts';

export type State = 'met' | 'clerk-decides' | 'lacking';

/** What one person's documents and attestations come to. */
export interface Solved {
  readonly plan: Plan;
  /** Of each goal. */
  readonly states: readonly State[];
  /** Index of a thing to what it is taken as; things that nothing needs are not in it. */
  readonly chosen: ReadonlyMap<number, WayOption>;
  /** What the chosen reach together. */
  readonly has: Int32Array;
}

/** The states that a plan's first `count` things reach, those that cannot be taken two ways first. */
export function reach(laid: Plan, from: readonly Reached[], count: number): Reached[] {
  const order = Array.from({ length: count }, (_, at) => at).filter((at) => (laid.options[at]?.length ?? 0) > 0);
  const forced = (at: number) => laid.options[at]?.length === 1 && laid.options[at][0]?.demands === null;
  let states = [...from];
  for (const at of [...order.filter(forced), ...order.filter((one) => !forced(one))])
    states = extend(states, at, laid.options[at] ?? [], laid.caps);
  return states;
}

/** How good a state is, the weightiest first. None of it falls when counters grow. */
function worth({ goals, settledAt, anyAddress }: Plan, has: Int32Array): number[] {
  let possible = 0;
  let met = 0;
  let missing = 0;
  let missingSettled = 0;
  for (const goal of goals) {
    const lacks = goal.missing(has, 0);
    const lacksSettled = settledAt === 0 ? lacks : goal.missing(has, settledAt);
    if (lacks === 0) possible += 1;
    if (lacksSettled === 0 && !goal.open) met += 1;
    missing += lacks;
    missingSettled += lacksSettled;
  }
  const free = anyAddress < 0 ? 0 : (has[anyAddress] as number) + (has[settledAt + anyAddress] as number);
  return [possible, met, -missing, -missingSettled, free];
}

function compare(a: readonly number[], b: readonly number[]): number {
  for (const [at, value] of a.entries()) if (value !== b[at]) return value - (b[at] as number);
  return 0;
}

function together(options: Iterable<WayOption>, caps: Int32Array): Int32Array {
  const has = new Int32Array(caps.length);
  for (const { adds } of options)
    for (let at = 0; at < caps.length; at += 1)
      has[at] = Math.min((has[at] as number) + (adds[at] as number), caps[at] as number);
  return has;
}

const isMet = (demands: Int32Array | null, has: Int32Array): boolean =>
  demands === null || demands.every((least, at) => least <= (has[at] as number));

/** What is let go first where it is not needed: attestations, then what a clerk must decide on, then what brings least. */
function weight({ way, adds }: WayOption, caps: Int32Array): number {
  if ('attestation' in way) return -2;
  if (!way.settled) return -1;
  return adds.reduce((sum, value, at) => sum + Math.min(value, caps[at] as number), 0);
}

/** Lets go of all that the result does not rest on. */
function trim(laid: Plan, chosen: Map<number, WayOption>, goal: readonly number[]): void {
  const order = [...chosen].sort(([a, one], [b, two]) => weight(one, laid.caps) - weight(two, laid.caps) || b - a);
  for (const [thing, option] of order) {
    chosen.delete(thing);
    const has = together(chosen.values(), laid.caps);
    const stands = [...chosen.values()].every(({ demands }) => isMet(demands, has));
    if (!stands || compare(worth(laid, has), goal) < 0) chosen.set(thing, option);
  }
}

/**
 * Takes each thing in at most one of its ways so that the most needs are met: first counting what a clerk may decide,
 * then without it; then what is least missing. Things must come in an order that does not depend on when they were
 * shown; of equal ways the first is taken.
 */
export function solve(goals: readonly Goal[], things: readonly Thing[]): Solved {
  const laid = plan(goals, things, true);
  const states = reach(laid, [laid.start], things.length);
  let best = laid.start;
  let bestWorth = worth(laid, best.has);
  for (const state of states) {
    if (state.owes !== null) continue;
    const stateWorth = worth(laid, state.has);
    if (compare(stateWorth, bestWorth) > 0) [best, bestWorth] = [state, stateWorth];
  }
  const chosen = new Map<number, WayOption>();
  for (const [thing, index] of taken(best)) chosen.set(thing, laid.options[thing]?.[index] as WayOption);
  trim(laid, chosen, bestWorth);
  const has = together(chosen.values(), laid.caps);
  return {
    plan: laid,
    chosen,
    has,
    states: laid.goals.map((goal) => {
      if (goal.missing(has, 0) > 0) return 'lacking';
      return goal.missing(has, laid.settledAt) === 0 && !goal.open ? 'met' : 'clerk-decides';
    }),
  };
}

/** The documents of the result that a goal rests on, as indexes of things. */
export function servers({ plan: laid, chosen, has, states }: Solved, index: number): number[] {
  const goal = laid.goals[index];
  if (!goal) return [];
  const at = states[index] === 'met' ? laid.settledAt : 0;
  const lacks = goal.shown(has, at);
  if (lacks > 0 && states[index] !== 'lacking') return [];
  const counters = goal.by(has, at);
  const documents = [...chosen].filter(
    ([, { way, adds }]) => 'use' in way && counters.some((counter) => (adds[at + counter] as number) > 0),
  );
  const order = documents.toSorted(([a, one], [b, two]) => weight(one, laid.caps) - weight(two, laid.caps) || b - a);
  const left = new Map(documents);
  for (const [thing, option] of order) {
    left.delete(thing);
    if (goal.shown(together(left.values(), laid.caps), at) > lacks) left.set(thing, option);
  }
  return [...left.keys()].sort((a, b) => a - b);
}
