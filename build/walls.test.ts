import { describe, expect, test } from 'vitest';
import { root } from './bundles.ts';
import { allBreaches, breaches, productFiles } from './walls.ts';

test('no file of the product imports through a wall', () => {
  expect(productFiles(root).length).toBeGreaterThan(50);
  expect(allBreaches(root).map(({ file, what, rule }) => `${file}: ${what}: ${rule}`)).toEqual([]);
});

describe('a planted breach is seen', () => {
  test.each([
    ['renderer/walkup/a.tsx', "import { x } from '../../electron/issuance/machine.ts'"],
    ['renderer/walkup/a.tsx', "import type { Store } from '../../db/store.ts'"],
    ['renderer/walkup/a.tsx', "import { readFile } from 'node:fs/promises'"],
    ['renderer/walkup/a.tsx', "export { x } from '../../electron/policy/program.ts'"],
    ['renderer/walkup/a.tsx', "const x = await import('../../electron/policy/program.ts')"],
    ['renderer/walkup/a.tsx', "type X = import('../../db/store.ts').Store"],
    ['renderer/walkup/a.tsx', "import { x } from '../../e2e/host/x.ts'"],
    ['renderer/walkup/a.tsx', "await fetch('app://walkup/x')"],
    ['renderer/walkup/a.tsx', "await fetch('//elsewhere/x')"],
    ['renderer/walkup/a.tsx', 'await fetch(address)'],
    ['renderer/walkup/a.tsx', 'new RTCPeerConnection()'],
    ['renderer/walkup/a.tsx', "navigator.sendBeacon('x')"],
    ['db/a.ts', "import type { View } from '../electron/contract/views.ts'"],
    ['db/a.ts', "import { x } from '../renderer/theme/x.ts'"],
    ['db/a.ts', "import { app } from 'electron'"],
    ['electron/shell/a.ts', "import { x } from '../issuance/machine.ts'"],
    ['electron/shell/a.ts', "import { x } from '../card/press.ts'"],
    ['electron/shell/a.ts', "import type { x } from '../station/config.ts'"],
    ['electron/shell/a.ts', "import { open } from '../../db/connection.ts'"],
    ['electron/shell/a.ts', "import { net } from 'electron'"],
    ['electron/shell/a.ts', "import * as electron from 'electron'"],
    ['electron/shell/a.ts', "import electron from 'electron'"],
    ['electron/issuance/a.ts', "import { app } from 'electron'"],
    ['electron/issuance/a.ts', "import type { App } from 'electron'"],
    ['electron/issuance/a.ts', "import { x } from '../shell/windows.ts'"],
    ['electron/issuance/a.ts', "import Database from 'better-sqlite3'"],
    ['electron/issuance/a.ts', "import { x } from '../../renderer/parts/x.tsx'"],
    ['electron/issuance/machine.ts', "import { randomBytes } from 'node:crypto'"],
    ['electron/policy/a.ts', "import { readFileSync } from 'fs'"],
    ['electron/portrait/a.ts', "import type { Store } from '../../db/store.ts'"],
    ['electron/card/geometry.ts', "import { join } from 'node:path'"],
    ['electron/contract/a.ts', "import { x } from '../policy/program.ts'"],
    ['electron/preload/walkup.ts', "import { webFrame } from 'electron'"],
    ['electron/preload/walkup.ts', "import { x } from '../shell/windows.ts'"],
    ['electron/printing/a.ts', "import { request } from 'node:http'"],
    ['electron/printing/a.ts', "import { lookup } from 'dns/promises'"],
    ['electron/printing/a.ts', "const net = require('net')"],
    ['electron/printing/a.ts', "import net = require('node:net')"],
    ['electron/printing/a.ts', "import { expect } from 'vitest'"],
    ['electron/main.ts', "import { launch } from '../e2e/host/driver.ts'"],
  ])('%s: %s', (file, source) => {
    expect(breaches(file, source)).toHaveLength(1);
  });
});

describe('what the walls let through', () => {
  test.each([
    ['renderer/walkup/a.tsx', "import { walkup } from '../../electron/contract/walkup.ts'; import './a.module.css'"],
    ['renderer/card/a.tsx', "await fetch('/work.json')"],
    ['db/a.ts', "import Database from 'better-sqlite3'; import sql from './migrations/001.sql?raw'; import 'node:fs'"],
    ['electron/shell/a.ts', "import { app } from 'electron'; import type { Press } from '../card/press.ts'"],
    ['electron/preload/walkup.ts', "import { contextBridge, ipcRenderer } from 'electron'"],
    ['electron/main.ts', "import { x } from './shell/windows.ts'; import { y } from '../db/open.ts'"],
    ['electron/card/press.ts', "import { x } from 'node:buffer'"],
    ['electron/policy/a.test.ts', "import { readFileSync } from 'node:fs'; import { test } from 'vitest'"],
  ])('%s: %s', (file, source) => {
    expect(breaches(file, source)).toEqual([]);
  });

  test('an import by a computed name is refused, because no wall could check it', () => {
    expect(() => breaches('db/a.ts', 'await import(name)')).toThrow(/computed name/);
  });
});
