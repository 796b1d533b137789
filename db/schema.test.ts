import { join } from 'node:path';
import Database from 'better-sqlite3';
import { expect, onTestFinished, test } from 'vitest';
import { MANIFEST } from './manifest.ts';
import { openStore, STORE_FILE } from './open.ts';
import { memoryKeyRing, noon, temporaryFolder } from './testing.ts';

interface Table {
  name: string;
  wr: number;
  strict: number;
}
interface Column {
  name: string;
  type: string;
  hidden: number;
}
interface Reference {
  table: string;
  from: string;
  on_delete: string;
}

/** Keyed by a card number, or by what would be one's order: a rowid would say in which order cards were issued. */
const WITHOUT_ROWID = ['attempt', 'register', 'purge', 'application', 'groups', 'counter_day'];

/** What happens to a row that points at an application when that is deleted. */
const ON_DELETE: Record<string, string> = {
  'application.group_id': 'RESTRICT',
  'attempt.application_id': 'SET NULL',
  'image.application_id': 'CASCADE',
};

/** The register is the promise itself (P4): number, two dates, status. */
const REGISTER = ['card_number', 'expires_on', 'issued_on', 'status'];

/** Words for what a person is; a plain column of such a name would be a plain column that identifies. */
const PERSONAL =
  /applicant|birth|gender|address|street|phone|email|surname|given|family|photo|portrait|digest|nationality|ssn|language|type/;

/** Every way in which the live database is not what it says it is, at once. */
function violations(db: Database.Database): string[] {
  const found: string[] = [];
  const tables = db.pragma('table_list') as (Table & { schema: string; type: string })[];
  const live = tables.filter((table) => table.schema === 'main' && !table.name.startsWith('sqlite_'));
  const manifest: Record<string, { retention: string; columns: readonly string[] }> = MANIFEST;
  for (const name of Object.keys(manifest))
    if (!live.some((table) => table.name === name)) found.push(`${name}: declared, but not there`);
  for (const { name, strict, wr, type } of live) {
    if (type !== 'table') found.push(`${name}: is a ${type}`);
    if (!strict) found.push(`${name}: not STRICT`);
    if (WITHOUT_ROWID.includes(name) && !wr) found.push(`${name}: has a rowid, which says the order`);
    const columns = db.pragma(`table_xinfo(${name})`) as Column[];
    const entry = manifest[name];
    if (!entry) found.push(`${name}: not declared, neither as purged nor as staying`);
    for (const column of columns) {
      const place = `${name}.${column.name}`;
      if (entry && !entry.columns.includes(column.name)) found.push(`${place}: not declared`);
      if (!/^[a-z]+(_[a-z]+)*$/.test(column.name)) found.push(`${place}: not in snake case`);
      if (column.hidden) found.push(`${place}: generated`);
      if (column.name.startsWith('sealed_') && column.type !== 'BLOB') found.push(`${place}: sealed, but no blob`);
      if (column.name.startsWith('sealed_') && entry?.retention !== 'purged') found.push(`${place}: sealed, but stays`);
      if (!column.name.startsWith('sealed_') && PERSONAL.test(column.name)) found.push(`${place}: plain, and personal`);
      if (column.type === 'BLOB' && !/^(sealed_.*|hash|value)$/.test(column.name))
        found.push(`${place}: a blob that is not sealed`);
    }
    for (const column of entry?.columns ?? [])
      if (!columns.some((one) => one.name === column)) found.push(`${name}.${column}: declared, but not there`);
    const references = db.pragma(`foreign_key_list(${name})`) as Reference[];
    for (const { from, on_delete } of references)
      if (ON_DELETE[`${name}.${from}`] !== on_delete) found.push(`${name}.${from}: ON DELETE ${on_delete}`);
    const sealed = columns.some((column) => column.name.startsWith('sealed_'));
    const tied = references.some(({ table, from }) => table === 'application' && from === 'application_id');
    if (sealed && name !== 'application' && !tied) found.push(`${name}: sealed, and not reached from an application`);
    if (columns.some((column) => column.name === 'application_id') && !tied && name !== 'purge')
      found.push(`${name}.application_id: no foreign key`);
  }
  for (const place of Object.keys(ON_DELETE)) {
    const [table, column] = place.split('.');
    const references = db.pragma(`foreign_key_list(${table})`) as Reference[];
    if (!references.some(({ from }) => from === column)) found.push(`${place}: no foreign key`);
  }
  const register = (db.pragma('table_info(register)') as Column[]).map((column) => column.name).toSorted();
  if (register.join() !== REGISTER.join()) found.push(`register: holds ${register.join(', ')}`);
  return found.toSorted();
}

/** The file of a store that openStore made. */
function liveDatabase(): Database.Database {
  const folder = temporaryFolder(onTestFinished);
  openStore({ folder, keyRing: memoryKeyRing(), clock: noon }).close();
  const db = new Database(join(folder, STORE_FILE));
  onTestFinished(() => {
    db.close();
  });
  return db;
}

test('the live schema is what the manifest says, and keeps its rules', () => {
  expect(violations(liveDatabase())).toEqual([]);
});

test('each rule is seen to be broken, all at once', () => {
  const db = liveDatabase();
  db.pragma('foreign_keys = OFF');
  db.exec(`
    CREATE TABLE note (id TEXT PRIMARY KEY, application_id TEXT, sealed_record TEXT);
    CREATE VIRTUAL TABLE word USING fts5(text);
    ALTER TABLE register ADD COLUMN family_name TEXT;
    ALTER TABLE staff ADD COLUMN badge BLOB;
    DROP TABLE image;
    CREATE TABLE page (
      id TEXT NOT NULL PRIMARY KEY,
      application_id TEXT NOT NULL REFERENCES application (id),
      sealed_record BLOB NOT NULL
    ) STRICT, WITHOUT ROWID;
    DROP TABLE counter_day;
    CREATE TABLE counter_day (day TEXT, name TEXT, value INTEGER) STRICT;
  `);
  expect(violations(db)).toEqual(
    expect.arrayContaining([
      'counter_day: has a rowid, which says the order',
      'image.application_id: no foreign key',
      'image: declared, but not there',
      'note.application_id: no foreign key',
      'note.sealed_record: sealed, but no blob',
      'note: not STRICT',
      'note: not declared, neither as purged nor as staying',
      'note: sealed, and not reached from an application',
      'page.application_id: ON DELETE NO ACTION',
      'register.family_name: not declared',
      'register.family_name: plain, and personal',
      'register: holds card_number, expires_on, family_name, issued_on, status',
      'staff.badge: a blob that is not sealed',
      'staff.badge: not declared',
      'word: is a virtual',
    ]),
  );
});

test('what this station holds: every table, its retention and its rows', () => {
  const folder = temporaryFolder(onTestFinished);
  const store = openStore({ folder, keyRing: memoryKeyRing(), clock: noon });
  store.ledger.append({ code: 'station.started' });
  const holdings = store.holdings();
  store.close();
  expect(holdings.map(({ table }) => table)).toEqual(Object.keys(MANIFEST).toSorted());
  expect(holdings.find(({ table }) => table === 'ledger')).toMatchObject({ retention: 'stays', rows: 1 });
  expect(holdings.filter(({ retention }) => retention === 'purged').map(({ table }) => table)).toEqual([
    'application',
    'groups',
    'image',
  ]);
});
