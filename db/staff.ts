import type Database from 'better-sqlite3';
import { z } from 'zod';
import { checkId } from './names.ts';
import type { Staff, StaffRow } from './store.ts';
import type { Transact } from './transaction.ts';

const Roles = z.array(z.string().max(24));

/** The people who work at this station. Their names are the city's to keep; an applicant's never come here. */
export function staff(db: Database.Database, transaction: Transact): Staff {
  const every = db.prepare<[], Omit<StaffRow, 'roles'> & { rolesJson: string }>(
    `SELECT id, name, roles_json AS rolesJson, pin_hash AS pinHash, failures, locked_until_ms AS lockedUntil
     FROM staff ORDER BY id`,
  );
  const put = db.prepare(
    `INSERT OR REPLACE INTO staff (id, name, roles_json, pin_hash, failures, locked_until_ms)
     VALUES (?, ?, ?, ?, ?, ?)`,
  );
  const failures = db.prepare('UPDATE staff SET failures = ? WHERE id = ?');
  const locked = db.prepare('UPDATE staff SET locked_until_ms = ? WHERE id = ?');
  return {
    all: () => every.all().map(({ rolesJson, ...row }) => ({ ...row, roles: Roles.parse(JSON.parse(rolesJson)) })),
    put(row) {
      const roles = JSON.stringify(Roles.parse(row.roles));
      put.run(checkId(row.id, 'staff'), row.name, roles, row.pinHash, row.failures, row.lockedUntil);
    },
    update(id, change) {
      transaction(() => {
        if (change.failures !== undefined) failures.run(change.failures, id);
        if (change.lockedUntil !== undefined) locked.run(change.lockedUntil, id);
      });
    },
  };
}
