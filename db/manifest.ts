/** A table that is emptied of an application when it ends. */
interface Purged {
  retention: 'purged';
  /** Which rows are an application's: an SQL condition with one parameter, its id. */
  where: string;
  /** What the certificate counts a row as; null: holds nothing of the person beyond a random id, and is not counted. */
  counts: 'object' | 'image' | null;
  why: string;
  columns: readonly string[];
}

/** A table whose rows outlive an application. */
interface Stays {
  retention: 'stays';
  why: string;
  columns: readonly string[];
}

/**
 * Every table and every column of the store, declared once more by hand (P4): what the end of an application deletes,
 * in that order, and what stays, with its reason. A test compares this list with the live database.
 */
export const MANIFEST = {
  image: {
    retention: 'purged',
    where: 'application_id = ?',
    counts: 'image',
    why: 'portrait and held documents, sealed',
    columns: ['id', 'application_id', 'kind', 'document_id', 'sealed_jpeg'],
  },
  application: {
    retention: 'purged',
    where: 'id = ?',
    counts: 'object',
    why: 'an application that is running: answers, documents seen, caretaker and attestations, sealed',
    columns: ['id', 'group_id', 'state', 'since_ms', 'holder_staff_id', 'sealed_record'],
  },
  groups: {
    retention: 'purged',
    where: '? IS NOT NULL AND NOT EXISTS (SELECT 1 FROM application WHERE group_id = groups.id)',
    counts: null,
    why: 'the waiting number that cases share; goes with the last of them',
    columns: ['id', 'waiting_number'],
  },
  purge: {
    retention: 'stays',
    why: 'a purge that is not yet verified; its row goes when it is',
    columns: ['id', 'application_id', 'ended_as', 'cause', 'objects', 'images', 'failed_step', 'detail'],
  },
  register: {
    retention: 'stays',
    why: 'the cards that were issued: number, issue date, expiry date, status',
    columns: ['card_number', 'issued_on', 'expires_on', 'status'],
  },
  attempt: {
    retention: 'stays',
    why: 'card numbers that were ever reserved, so that none is used twice; the link to the application goes with it',
    columns: ['card_number', 'application_id', 'state', 'issued_on', 'expires_on', 'job_id', 'reason'],
  },
  ledger: {
    retention: 'stays',
    why: 'what the station did: codes, coarse hours, staff ids',
    columns: ['seq', 'hour', 'code', 'staff_id', 'fields_json', 'hash'],
  },
  ledger_head: {
    retention: 'stays',
    why: 'how long the ledger is',
    columns: ['only_one', 'seq', 'hash'],
  },
  counter_day: {
    retention: 'stays',
    why: 'how many of what in a day',
    columns: ['day', 'name', 'value'],
  },
  stock: {
    retention: 'stays',
    why: 'blank cards received and used',
    columns: ['lot', 'received_on', 'cards', 'issued', 'spoiled'],
  },
  staff: {
    retention: 'stays',
    why: 'who works here, and the hash of their PIN',
    columns: ['id', 'name', 'roles_json', 'pin_hash', 'failures', 'locked_until_ms'],
  },
  setting: {
    retention: 'stays',
    why: 'values of the station itself',
    columns: ['name', 'value'],
  },
} as const satisfies Record<string, Purged | Stays>;

const entries = Object.entries(MANIFEST) as [string, Purged | Stays][];

/** The tables an application is deleted from, in the order of deletion. */
export const PURGED = entries.filter((entry): entry is [string, Purged] => entry[1].retention === 'purged');

/** What the manifest says of a table; undefined where it says nothing. */
export const declared = (table: string): Purged | Stays | undefined => entries.find(([name]) => name === table)?.[1];
