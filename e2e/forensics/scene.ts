import { spawnSync } from 'node:child_process';
import { join } from 'node:path';
import { test as base } from 'playwright/test';
import { FakeCamera } from '../devices/camera.ts';
import { type LaunchOptions, launch, type Station } from '../driver.ts';
import { emptyRoom } from './invent.ts';
import { type Ground, layOutGround } from './places.ts';
import { Rehearsal } from './rehearsal.ts';
import { type Place, type ScanResult, scan } from './scan.ts';

const root = join(import.meta.dirname, '../..');

/** A station with an applicant, and the search for what both leave. */
export interface Scene {
  station: Station;
  rehearsal: Rehearsal;
  /** Searches every place of the run, and those given, for every canary planted so far. */
  search: (more?: readonly Place[]) => ScanResult;
}

interface Parts {
  ground: Ground;
  /** Opens a station on the ground of this test; sealed as it is shipped, unless told otherwise. */
  open: (options?: LaunchOptions) => Promise<Scene>;
}

/** A test with folders of its own, all of them known and searched, and nothing left of them afterwards. */
export const test = base.extend<Parts>({
  // biome-ignore lint/correctness/noEmptyPattern: Playwright reads from this pattern what the part needs
  ground: async ({}, use) => {
    const ground = layOutGround();
    await use(ground);
    ground.remove();
  },
  open: async ({ ground }, use) => {
    const stations: Station[] = [];
    await use(async (options = {}) => {
      const camera = new FakeCamera(ground.cameraFile, emptyRoom);
      const { dataFolder, ramFolder, environment } = ground;
      const station = await launch({ camera, dataFolder, ramFolder, env: { ...environment }, ...options });
      stations.push(station);
      const rehearsal = new Rehearsal(station, camera);
      return { station, rehearsal, search: (more = []) => scan([...ground.places, ...more], rehearsal.canaries) };
    });
    for (const station of stations) await station.stop();
  },
});

/** Where traces are, and of what: what a failure should show, and nothing of the person. */
export const told = ({ traces }: ScanResult): string[] =>
  traces.map(({ canary, form, path }) => `${canary} (${form}) in ${path}`);

/** Builds the app in which nothing is sealed, anew, and gives its folder. */
export function buildControl(): string {
  const build = spawnSync(process.execPath, ['build/run.js', 'compile'], {
    cwd: root,
    env: { ...process.env, WALKUP_CONTROL: '1' },
    encoding: 'utf8',
  });
  if (build.status !== 0) throw new Error(build.stderr);
  return join(root, 'out-control');
}
