import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { test as base } from 'playwright/test';
import { FakeCamera } from '../devices/camera.ts';
import { type ApartStation, type LaunchOptions, launch, launchApart, type Station } from '../driver.ts';

/** The folders of one story's station; they outlive a kill and a restart, and are gone after the story. */
interface Folders {
  dataFolder: string;
  ramFolder: string;
}

interface Parts {
  /** How this story's station differs from the training station with a camera; set with `test.use`. */
  options: LaunchOptions;
  camera: FakeCamera;
  folders: Folders;
  /** Starts the station on the story's folders, as they are by then; resolves when its windows are there. */
  open: () => Promise<Station>;
  /** The station, started. */
  station: Station;
  /** Starts the station in a process of its own, driven by a module of `drives/`, so that all of it can be killed. */
  apart: (drive: string) => ApartStation;
}

/** A test with a station of its own, of which nothing is left afterwards: no process, no folder. */
export const test = base.extend<Parts>({
  options: [{}, { option: true }],
  // biome-ignore lint/correctness/noEmptyPattern: Playwright reads from this pattern what the part needs
  camera: async ({}, use) => {
    const camera = new FakeCamera(`/dev/shm/walkup-e2e-camera-${process.pid}.y4m`);
    await use(camera);
    rmSync(camera.file, { force: true });
  },
  // biome-ignore lint/correctness/noEmptyPattern: as above
  folders: async ({}, use) => {
    const folder = mkdtempSync('/dev/shm/walkup-e2e-story-');
    await use({ dataFolder: join(folder, 'data'), ramFolder: join(folder, 'ram') });
    rmSync(folder, { recursive: true, force: true, maxRetries: 20, retryDelay: 50 });
  },
  open: async ({ options, camera, folders }, use) => {
    const stations: Station[] = [];
    await use(async () => {
      const station = await launch({ camera, ...folders, ...options });
      stations.push(station);
      await Promise.all([station.walkup(), station.facing(), station.counter()]);
      return station;
    });
    for (const station of stations) await station.clean();
  },
  station: async ({ open }, use) => use(await open()),
  apart: async ({ options, camera, folders }, use) => {
    const stations: ApartStation[] = [];
    await use((drive) => {
      const path = join(import.meta.dirname, 'drives', `${drive}.ts`);
      const station = launchApart(path, { camera, ...folders, ...options });
      stations.push(station);
      return station;
    });
    for (const station of stations) await station.kill();
  },
});

/** Writes Lakemont's rules, with changes, to a file of their own, and gives its path. */
export function lakemontWith(changes: Record<string, unknown>, file: string): string {
  const built = join(import.meta.dirname, '../../electron/policy/programs/lakemont.json');
  const rules = JSON.parse(readFileSync(built, 'utf8')) as Record<string, unknown>;
  writeFileSync(file, JSON.stringify({ ...rules, ...changes }));
  return file;
}
