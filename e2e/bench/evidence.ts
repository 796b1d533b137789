import { readFileSync } from 'node:fs';
import type { EvidenceCase, ShownDocument } from '../../electron/policy/case.ts';
import { evaluate } from '../../electron/policy/evidence.ts';
import { parseProgram } from '../../electron/policy/load.ts';
import type { Program } from '../../electron/policy/program.ts';
import { median } from './median.ts';

/**
 * What judging costs while a clerk records documents: `evaluate` of twenty documents on the largest table there is. The
 * cases differ in everything a clerk can enter, the same ones in every run: who applies, what they show and how good it
 * is, what the clerk decided, and whether a caretaker shows as many again.
 */

export const EVIDENCE_DOCUMENTS = 20;
/** Each case is judged so often, and its middle time taken: the rest is what the machine did in between. */
const TURNS = 3;
const TODAY = '2026-11-23';
const BIRTHS = [null, '1990-05-17', '2008-11-23', '2013-02-28', '1950-01-01', '2020-02-29'];
const EXPIRIES = [null, '2024-01-01', '2026-11-22', TODAY, '2028-02-29', '2031-05-05'];
const ISSUES = [null, '2015-06-01', '2025-12-31', '2026-09-30', '2026-11-20'];

/** A generator of its own, so that runs can be compared (Marsaglia's xorshift). */
function dice(seed: number): (sides: number) => number {
  let state = seed;
  return (sides) => {
    state ^= state << 13;
    state ^= state >>> 17;
    state ^= state << 5;
    return (state >>> 0) % sides;
  };
}

function makeCase(program: Program, roll: (sides: number) => number): EvidenceCase {
  const pick = <T>(list: readonly T[]): T => list[roll(list.length)] as T;
  // Some bring many of few types: less then meets the needs, and what would mend it has to be found.
  const pool = roll(3) === 0 ? Array.from({ length: 3 }, () => pick(program.documentTypes)) : program.documentTypes;
  // Most of what people bring is in order: cases where nothing holds are judged at once and would flatter the figure.
  const inOrder = roll(3) > 0;
  const document = (_: unknown, index: number): ShownDocument => {
    const rule = pick(pool);
    const good = inOrder || roll(2) === 0;
    return {
      id: `d${index}`,
      type: rule.id,
      form: good ? (rule.forms[0] ?? 'original') : pick(['original', 'certified-copy', 'copy', 'phone'] as const),
      issuedOn: good ? '2026-11-01' : pick(ISSUES),
      expiresOn: good ? '2028-01-01' : pick(EXPIRIES),
      conditions: good || roll(2) === 0 ? rule.conditions.map(({ id }) => id) : [],
      verified: good || roll(4) > 0,
      decision: pick([null, null, 'counts', 'refused'] as const),
      decidedGaps: rule.counts.flatMap(({ gaps }) => gaps),
    };
  };
  const twenty = () => Array.from({ length: EVIDENCE_DOCUMENTS }, document);
  const relation = program.caretakers[0]?.relations[0]?.id;
  return {
    birth: pick(BIRTHS),
    documents: twenty(),
    caretaker: relation !== undefined && roll(2) === 0 ? { relation, documents: twenty() } : null,
    attestations: program.attestations.filter(() => roll(4) === 0).map(({ id }) => id),
    decided: program.gaps.filter(() => roll(3) === 0).map(({ id }) => id),
  };
}

/** In milliseconds; `types`: rows of the table; `lacking`: how many of the cases were, which is the longest way. */
export interface EvidenceFigures {
  types: number;
  median: number;
  p99: number;
  lacking: number;
}

export function measureEvidence(runs: number): EvidenceFigures {
  const file = new URL('../../electron/policy/programs/new-york-idnyc.json', import.meta.url);
  const program = parseProgram(readFileSync(file, 'utf8'));
  const roll = dice(20261123);
  const cases = Array.from({ length: runs }, () => makeCase(program, roll));
  // A station judges all day: the first few, which pay for compiling, are not what a clerk waits for.
  for (const one of cases.slice(0, 200)) evaluate(program, one, TODAY);
  let lacking = 0;
  const times = cases.map((one) => {
    const turns = Array.from({ length: TURNS }, () => {
      const began = performance.now();
      const { outcome } = evaluate(program, one, TODAY);
      return { took: performance.now() - began, outcome };
    });
    if (turns[0]?.outcome === 'lacking') lacking += 1;
    return median(turns.map(({ took }) => took));
  });
  const sorted = times.toSorted((a, b) => a - b);
  return {
    types: program.documentTypes.length,
    median: median(times),
    p99: sorted[Math.ceil(sorted.length * 0.99) - 1] ?? 0,
    lacking,
  };
}
