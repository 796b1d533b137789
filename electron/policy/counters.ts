import type { DocumentRule, DocumentUse } from './document-rule.ts';
import type { AttestationRule, EvidenceRule } from './evidence-rule.ts';

/** A way in which something counts: a use of a document of a type, or an attestation. `settled`: no clerk has to decide. */
export type Way =
  | { readonly rule: DocumentRule; readonly use: DocumentUse; readonly settled: boolean }
  | { readonly attestation: AttestationRule; readonly settled: boolean };

/** Counts the part of a rule that counters leave open, from `at` on: 0 is met. Never grows as counters do. */
export type Missing = (has: Int32Array, at: number) => number;

/** A rule as counters answer it. */
export interface Compiled {
  readonly missing: Missing;
  /** The counters that it goes by; of several ways to meet it, those of the nearest. */
  readonly by: (has: Int32Array, at: number) => number[];
  /** Of a rule of points, or the first such inside `all`. */
  readonly points: { readonly asked: number; readonly missing: Missing } | null;
}

interface Counter {
  /** What a way brings to it. */
  readonly of: (way: Way) => number;
  cap: number;
}

/** What rules and companions ask about, each once. */
export class Counters {
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

/** Asks for the counters that a rule goes by. */
export function compile(rule: EvidenceRule, counters: Counters): Compiled {
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

/** Adds the counters that a way's companions ask about; says which of them must reach what. */
export function companions(way: Way, counters: Counters): [counter: number, least: number][] {
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
