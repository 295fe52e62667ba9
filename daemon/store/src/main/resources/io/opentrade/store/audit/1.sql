-- What was done, by whom. Rows are only ever added; each holds the hash of itself and of the row
-- before it, so that a row that was changed, taken out or moved is found.
CREATE TABLE audit(
  number INTEGER PRIMARY KEY,
  at INTEGER NOT NULL,
  begun INTEGER NOT NULL,
  kind TEXT NOT NULL,
  actor TEXT NOT NULL,
  method TEXT NOT NULL,
  request TEXT NOT NULL,
  body TEXT NOT NULL,
  hash BLOB NOT NULL
);

CREATE INDEX audit_by_begun ON audit(begun);

-- The last row: rows that were cut off at the end are missed.
CREATE TABLE head(
  one INTEGER PRIMARY KEY CHECK (one = 1),
  number INTEGER NOT NULL,
  hash BLOB NOT NULL
);

CREATE TRIGGER audit_stays BEFORE UPDATE ON audit BEGIN
  SELECT RAISE(ABORT, 'the record of what was done is not changed');
END;

CREATE TRIGGER audit_is_kept BEFORE DELETE ON audit BEGIN
  SELECT RAISE(ABORT, 'the record of what was done is not shortened');
END;

-- A process that has the file open owns a row here; closing deletes it (see Openings).
CREATE TABLE opening(
  id INTEGER PRIMARY KEY,
  pid INTEGER NOT NULL,
  started INTEGER NOT NULL
);
