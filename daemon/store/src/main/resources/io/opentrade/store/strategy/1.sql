-- Strategies with what they are started with. The definition is JSON. `hash` is that of the script
-- when it was written down last: added, edited or started; times are milliseconds since the epoch.
CREATE TABLE configuration(
  name TEXT PRIMARY KEY,
  definition TEXT NOT NULL,
  hash TEXT NOT NULL,
  created INTEGER NOT NULL,
  changed INTEGER NOT NULL
);

-- A process that has the file open owns a row here; closing deletes it (see Openings).
CREATE TABLE opening(
  id INTEGER PRIMARY KEY,
  pid INTEGER NOT NULL,
  started INTEGER NOT NULL
);
