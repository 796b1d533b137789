-- The store's first schema. Plain columns hold states, random ids and coarse counts; everything that says who somebody
-- is goes through db/seal.ts into a column named sealed_*. db/manifest.ts declares every table and column again, and a
-- test on the live database compares the two.

-- Casework: exists only while an application runs, and is purged with it. -----------------------------------------

-- Cases that came together share one waiting number.
CREATE TABLE groups (
  id TEXT NOT NULL PRIMARY KEY,
  waiting_number TEXT NOT NULL UNIQUE
) STRICT, WITHOUT ROWID;

CREATE TABLE application (
  id TEXT NOT NULL PRIMARY KEY,
  group_id TEXT NOT NULL REFERENCES groups (id) ON DELETE RESTRICT,
  state TEXT NOT NULL CHECK (state IN ('waiting', 'reviewing', 'ready', 'printing', 'printed')),
  since_ms INTEGER NOT NULL,
  holder_staff_id TEXT,
  sealed_record BLOB NOT NULL
) STRICT, WITHOUT ROWID;

CREATE INDEX application_by_group ON application (group_id);

-- A parent or guardian who applies for somebody, with documents of their own.
CREATE TABLE caretaker (
  id TEXT NOT NULL PRIMARY KEY,
  application_id TEXT NOT NULL REFERENCES application (id) ON DELETE CASCADE,
  sealed_record BLOB NOT NULL
) STRICT, WITHOUT ROWID;

CREATE INDEX caretaker_by_application ON caretaker (application_id);

-- What somebody else attests for the applicant (a shelter's letter, a school's word).
CREATE TABLE attestation (
  id TEXT NOT NULL PRIMARY KEY,
  application_id TEXT NOT NULL REFERENCES application (id) ON DELETE CASCADE,
  sealed_record BLOB NOT NULL
) STRICT, WITHOUT ROWID;

CREATE INDEX attestation_by_application ON attestation (application_id);

-- Portraits and held documents. A document's type is in the sealed record; here it is only a random id. The rowid keeps
-- a megabyte out of the interior pages, which WITHOUT ROWID would not.
CREATE TABLE image (
  id TEXT NOT NULL PRIMARY KEY,
  application_id TEXT NOT NULL REFERENCES application (id) ON DELETE CASCADE,
  kind TEXT NOT NULL CHECK (kind IN ('portrait', 'document')),
  document_id TEXT CHECK ((kind = 'portrait') = (document_id IS NULL)),
  sealed_jpeg BLOB NOT NULL
) STRICT;

CREATE INDEX image_by_application ON image (application_id);
CREATE UNIQUE INDEX image_one_portrait ON image (application_id) WHERE kind = 'portrait';

-- Cards. Keyed by number and without a rowid, so that no order of issue can be read from the file (rule 7). --------

CREATE TABLE attempt (
  card_number TEXT NOT NULL PRIMARY KEY,
  application_id TEXT REFERENCES application (id) ON DELETE SET NULL,
  state TEXT NOT NULL CHECK (state IN ('reserved', 'spooled', 'sent', 'confirmed', 'failed', 'spoiled')),
  issued_on TEXT NOT NULL,
  expires_on TEXT,
  job_id TEXT,
  reason TEXT
) STRICT, WITHOUT ROWID;

CREATE INDEX attempt_by_application ON attempt (application_id) WHERE application_id IS NOT NULL;

-- P6, held by the file itself: one application never has two attempts that could each become a card.
CREATE UNIQUE INDEX attempt_one_open ON attempt (application_id)
  WHERE application_id IS NOT NULL AND state IN ('reserved', 'spooled', 'sent', 'confirmed');

CREATE TABLE register (
  card_number TEXT NOT NULL PRIMARY KEY,
  issued_on TEXT NOT NULL,
  expires_on TEXT,
  status TEXT NOT NULL CHECK (status IN ('live', 'void'))
) STRICT, WITHOUT ROWID;

-- A purge that is not yet verified; its row goes when it is.
CREATE TABLE purge (
  id TEXT NOT NULL PRIMARY KEY,
  application_id TEXT NOT NULL UNIQUE,
  ended_as TEXT NOT NULL CHECK (ended_as IN ('issued', 'refused', 'cancelled', 'expired')),
  cause TEXT NOT NULL,
  objects INTEGER NOT NULL,
  images INTEGER NOT NULL,
  failed_step TEXT,
  detail TEXT
) STRICT, WITHOUT ROWID;

-- The station's own books. ----------------------------------------------------------------------------------------

CREATE TABLE ledger (
  seq INTEGER NOT NULL PRIMARY KEY,
  hour TEXT NOT NULL,
  code TEXT NOT NULL,
  staff_id TEXT,
  fields_json TEXT NOT NULL,
  hash BLOB NOT NULL
) STRICT;

-- How long the chain is, so that entries missing at its end are noticed too.
CREATE TABLE ledger_head (
  only_one INTEGER NOT NULL PRIMARY KEY CHECK (only_one = 1),
  seq INTEGER NOT NULL,
  hash BLOB NOT NULL
) STRICT;

CREATE TRIGGER ledger_never_changes BEFORE UPDATE ON ledger
BEGIN
  SELECT RAISE(ABORT, 'the ledger is only ever appended to');
END;

CREATE TRIGGER ledger_never_shrinks BEFORE DELETE ON ledger
BEGIN
  SELECT RAISE(ABORT, 'the ledger is only ever appended to');
END;

CREATE TABLE counter_day (
  day TEXT NOT NULL,
  name TEXT NOT NULL,
  value INTEGER NOT NULL,
  PRIMARY KEY (day, name)
) STRICT, WITHOUT ROWID;

CREATE TABLE stock (
  lot TEXT NOT NULL PRIMARY KEY,
  received_on TEXT NOT NULL,
  cards INTEGER NOT NULL,
  issued INTEGER NOT NULL,
  spoiled INTEGER NOT NULL
) STRICT, WITHOUT ROWID;

CREATE TABLE staff (
  id TEXT NOT NULL PRIMARY KEY,
  name TEXT NOT NULL,
  roles_json TEXT NOT NULL,
  pin_hash TEXT NOT NULL,
  failures INTEGER NOT NULL,
  locked_until_ms INTEGER NOT NULL
) STRICT, WITHOUT ROWID;

CREATE TABLE setting (
  name TEXT NOT NULL PRIMARY KEY,
  value BLOB NOT NULL
) STRICT, WITHOUT ROWID;
