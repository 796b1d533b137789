import { parseArgs } from 'node:util';
import { compileOrSay, parts } from '../../build/compile.ts';
import { isStale } from '../../build/start.ts';
import { EVIDENCE_DOCUMENTS, measureEvidence } from './evidence.ts';
import { measureStart } from './start.ts';
import { DOCUMENTS, measureStore } from './store.ts';

/**
 * `npm run bench`: what Walkup costs, as ratios from one run on one machine; milliseconds alone would measure the
 * machine. Judging evidence alone is in milliseconds: what matters there is that a clerk never waits for it. Goals are printed with what came of them, and a missed one with its reason; it never fails the command.
 * `--quick` runs through everything with too few runs to believe, to see that the bench itself works.
 */
const { quick } = parseArgs({ options: { quick: { type: 'boolean', default: false } } }).values;
const runs = quick ? 3 : 9;
const storeRuns = quick ? 3 : 15;
const evidenceRuns = quick ? 200 : 4000;
const EVIDENCE_GOAL_MS = 5;

const ms = (value: number): string => `${value.toFixed(1)} ms`;

function against(what: string, ratio: number, goal: number, whyMissed: string): void {
  const met = ratio <= goal;
  console.log(`  ${what}: goal ${goal.toFixed(1)}, ratio ${ratio.toFixed(2)}, ${met ? 'met' : 'missed'}`);
  if (!met) console.log(`    ${whyMissed}`);
}

if (quick) console.log('--quick: too few runs for the figures to mean anything; for those, leave it out.');
if (isStale()) {
  console.log('building …');
  if ((await compileOrSay(parts, false)) === null) process.exit(1);
}

const start = await measureStart(runs);
console.log(`start to the first usable screen, median of ${runs} alternating pairs, in the stand-in host`);
console.log(`  Walkup ${ms(start.walkup)}, a bare page ${ms(start.bare)}`);
against(
  'start',
  start.ratio,
  1.3,
  'over the bare page: evaluating main, opening the store, and a page of nine files, each asked of main, instead of one.',
);

for (const others of [0, 2]) {
  const { store, defaults, forgetting, ours, cut } = measureStore(storeRuns, others);
  const held = others === 0 ? 'one case in the store' : `one case, ${others} others begun after it`;
  console.log(`held documents of ${held}: ${DOCUMENTS}, median of ${storeRuns} alternating runs`);
  console.log(`  capture: store ${ms(store.capture)}, plain ${ms(defaults.capture)}`);
  console.log(
    `  purge: store ${ms(store.purge)}, plain ${ms(defaults.purge)}, plain with secure_delete ${ms(forgetting.purge)}, ` +
      `plain with our pragmas ${ms(ours.purge)}`,
  );
  if (others === 0) {
    against('capture', store.capture / defaults.capture, 1.3, 'sealing costs more than the larger pages save.');
    against(
      'purge, against plain with its defaults',
      store.purge / defaults.purge,
      1,
      `plain marks pages free and leaves every byte where it was; giving them back takes the file system ${ms(cut)} by itself.`,
    );
  } else {
    console.log(`  capture ratio ${(store.capture / defaults.capture).toFixed(2)}`);
    console.log(`  purge ratio ${(store.purge / defaults.purge).toFixed(2)} against plain with its defaults`);
  }
  // What the purge's own promises cost is in both; left is what the rest of the end costs: key, register, books.
  console.log(
    `  purge ratio ${(store.purge / ours.purge).toFixed(2)} against plain with our pragmas and its log emptied, ` +
      `${(store.purge / forgetting.purge).toFixed(2)} against plain with secure_delete`,
  );
}

const evidence = measureEvidence(evidenceRuns);
console.log(
  `judging ${EVIDENCE_DOCUMENTS} documents by a table of ${evidence.types} types, ${evidenceRuns} cases, ` +
    `${evidence.lacking} of them lacking something`,
);
console.log(`  median ${evidence.median.toFixed(2)} ms, 99th percentile ${evidence.p99.toFixed(2)} ms`);
const judgedInTime = evidence.p99 <= EVIDENCE_GOAL_MS;
console.log(`  99th percentile: goal ${ms(EVIDENCE_GOAL_MS)}, ${judgedInTime ? 'met' : 'missed'}`);
if (!judgedInTime) console.log('    lacking cases also look for what would mend them, over every type of the table.');
