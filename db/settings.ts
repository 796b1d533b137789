import type Database from 'better-sqlite3';
import type { Settings } from './store.ts';

/** Every setting there is: a fixed list, so that this table cannot become a place to put things. */
export const SETTING_NAMES = ['training-key', 'programme', 'station'] as const;

const NAMES: ReadonlySet<string> = new Set(SETTING_NAMES);

/** Small values of the station itself, as bytes. */
export function settings(db: Database.Database): Settings {
  const get = db.prepare<[string], Buffer>('SELECT value FROM setting WHERE name = ?').pluck();
  const put = db.prepare('INSERT OR REPLACE INTO setting (name, value) VALUES (?, ?)');
  const check = (name: string) => {
    if (!NAMES.has(name)) throw new RangeError('there is no setting of this name');
    return name;
  };
  return {
    get: (name) => get.get(check(name)),
    put(name, value) {
      put.run(check(name), value);
    },
  };
}
