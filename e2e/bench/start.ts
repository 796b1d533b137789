import { spawn } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { median } from './median.ts';
import { USABLE } from './usable.ts';

const root = join(import.meta.dirname, '../..');
const apps = { walkup: root, bare: join(import.meta.dirname, 'bare') } as const;
type App = keyof typeof apps;

/** A start that takes this long has hung. */
const LIMIT_MS = 60_000;

const folder = (what: string): string => mkdtempSync(`/dev/shm/walkup-bench-${what}-`);

/** Milliseconds from starting the host's process until its first screen can be used; resolves when it has ended. */
async function startOnce(app: App, dataFolder: string): Promise<number> {
  const ramFolder = folder('ram');
  const { DISPLAY: _unseen, NODE_OPTIONS: _none, ...environment } = process.env;
  const began = performance.now();
  const child = spawn(join(root, 'e2e/host/electron'), [apps[app], '--drive', join(import.meta.dirname, 'usable.ts')], {
    env: {
      ...environment,
      WALKUP_DATA: dataFolder,
      WALKUP_RAM: ramFolder,
      WALKUP_ROLE: 'combined',
      WALKUP_FAKE_CAMERA: 'none',
      WALKUP_HEADLESS: '1',
    },
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  const limit = setTimeout(() => child.kill('SIGKILL'), LIMIT_MS);
  let usable: number | null = null;
  createInterface({ input: child.stdout }).on('line', (line) => {
    if (line === USABLE) usable ??= performance.now() - began;
  });
  try {
    const code = await new Promise((resolve, reject) => {
      child.once('error', reject);
      child.once('close', resolve);
    });
    if (usable === null) throw new Error(`${app} ended (${code}) before its first screen could be used`);
    return usable;
  } finally {
    clearTimeout(limit);
    rmSync(ramFolder, { recursive: true, force: true });
  }
}

/** `ratio` is the median of the pairs' ratios: two starts in a row meet the same machine, however busy it is. */
export interface StartFigures extends Record<App, number> {
  ratio: number;
}

/** Medians in milliseconds over alternating starts, each on a fresh RAM folder and an existing data folder. */
export async function measureStart(runs: number): Promise<StartFigures> {
  const dataFolder = folder('data');
  const times: Record<App, number[]> = { walkup: [], bare: [] };
  const order = ['walkup', 'bare'] as const;
  try {
    // One round more, not counted: it makes the data folder, and brings the files into the system's memory.
    for (let run = 0; run <= runs; run += 1) {
      for (const app of run % 2 === 0 ? order : order.toReversed()) {
        const time = await startOnce(app, dataFolder);
        if (run > 0) times[app].push(time);
      }
    }
  } finally {
    rmSync(dataFolder, { recursive: true, force: true });
  }
  const ratio = median(times.walkup.map((time, run) => time / (times.bare[run] ?? Number.NaN)));
  return { walkup: median(times.walkup), bare: median(times.bare), ratio };
}
