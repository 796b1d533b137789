import { randomBytes } from 'node:crypto';
import type Database from 'better-sqlite3';
import { checkId } from './names.ts';
import { sealRecord, unsealRecord } from './record.ts';
import type { Remains } from './remains.ts';
import { type Place, seal, unseal } from './seal.ts';
import type { ApplicationRow, Casework, ImageKind, KeyRing } from './store.ts';
import type { Transact } from './transaction.ts';

const APPLICATION = `
  SELECT application.id, group_id AS groupId, waiting_number AS waitingNumber, state, since_ms AS since,
    holder_staff_id AS holder
  FROM application JOIN groups ON groups.id = application.group_id`;

const recordPlace = (id: string): Place => ({
  applicationId: id,
  table: 'application',
  rowId: id,
  column: 'sealed_record',
});

const imagePlace = (applicationId: string, imageId: string): Place => ({
  applicationId,
  table: 'image',
  rowId: imageId,
  column: 'sealed_jpeg',
});

/** Applications that are running, their sealed records and images. */
export function casework(db: Database.Database, transaction: Transact, keyRing: KeyRing, remains: Remains): Casework {
  const one = db.prepare<[string], ApplicationRow>(`${APPLICATION} WHERE application.id = ?`);
  const byNumber = db.prepare<[string], ApplicationRow>(
    `${APPLICATION} WHERE waiting_number = ? ORDER BY since_ms, application.id`,
  );
  const every = db.prepare<[], ApplicationRow>(`${APPLICATION} ORDER BY since_ms, application.id`);
  const addGroup = db.prepare('INSERT INTO groups (id, waiting_number) VALUES (?, ?)');
  const groupNumber = db.prepare<[string], string>('SELECT waiting_number FROM groups WHERE id = ?').pluck();
  const add = db.prepare(
    `INSERT INTO application (id, group_id, state, since_ms, holder_staff_id, sealed_record)
     VALUES (?, ?, ?, ?, ?, ?)`,
  );
  const purging = db.prepare<[string]>('SELECT 1 FROM purge WHERE application_id = ?').pluck();
  const change = db.prepare('UPDATE application SET state = ?, holder_staff_id = ? WHERE id = ?');
  const record = db.prepare<[string], Buffer>('SELECT sealed_record FROM application WHERE id = ?').pluck();
  const writeRecord = db.prepare('UPDATE application SET sealed_record = ? WHERE id = ?');
  const addImage = db.prepare(
    'INSERT INTO image (id, application_id, kind, document_id, sealed_jpeg) VALUES (?, ?, ?, ?, ?)',
  );
  const images = db.prepare<[string, ImageKind], { imageId: string; documentId: string | null; sealed: Buffer }>(
    `SELECT id AS imageId, document_id AS documentId, sealed_jpeg AS sealed
     FROM image WHERE application_id = ? AND kind = ? ORDER BY image.rowid`,
  );
  const portrait = db.prepare<[string]>("SELECT 1 FROM image WHERE application_id = ? AND kind = 'portrait'").pluck();
  const perDocument = db.prepare<[string], { documentId: string; held: number }>(
    `SELECT document_id AS documentId, count(*) AS held FROM image
     WHERE application_id = ? AND kind = 'document' GROUP BY document_id`,
  );
  const dropKind = db.prepare('DELETE FROM image WHERE application_id = ? AND kind = ?');
  const dropDocument = db.prepare(
    "DELETE FROM image WHERE application_id = ? AND kind = 'document' AND document_id = ?",
  );

  return {
    create(row, sealedRecord) {
      checkId(row.id, 'application');
      transaction(() => {
        // An id whose purge is still open would hand that purge somebody else's rows.
        if (purging.get(row.id)) throw new Error('an application of this id is being purged');
        const groupId = row.groupId ?? randomBytes(12).toString('hex');
        if (row.groupId === undefined) addGroup.run(groupId, row.waitingNumber);
        else if (groupNumber.get(groupId) !== row.waitingNumber)
          throw new Error('the group does not exist, or has another waiting number');
        const sealed = sealRecord(keyRing, recordPlace(row.id), sealedRecord);
        add.run(row.id, groupId, row.state, row.since, row.holder, sealed);
      });
    },
    all: () => every.all(),
    get: (id) => one.get(id),
    byWaitingNumber: (number) => byNumber.all(number),
    update(id, { state, holder }) {
      transaction(() => {
        const before = one.get(id);
        if (!before) throw new Error('no such application');
        change.run(state ?? before.state, holder === undefined ? before.holder : holder, id);
      });
    },
    readRecord(id) {
      const sealed = record.get(id);
      return sealed && unsealRecord(keyRing, recordPlace(id), sealed);
    },
    writeRecord(id, sealedRecord) {
      if (writeRecord.run(sealRecord(keyRing, recordPlace(id), sealedRecord), id).changes === 0)
        throw new Error('no such application');
    },
    putImage(id, kind, documentId, jpeg) {
      const imageId = randomBytes(12).toString('hex');
      if (documentId !== null) checkId(documentId, 'document');
      // Sealing takes longer than the write; it stands before the transaction, so that the lock is held for the write only.
      const sealed = seal(keyRing, imagePlace(id, imageId), jpeg);
      transaction(() => {
        if (kind === 'portrait') dropKind.run(id, kind);
        addImage.run(imageId, id, kind, documentId, sealed);
      });
      return imageId;
    },
    readImages(id, kind) {
      return images.all(id, kind).flatMap(({ imageId, documentId, sealed }) => {
        const jpeg = unseal(keyRing, imagePlace(id, imageId), sealed);
        return jpeg ? [{ imageId, documentId, jpeg }] : [];
      });
    },
    deleteImages(id, kind, documentId) {
      return documentId === null ? dropKind.run(id, kind).changes : dropDocument.run(id, documentId).changes;
    },
    hasPortrait: (id) => portrait.get(id) === 1,
    imagesByDocument: (id) => new Map(perDocument.all(id).map(({ documentId, held }) => [documentId, held])),
    count: (id) => remains.count(id),
  };
}
