-- Caretakers and attestations go into the application's own sealed record: a row of their own told, in plain sight,
-- that somebody is a minor or has no address. Nothing was ever written to these tables.

DROP TABLE caretaker;
DROP TABLE attestation;
