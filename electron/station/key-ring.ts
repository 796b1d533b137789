import { randomBytes } from 'node:crypto';
import {
  chmodSync,
  closeSync,
  existsSync,
  fstatSync,
  fsyncSync,
  ftruncateSync,
  mkdirSync,
  openSync,
  readdirSync,
  readFileSync,
  unlinkSync,
  writeSync,
} from 'node:fs';
import { join } from 'node:path';
import type { KeyRing } from '../../db/store.ts';

const KEY_BYTES = 32;

/** An application's id is a file name here: nothing that could lead out of the folder. */
const ID = /^[A-Za-z0-9_-]{1,64}$/;

/**
 * The keys that seal running applications: one file each in RAM-backed storage, so that an app crash keeps them and a
 * loss of power does not (P10). None is kept in this process beyond the call that needs it.
 *
 * @param folder on tmpfs or ramfs; made where it does not exist, closed to everybody else (0700).
 */
export function openKeyRing(folder: string): KeyRing {
  mkdirSync(folder, { recursive: true, mode: 0o700 });
  chmodSync(folder, 0o700);
  const fileOf = (applicationId: string) => {
    // Not repeated in the message: it may be anything.
    if (!ID.test(applicationId)) throw new RangeError('not an application id');
    return join(folder, applicationId);
  };
  return {
    create(applicationId) {
      const file = openSync(fileOf(applicationId), 'wx', 0o600);
      const key = randomBytes(KEY_BYTES);
      try {
        if (writeSync(file, key) !== KEY_BYTES) throw new Error('the key could not be written whole');
        fsyncSync(file);
      } finally {
        key.fill(0);
        closeSync(file);
      }
    },
    get(applicationId) {
      const key = readIfThere(fileOf(applicationId));
      // Shorter: the process died while making it, before anything could be sealed with it.
      return key?.length === KEY_BYTES ? key : undefined;
    },
    destroy(applicationId) {
      const path = fileOf(applicationId);
      try {
        overwrite(path);
        unlinkSync(path);
      } catch (problem) {
        if (!isMissing(problem)) return false;
      }
      return !existsSync(path);
    },
    ids: () => readdirSync(folder).filter((name) => ID.test(name)),
  };
}

/** In place: a new file of the same name would leave the old one's bytes in memory that is merely free. */
function overwrite(path: string): void {
  const file = openSync(path, 'r+');
  try {
    const length = Math.max(KEY_BYTES, fstatSync(file).size);
    for (let at = 0; at < length; ) at += writeSync(file, randomBytes(length - at), 0, length - at, at);
    fsyncSync(file);
    ftruncateSync(file, 0);
  } finally {
    closeSync(file);
  }
}

function readIfThere(path: string): Buffer | undefined {
  try {
    return readFileSync(path);
  } catch (problem) {
    if (isMissing(problem)) return undefined;
    throw problem;
  }
}

function isMissing(problem: unknown): boolean {
  return problem instanceof Error && 'code' in problem && problem.code === 'ENOENT';
}
