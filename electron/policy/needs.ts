import { within } from './ages.ts';
import { beginning, type Option, type Reached, worthwhile } from './assign.ts';
import { type Compiled, Counters, companions, compile, type Missing, type Way } from './counters.ts';
import type { DocumentUse } from './document-rule.ts';
import type { Need } from './evidence-rule.ts';

/** One thing that is or could be shown: at most one of its ways is taken. */
export type Thing = readonly Way[];

export interface WayOption extends Option {
  readonly way: Way;
}

/** A need as it is asked of one person. `open`: its own reading is for the clerk to take. */
export interface Goal {
  readonly need: Need;
  readonly open: boolean;
}

export interface CompiledGoal extends Goal, Compiled {
  /** What is missing where no attestation stands in. */
  readonly shown: Missing;
}

/**
 * The counters that needs and companions ask about, and every thing's ways as options over them. With undecided ways
 * there are two halves: all that may count, then what counts without a clerk's decision.
 */
export interface Plan {
  readonly goals: readonly CompiledGoal[];
  readonly caps: Int32Array;
  /** Where the second half begins; 0: nothing is undecided, and one half says both. */
  readonly settledAt: number;
  readonly options: readonly (readonly WayOption[])[];
  /** Counter of documents that show residency and leave the address free; -1 where nothing asks. */
  readonly anyAddress: number;
  readonly start: Reached;
}

const attests = (id: string) => (way: Way) => Number('attestation' in way && way.attestation.meets.includes(id));

const leavesAddress = (way: Way) => Number('use' in way && way.rule.address === undefined && showsResidency(way.use));

/** Whether rules for these circumstances hold. */
function holds(when: NonNullable<Need['when']>, age: number, caretaker: boolean): boolean {
  return within(when.ages, age) && (when.caretaker ?? caretaker) === caretaker;
}

/** The needs that hold for somebody of this age, and those of them that are waived. */
export function needsFor(needs: readonly Need[], age: number, caretaker: boolean): { need: Need; waived: boolean }[] {
  return needs
    .filter((need) => need.when === undefined || holds(need.when, age, caretaker))
    .map((need) => ({ need, waived: need.waivedWhen.some((when) => holds(when, age, caretaker)) }));
}

/** Lays out the search for these goals over these things; `address`: whether it matters what the card may bear. */
export function plan(goals: readonly Goal[], things: readonly Thing[], address: boolean): Plan {
  const counters = new Counters();
  const compiled = goals.map((goal): CompiledGoal => {
    const rule = compile(goal.need.rule, counters);
    const attest = attests(goal.need.id);
    if (!things.some((thing) => thing.some((way) => attest(way) > 0))) return { ...goal, ...rule, shown: rule.missing };
    const attested = counters.ask(`attested ${goal.need.id}`, 1, attest);
    const missing: Missing = (has, at) => (has[at + attested] === 0 ? rule.missing(has, at) : 0);
    return { ...goal, ...rule, missing, shown: rule.missing };
  });
  let anyAddress = -1;
  if (address && things.some((thing) => thing.some((way) => 'use' in way && way.rule.address !== undefined)))
    anyAddress = counters.ask('any address', 1, leavesAddress);

  // A way that brings nothing anybody asks about is left out; one that is let in may ask about more by its companions.
  const relevant = new Set<Way>();
  const demands = new Map<Way, [number, number][]>();
  for (let found = true; found; ) {
    found = false;
    for (const way of things.flat()) {
      if (relevant.has(way) || !counters.list.some((counter) => counter.of(way) > 0)) continue;
      relevant.add(way);
      demands.set(way, companions(way, counters));
      found = true;
    }
  }

  const half = counters.list.length;
  const undecided = [...relevant].some((way) => !way.settled);
  const settledAt = undecided ? half : 0;
  const size = undecided ? 2 * half : half;
  const optionsOf = (way: Way): WayOption[] => {
    const brings = counters.list.map((counter) => counter.of(way));
    const asks = demands.get(way) ?? [];
    const option = (settled: boolean): WayOption => {
      const adds = new Int32Array(size);
      for (const [at, amount] of brings.entries()) {
        adds[at] = amount;
        if (settled) adds[settledAt + at] = amount;
      }
      if (asks.length === 0) return { way, adds, demands: null };
      const due = new Int32Array(size);
      for (const [counter, least] of asks)
        due[counter + (settled ? settledAt : 0)] = Math.max(due[counter + (settled ? settledAt : 0)] as number, least);
      return { way, adds, demands: due };
    };
    // With companions that a clerk has yet to decide on, the document itself only may count.
    if (way.settled) return undecided && asks.length > 0 ? [option(true), option(false)] : [option(true)];
    return [option(false)];
  };
  const options = things.map((thing) => worthwhile(thing.filter((way) => relevant.has(way)).flatMap(optionsOf)));
  const caps = new Int32Array(size);
  for (const [at, counter] of counters.list.entries()) {
    caps[at] = counter.cap;
    caps[settledAt + at] = counter.cap;
  }
  return { goals: compiled, caps, settledAt, options, anyAddress, start: beginning(size) };
}

export const showsResidency = (use: DocumentUse): boolean => use.residency > 0 || use.proves.includes('residency');
