import type Database from 'better-sqlite3';
import { PURGED } from './manifest.ts';

/** What there is of an application, as a purge certificate counts it. */
export interface Count {
  objects: number;
  images: number;
}

export interface Remains {
  /** Rows and images still in the store. */
  count(applicationId: string): Count;
  /** Deletes all of them, children first, and the group with its last case; answers what was deleted. */
  delete(applicationId: string): Count;
}

/** Counting and deleting one application's rows, both from the purge manifest: what one does not know, neither does the other. */
export function remains(db: Database.Database): Remains {
  const tables = PURGED.map(([table, { where, counts }]) => ({
    counts,
    count: db.prepare<[string], number>(`SELECT count(*) FROM ${table} WHERE ${where}`).pluck(),
    delete: db.prepare<[string]>(`DELETE FROM ${table} WHERE ${where}`),
  }));
  const total = (of: (table: (typeof tables)[number]) => number): Count => {
    const sum: Count = { objects: 0, images: 0 };
    for (const table of tables) {
      const rows = of(table);
      if (table.counts === 'image') sum.images += rows;
      if (table.counts === 'object') sum.objects += rows;
    }
    return sum;
  };
  return {
    count: (applicationId) => total((table) => (table.counts === null ? 0 : (table.count.get(applicationId) ?? 0))),
    delete: (applicationId) => total((table) => table.delete.run(applicationId).changes),
  };
}
