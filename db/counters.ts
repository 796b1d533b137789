import type Database from 'better-sqlite3';
import type { Counters } from './store.ts';

/**
 * Everything that may be counted in a day. A fixed list: a name made from a reason or a document type would be a
 * register of them, one applicant at a time (rule 7).
 */
export const COUNTER_NAMES = [
  'submitted',
  'begunByClerk',
  'confirmedAloud',
  'issued',
  'attested',
  'refused',
  'cancelled',
  'expired',
  'printFailed',
  'spoiled',
  'feePaid',
  'feeWaived',
  'portraitWaived',
] as const;

const NAMES: ReadonlySet<string> = new Set(COUNTER_NAMES);

/** Daily counters: how many of what, and nothing else about a day. */
export function counters(db: Database.Database): Counters {
  const add = db.prepare(
    `INSERT INTO counter_day (day, name, value) VALUES (?, ?, ?)
     ON CONFLICT (day, name) DO UPDATE SET value = value + excluded.value`,
  );
  const get = db.prepare<[string, string], number>('SELECT value FROM counter_day WHERE day = ? AND name = ?').pluck();
  const day = db.prepare<[string], { name: string; value: number }>(
    'SELECT name, value FROM counter_day WHERE day = ?',
  );
  return {
    add(onDay, name, by = 1) {
      if (!NAMES.has(name)) throw new RangeError('nothing of this name is counted');
      if (!/^\d{4}-\d{2}-\d{2}$/.test(onDay)) throw new RangeError('a counter belongs to a day, YYYY-MM-DD');
      add.run(onDay, name, by);
    },
    get: (onDay, name) => get.get(onDay, name) ?? 0,
    day: (onDay) => Object.fromEntries(day.all(onDay).map(({ name, value }) => [name, value])),
  };
}
