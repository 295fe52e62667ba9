-- A process that has the file open owns a row here; closing deletes it (see Openings).
CREATE TABLE opening(
  id INTEGER PRIMARY KEY,
  pid INTEGER NOT NULL,
  started INTEGER NOT NULL
);

-- One finished backtest. The document is the JSON result, gzip; the equity is two columns, one
-- of times (milliseconds since the epoch, UTC) and one of doubles.
CREATE TABLE run(
  id TEXT PRIMARY KEY,
  created INTEGER NOT NULL,
  strategy TEXT NOT NULL,
  document BLOB NOT NULL,
  equity BLOB NOT NULL
);

-- Short facts of a run for lists: metric or setting, as text.
CREATE TABLE fact(
  run TEXT NOT NULL REFERENCES run(id) ON DELETE CASCADE,
  position INTEGER NOT NULL,
  name TEXT NOT NULL,
  value TEXT NOT NULL,
  PRIMARY KEY(run, position)
) WITHOUT ROWID;
