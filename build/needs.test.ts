import { chmodSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, test } from 'vitest';
import { hasProgram, needsOf, unmet } from './needs.ts';

const folder = mkdtempSync(join(tmpdir(), 'walkup-needs-'));
afterAll(() => rmSync(folder, { recursive: true }));

test('starting needs a browser, and a virtual display only where Electron has none', () => {
  expect(needsOf('start', false).map((need) => need.debianPackage)).toEqual(['chromium']);
  expect(needsOf('start', true).map((need) => need.debianPackage)).toEqual(['chromium', 'xvfb', 'xauth']);
});

test('testing needs all that starting needs', () => {
  const forTests = needsOf('test', true).map((need) => need.debianPackage);
  for (const need of needsOf('start', true)) expect(forTests).toContain(need.debianPackage);
});

test('a need is met only when all its programs are there', () => {
  const missing = (has: readonly string[]) =>
    unmet(needsOf('test', false), (program) => has.includes(program)).map((need) => need.debianPackage);
  expect(missing(['ipptool'])).toContain('cups-ipp-utils');
  expect(missing(['ipptool', 'ippeveprinter'])).not.toContain('cups-ipp-utils');
});

test('a program counts only when it can be executed', () => {
  const program = join(folder, 'walkup-needs-program');
  writeFileSync(program, '#!/bin/sh\n', { mode: 0o644 });
  expect(hasProgram('walkup-needs-program', folder)).toBe(false);
  chmodSync(program, 0o755);
  expect(hasProgram('walkup-needs-program', folder)).toBe(true);
  expect(hasProgram('walkup-needs-program', '')).toBe(false);
});

test('looking for everything the tests need takes well under the 0.3 s that a start may lose', () => {
  const began = performance.now();
  unmet(needsOf('test', true));
  expect(performance.now() - began).toBeLessThan(300);
});
