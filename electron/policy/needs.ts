import { within } from './ages.ts';
import { beginning, type Option, type Reached, worthwhile } from './assign.ts';
import type { DocumentRule, DocumentUse } from './document-rule.ts';
import type { AttestationRule, EvidenceRule, Need } from './evidence-rule.ts';

/** A way in which something counts: a use of a document of a type, or an attestation. `settled`: no clerk has to decide. */
export type Way =
  | { readonly rule: DocumentRule; readonly use: DocumentUse; readonly settled: boolean }
  | { readonly attestation: AttestationRule; readonly settled: boolean };

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

/** Counts the part of a rule that counters leave open, from `at` on: 0 is met. Never grows as counters do. */
type Missing = (has: Int32Array, at: number) => number;

interface Compiled {
  readonly missing: Missing;
  /** The counters that it goes by; of several ways to meet it, those of the nearest. */
  readonly by: (has: Int32Array, at: number) => number[];
  /** Of a rule of points, or the first such inside `all`. */
  readonly points: { readonly asked: number; readonly missing: Missing } | null;
}

export interface CompiledGoal extends Goal, Compiled {
  /** What is missing where no attestation stands in. */
  readonly shown: Missing;
}

interface Counter {
  /** What a way brings to it. */
  readonly of: (way: Way) => number;
  cap: number;
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

class Counters {
  readonly list: Counter[] = [];
  private readonly known = new Map<string, number>();

  /** The counter of this name; it now goes up to `least` at least. */
  ask(name: string, least: number, of: (way: Way) => number): number {
    let at = this.known.get(name);
    if (at === undefined) {
      at = this.list.push({ of, cap: 0 }) - 1;
      this.known.set(name, at);
    }
    const counter = this.list[at] as Counter;
    counter.cap = Math.max(counter.cap, Math.min(least, MOST_POINTS));
    return at;
  }
}

/** Counters are 32-bit; two of them are added before they are capped. */
const MOST_POINTS = 1_000_000_000;

const document = (count: (use: DocumentUse, rule: DocumentRule) => number) => (way: Way) =>
  'use' in way ? Math.min(count(way.use, way.rule), MOST_POINTS) : 0;

const points = {
  identity: document((use) => use.identity),
  residency: document((use) => use.residency),
  total: document((use) => use.identity + use.residency),
} as const;

const provesCounter = (counters: Counters, attribute: DocumentUse['proves'][number], least: number) =>
  counters.ask(
    `proves ${attribute}`,
    least,
    document((use) => Number(use.proves.includes(attribute))),
  );

const pointsCounter = (counters: Counters, kind: keyof typeof points, least: number) =>
  counters.ask(kind, least, points[kind]);

function compile(rule: EvidenceRule, counters: Counters): Compiled {
  switch (rule.kind) {
    case 'points': {
      const identity = rule.identity ? pointsCounter(counters, 'identity', rule.identity) : -1;
      const residency = rule.residency ? pointsCounter(counters, 'residency', rule.residency) : -1;
      const total = rule.total ? pointsCounter(counters, 'total', rule.total) : -1;
      const lack = (has: Int32Array, at: number, counter: number, least = 0): number =>
        counter < 0 ? 0 : Math.max(0, Math.min(least, MOST_POINTS) - (has[at + counter] as number));
      const missing: Missing = (has, at) =>
        Math.max(
          lack(has, at, identity, rule.identity) + lack(has, at, residency, rule.residency),
          lack(has, at, total, rule.total),
        );
      const asked = Math.max((rule.identity ?? 0) + (rule.residency ?? 0), rule.total ?? 0);
      return { missing, by: () => [identity, residency, total].filter((one) => one >= 0), points: { asked, missing } };
    }
    case 'proof': {
      const counter = provesCounter(counters, rule.proves, 1);
      return {
        missing: (has, at) => (has[at + counter] === 0 ? 1 : 0),
        by: () => [counter],
        points: null,
      };
    }
    case 'documents': {
      const as = rule.as.toSorted();
      const stands = (use: DocumentUse) => use.as !== undefined && as.includes(use.as);
      const name = `as ${as.join(' ')}`;
      const count = counters.ask(
        name,
        rule.count,
        document((use) => Number(stands(use))),
      );
      const proofs = rule.proves.map((attribute) =>
        counters.ask(
          `${name} proves ${attribute}`,
          1,
          document((use) => Number(stands(use) && use.proves.includes(attribute))),
        ),
      );
      return {
        missing: (has, at) =>
          proofs.reduce(
            (sum, proof) => sum + (has[at + proof] === 0 ? 1 : 0),
            Math.max(0, rule.count - (has[at + count] as number)),
          ),
        by: () => [count, ...proofs],
        points: null,
      };
    }
    case 'all': {
      const parts = rule.of.map((inner) => compile(inner, counters));
      return {
        missing: (has, at) => parts.reduce((sum, part) => sum + part.missing(has, at), 0),
        by: (has, at) => [...new Set(parts.flatMap((part) => part.by(has, at)))],
        points: parts.find((part) => part.points !== null)?.points ?? null,
      };
    }
    case 'any': {
      const parts = rule.of.map((inner) => compile(inner, counters));
      const nearest = (has: Int32Array, at: number) =>
        parts.reduce((best, part) => (part.missing(has, at) < best.missing(has, at) ? part : best));
      return {
        missing: (has, at) =>
          parts.reduce((least, part) => Math.min(least, part.missing(has, at)), Number.MAX_SAFE_INTEGER),
        by: (has, at) => nearest(has, at).by(has, at),
        points: null,
      };
    }
  }
}

const attests = (id: string) => (way: Way) => Number('attestation' in way && way.attestation.meets.includes(id));

const leavesAddress = (way: Way) => Number('use' in way && way.rule.address === undefined && showsResidency(way.use));

/** Adds the counters that a way's companions ask about; says which of them must reach what. */
function companions(way: Way, counters: Counters): [counter: number, least: number][] {
  if (!('use' in way) || way.use.companion === null) return [];
  const { types, identity, residency, proves } = way.use.companion;
  const asked: [number, number][] = [];
  // It must come from others: what the document itself brings is asked for on top.
  const others = (counter: number, least: number) => {
    const asks = counters.list[counter] as Counter;
    const due = Math.min(least + asks.of(way), MOST_POINTS);
    asks.cap = Math.max(asks.cap, due);
    asked.push([counter, due]);
  };
  if (types) {
    const list = types.toSorted();
    others(
      counters.ask(
        `type ${list.join(' ')}`,
        1,
        document((_, rule) => Number(list.includes(rule.id))),
      ),
      1,
    );
  }
  if (identity) others(pointsCounter(counters, 'identity', identity), identity);
  if (residency) others(pointsCounter(counters, 'residency', residency), residency);
  for (const attribute of new Set(proves)) others(provesCounter(counters, attribute, 1), 1);
  return asked;
}

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
