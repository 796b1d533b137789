import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import Database from 'better-sqlite3';
import { expect } from 'playwright/test';
import { test } from './story.ts';

const cases: [name: string, spoil: (file: string) => void, says: RegExp][] = [
  [
    'a damaged database',
    (file) => writeFileSync(file, Buffer.alloc(8192, 'not a database '), { flag: 'w' }),
    /The station’s records are damaged\. They were left as they are\. Call your administrator\./,
  ],
  [
    'a damaged page in the middle of the database',
    (file) => {
      const bytes = readFileSync(file);
      bytes.fill(0xa5, 4096, 4 * 4096);
      writeFileSync(file, bytes);
    },
    /The station’s records are damaged\. They were left as they are\. Call your administrator\./,
  ],
  [
    'a database of a newer Walkup',
    (file) => {
      const db = new Database(file);
      db.pragma('user_version = 999');
      db.close();
    },
    /The station’s records were written by a newer Walkup\. They were left as they are\. Install that version\./,
  ],
];

for (const [name, spoil, says] of cases) {
  test(`${name}: the station opens closed, says why, and changes nothing`, async ({ open }) => {
    const first = await open();
    await first.stop();
    const file = join(first.dataFolder, 'walkup.db');
    spoil(file);
    const before = readFileSync(file);

    const station = await open();
    const counter = await station.counter();
    await expect(counter.getByRole('heading', { name: 'This station cannot open' })).toBeVisible();
    await expect(counter.getByText(says)).toBeVisible();
    await expect(counter.getByRole('button', { name: /^Sign in/ })).toHaveCount(0);
    const walkup = await station.walkup();
    await expect(walkup.getByRole('heading', { name: 'This screen is closed' })).toBeVisible();
    await expect(walkup.getByRole('button', { name: 'Start' })).toHaveCount(0);
    await station.stop();
    expect(readFileSync(file).equals(before), 'not one byte is changed').toBe(true);
  });
}
