-- Commands that run by the clock. The definition is JSON. `considered` is the nominal time up to
-- which it is decided what runs; milliseconds since the epoch. Ids are never used again.
CREATE TABLE schedule(
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  name TEXT NOT NULL UNIQUE,
  definition TEXT NOT NULL,
  paused INTEGER NOT NULL,
  considered INTEGER NOT NULL,
  created INTEGER NOT NULL
);

-- A run is written down before it begins; one without an end was under way when all was killed.
CREATE TABLE run(
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  schedule INTEGER NOT NULL REFERENCES schedule(id) ON DELETE CASCADE,
  nominal INTEGER NOT NULL,
  attempt INTEGER NOT NULL,
  state TEXT NOT NULL,
  started INTEGER NOT NULL,
  ended INTEGER,
  exit INTEGER,
  out TEXT NOT NULL,
  err TEXT NOT NULL
);

CREATE INDEX run_by_schedule ON run(schedule, id);

-- A process that has the file open owns a row here; closing deletes it (see Openings).
CREATE TABLE opening(
  id INTEGER PRIMARY KEY,
  pid INTEGER NOT NULL,
  started INTEGER NOT NULL
);
