import { spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, truncateSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect } from 'playwright/test';
import { leaveWalkup } from '../stories/steps.ts';
import { canariesOf, Rehearsal } from './rehearsal.ts';
import { scan } from './scan.ts';
import { buildControl, test as inScene, told } from './scene.ts';

/**
 * P1: not files but the blocks of a disk. A file that was deleted or cut short still stands in blocks that nobody's file
 * holds, so the store is put on a disk of its own, and that disk is read from its first byte to its last.
 */
interface Disk {
  /** The disk itself. */
  readonly image: string;
  readonly dataFolder: string;
  /** Sees to it that all that was written is in the image. */
  settle(): void;
}

const ran = (command: string, ...args: string[]): string | null => {
  const run = spawnSync(command, args, { encoding: 'utf8' });
  if (run.error) return `${command}: ${run.error.message}`;
  return run.status === 0 ? null : `${command}: ${run.stderr.trim()}`;
};

/** Room for two builds' worth of casework; in RAM, so that no other disk gets a copy. */
const DISK_BYTES = 96 << 20;

const test = inScene.extend<{ disk: Disk }>({
  // biome-ignore lint/correctness/noEmptyPattern: Playwright reads from this pattern what the part needs
  disk: async ({}, use, info) => {
    const folder = mkdtempSync('/dev/shm/walkup-disk-');
    const [image, mount] = [join(folder, 'disk.img'), join(folder, 'mount')];
    mkdirSync(mount);
    writeFileSync(image, '');
    truncateSync(image, DISK_BYTES);
    // Without its journal's own copy of data, as ext4 is by default; no discard, so that nothing is wiped for us.
    const problem = ran('mkfs.ext4', '-q', '-F', image) ?? ran('mount', '-o', 'loop,nodiscard', image, mount);
    try {
      if (problem) info.skip(true, `no disk can be mounted here: ${problem}`);
      await use({
        image,
        dataFolder: join(mount, 'data'),
        settle() {
          const failed = ran('sync', '-f', mount);
          if (failed) throw new Error(failed);
        },
      });
    } finally {
      if (!problem) {
        const failed = ran('umount', mount) && ran('umount', '-l', mount);
        if (failed) console.error(failed);
      }
      rmSync(image, { force: true });
      if (problem) rmSync(folder, { recursive: true, force: true });
      else ran('rmdir', mount, folder);
    }
  },
});

const searchDisk = (disk: Disk, canaries: Rehearsal['canaries']) => {
  disk.settle();
  return scan([{ name: 'every block of the disk', path: disk.image }], canaries);
};

test('no block of the disk holds anything of two people: one issued, one lost with the power', async ({
  open,
  disk,
}) => {
  const { station, rehearsal } = await open({ dataFolder: disk.dataFolder });
  expect(told(searchDisk(disk, rehearsal.canaries)), 'before anybody came').toEqual([]);
  await rehearsal.run((moment) => expect(told(searchDisk(disk, rehearsal.canaries)), moment).toEqual([]));
  const searched = searchDisk(disk, rehearsal.canaries);
  expect(told(searched), 'after the purge').toEqual([]);
  expect(searched.bytes).toBe(DISK_BYTES);

  const second = new Rehearsal(station, rehearsal.camera);
  await second.apply();
  await leaveWalkup(station);
  const both = [...rehearsal.canaries, ...second.canaries];
  expect(told(searchDisk(disk, both)), 'with the second waiting').toEqual([]);
  await station.losePower();
  await station.walkup();
  expect(told(searchDisk(disk, both)), 'after the power was lost').toEqual([]);
  await station.stop();
});

test('control: with sealing off the blocks hold the person, and go on holding them after the purge', async ({
  open,
  disk,
}) => {
  const { rehearsal, station } = await open({ appFolder: buildControl(), dataFolder: disk.dataFolder });
  expect(told(searchDisk(disk, canariesOf(rehearsal.person)))).toEqual([]);
  await rehearsal.run();
  const found = new Set(searchDisk(disk, rehearsal.canaries).traces.map((trace) => trace.canary));
  expect([...found]).toEqual(expect.arrayContaining(['given names', 'street', 'portrait', 'held image of Passport']));
  await station.stop();
});
