import { spawn } from 'node:child_process';
import { existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { root } from './bundles.ts';
import { add, judge, nothing, readReport, type Tally } from './tally.ts';

/**
 * Runs the steps of `npm test` and of `.ci/run` one after the other, goes on after a failure, and closes with one line:
 * `N passed, N failed`. To add a proof, add a line to one of the lists.
 */
interface Step {
  readonly name: string;
  readonly run: readonly [program: string, ...args: string[]];
  /** File under test-results/ that the step reports its counts in; without one, the step is one check. */
  readonly report?: string;
  readonly environment?: Readonly<Record<string, string>>;
  /** A step on which all others rest: when it fails the rest is not run. */
  readonly ground?: true;
  readonly minutes: number;
}

const results = join(root, 'test-results');
const tallyFile = join(results, 'tally.json');

/** Set-up has installed what the proofs need: what is missing now fails, where a bare `npm run unit` would skip. */
const noSkip = { WALKUP_NO_SKIP: '1' };

function vitest(name: string, config: string, report: string, minutes: number): Step {
  const reporters = ['--reporter=default', '--reporter=json', `--outputFile.json=${join(results, report)}`];
  return { name, run: ['vitest', 'run', '--config', config, ...reporters], report, minutes };
}

const lists: Readonly<Record<string, readonly Step[]>> = {
  test: [
    { name: 'set-up', run: ['node', 'build/run.js', 'setup', 'test'], ground: true, minutes: 8 },
    { name: 'build', run: ['node', 'build/run.js', 'compile'], ground: true, minutes: 2 },
    { ...vitest('unit tests', 'build/vitest.config.ts', 'unit.json', 8), environment: noSkip },
    { name: 'stories', run: ['npm', 'run', '--silent', 'e2e'], report: 'e2e.json', minutes: 25 },
  ],
  rest: [
    { name: 'lint', run: ['biome', 'check', '.'], minutes: 1 },
    { name: 'types', run: ['tsc', '-p', '.'], minutes: 3 },
    {
      name: 'every screen in Spanish',
      run: ['npm', 'run', '--silent', 'gallery'],
      report: 'gallery.json',
      environment: { GALLERY_MODES: 'es', WALKUP_E2E_REPORT: 'gallery.json' },
      minutes: 12,
    },
    { name: 'demonstration', run: ['node', 'build/run.js', 'demo'], minutes: 4 },
    { name: 'control of its search', run: ['node', 'build/run.js', 'demo', '--prove-control'], minutes: 4 },
    { name: 'no network', run: ['node', 'build/run.js', 'offline'], report: 'offline.json', minutes: 8 },
    { name: 'packages', run: ['node', 'build/run.js', 'dist'], minutes: 5 },
    { name: 'bench, whether it runs', run: ['npm', 'run', '--silent', 'bench', '--', '--quick'], minutes: 4 },
    vitest('what is in the packages', 'build/vitest.dist.config.ts', 'package.json', 3),
  ],
};

function runStep(step: Step): Promise<boolean> {
  return new Promise((resolve) => {
    const [program, ...args] = step.run;
    const child = spawn(program, args, {
      cwd: root,
      stdio: ['ignore', 'inherit', 'inherit'],
      env: { ...process.env, ...step.environment },
      detached: true,
    });
    const end = (): void => {
      try {
        if (child.pid !== undefined) process.kill(-child.pid, 'SIGKILL');
      } catch {
        // Already gone.
      }
    };
    const limit = setTimeout(() => {
      console.error(`walkup ci: "${step.name}" is not done after ${step.minutes} minutes and is ended`);
      end();
    }, step.minutes * 60_000);
    const stop = (): void => {
      end();
      process.exit(130);
    };
    process.once('SIGINT', stop).once('SIGTERM', stop);
    child.once('error', (error) => {
      console.error(`walkup ci: "${step.name}" did not start: ${error.message}`);
      clearTimeout(limit);
      resolve(false);
    });
    child.once('exit', (code) => {
      clearTimeout(limit);
      process.off('SIGINT', stop).off('SIGTERM', stop);
      resolve(code === 0);
    });
  });
}

function reportOf(step: Step): Tally | null {
  if (step.report === undefined) return null;
  try {
    return readReport(readFileSync(join(results, step.report), 'utf8'));
  } catch {
    console.error(`walkup ci: "${step.name}" left no report that can be read`);
    return { ...nothing, failed: 1 };
  }
}

/** Counts that `npm test` left for `.ci/run` to go on from. Its absence means that it never came to an end. */
function carried(): Tally {
  if (!existsSync(tallyFile)) {
    console.error('walkup ci: npm test left no counts: it did not come to its end, which counts as one failure');
    return { ...nothing, failed: 1 };
  }
  return JSON.parse(readFileSync(tallyFile, 'utf8')) as Tally;
}

/** `node build/run.js ci test`, then, to continue its counts, `node build/run.js ci rest`. */
export async function main(args: readonly string[]): Promise<number> {
  const list = lists[args[0] ?? ''];
  if (list === undefined) {
    console.error(`walkup ci: knows the lists ${Object.keys(lists).join(', ')}`);
    return 2;
  }
  mkdirSync(results, { recursive: true });
  let total = args[0] === 'test' ? nothing : carried();
  rmSync(tallyFile, { force: true });
  for (const [index, step] of list.entries()) {
    if (step.report !== undefined) rmSync(join(results, step.report), { force: true });
    console.log(`\n── ${step.name}`);
    const began = performance.now();
    const well = await runStep(step);
    const tally = judge(well, reportOf(step));
    total = add(total, tally);
    const seconds = ((performance.now() - began) / 1000).toFixed(1);
    const skipped = tally.skipped > 0 ? `, ${tally.skipped} skipped` : '';
    console.log(`── ${step.name}: ${tally.passed} passed, ${tally.failed} failed${skipped}, ${seconds} s`);
    if (step.ground && tally.failed > 0) {
      const rest = list.slice(index + 1).map((later) => later.name);
      console.error(`walkup ci: not run, because "${step.name}" failed: ${rest.join(', ')}`);
      total = add(total, { ...nothing, failed: rest.length });
      break;
    }
  }
  writeFileSync(tallyFile, JSON.stringify(total));
  if (total.skipped > 0) console.log(`\n${total.skipped} skipped; each says why above`);
  console.log(`\n${total.passed} passed, ${total.failed} failed`);
  return total.failed === 0 && total.passed > 0 ? 0 : 1;
}
