import { linkSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { openKeyRing } from './key-ring.ts';

function freshFolder(): string {
  const home = mkdtempSync(join(tmpdir(), 'walkup-keys-'));
  onTestFinished(() => rmSync(home, { recursive: true, force: true }));
  return join(home, 'keys');
}

test('a key is 32 random bytes in a file of its own that only this user may read', () => {
  const folder = freshFolder();
  const ring = openKeyRing(folder);
  ring.create('a1');
  ring.create('a2');
  expect(ring.get('a1')).toHaveLength(32);
  expect(ring.get('a1')).not.toEqual(ring.get('a2'));
  expect(ring.ids().toSorted()).toEqual(['a1', 'a2']);
  expect(statSync(folder).mode & 0o777).toBe(0o700);
  expect(statSync(join(folder, 'a1')).mode & 0o777).toBe(0o600);
});

test('each call gives a copy that may be wiped', () => {
  const ring = openKeyRing(freshFolder());
  ring.create('a1');
  const first = Uint8Array.from(ring.get('a1') ?? []);
  ring.get('a1')?.fill(0);
  expect(Uint8Array.from(ring.get('a1') ?? [])).toEqual(first);
});

test('a key is never made over another', () => {
  const ring = openKeyRing(freshFolder());
  ring.create('a1');
  const before = ring.get('a1');
  expect(() => ring.create('a1')).toThrow(/EEXIST/);
  expect(ring.get('a1')).toEqual(before);
});

test('keys outlive the ring that made them (P10)', () => {
  const folder = freshFolder();
  openKeyRing(folder).create('a1');
  expect(openKeyRing(folder).get('a1')).toHaveLength(32);
});

test('a destroyed key is overwritten where it stood, and gone', () => {
  const folder = freshFolder();
  const ring = openKeyRing(folder);
  ring.create('a1');
  const key = Buffer.from(ring.get('a1') ?? []);
  expect(key).toHaveLength(32);
  // A second name for the same bytes shows what becomes of them when the first name is gone.
  linkSync(join(folder, 'a1'), join(folder, '..', 'seen'));
  expect(ring.destroy('a1')).toBe(true);
  expect(readdirSync(folder)).toEqual([]);
  expect(ring.get('a1')).toBeUndefined();
  expect(readFileSync(join(folder, '..', 'seen')).includes(key)).toBe(false);
  expect(ring.destroy('a1')).toBe(true);
  ring.create('a1');
  expect(ring.get('a1')).not.toEqual(key);
});

test('what cannot be removed is not said to be gone (P3)', () => {
  const folder = freshFolder();
  const ring = openKeyRing(folder);
  mkdirSync(join(folder, 'a1'));
  expect(ring.destroy('a1')).toBe(false);
});

test('a key whose making was cut short is none, and can be destroyed', () => {
  const folder = freshFolder();
  const ring = openKeyRing(folder);
  writeFileSync(join(folder, 'a1'), Buffer.alloc(7, 1));
  expect(ring.get('a1')).toBeUndefined();
  expect(ring.ids()).toEqual(['a1']);
  expect(ring.destroy('a1')).toBe(true);
  expect(ring.ids()).toEqual([]);
});

test.each(['', '.', '..', '../a1', 'a/b', 'a\0', 'a b', 'x'.repeat(65)])('%j is no application', (id) => {
  const ring = openKeyRing(freshFolder());
  expect(() => ring.create(id)).toThrow(RangeError);
  expect(() => ring.get(id)).toThrow(RangeError);
  expect(() => ring.destroy(id)).toThrow(RangeError);
});
