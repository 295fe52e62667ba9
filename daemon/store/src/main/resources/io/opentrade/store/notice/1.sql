-- What people should hear of, and what has become of it.
CREATE TABLE notice(
  number INTEGER PRIMARY KEY AUTOINCREMENT,
  key TEXT NOT NULL,
  kind TEXT NOT NULL,
  severity INTEGER NOT NULL,
  at INTEGER NOT NULL,
  title TEXT NOT NULL,
  text TEXT NOT NULL
);

-- The way of a notice through one channel. `due` is when to try it; milliseconds since the epoch.
CREATE TABLE delivery(
  notice INTEGER NOT NULL REFERENCES notice(number) ON DELETE CASCADE,
  channel TEXT NOT NULL,
  manner TEXT NOT NULL,
  state TEXT NOT NULL,
  attempts INTEGER NOT NULL,
  due INTEGER NOT NULL,
  changed INTEGER NOT NULL,
  problem TEXT,
  PRIMARY KEY(notice, channel)
) WITHOUT ROWID;

CREATE INDEX delivery_open ON delivery(channel, notice) WHERE state IN ('waiting', 'begun');

-- The keys of all notices there ever were, as the first 16 bytes of their SHA-256: notices are
-- forgotten after a while, that they were told is not.
CREATE TABLE known(key BLOB PRIMARY KEY) WITHOUT ROWID;

-- Ways to people. The document is JSON; secrets are in the vault.
CREATE TABLE channel(
  name TEXT PRIMARY KEY,
  kind TEXT NOT NULL,
  document TEXT NOT NULL,
  created INTEGER NOT NULL
) WITHOUT ROWID;

-- How notices are told. An empty kind or channel and a severity of -1 stand for all.
CREATE TABLE rule(
  kind TEXT NOT NULL,
  severity INTEGER NOT NULL,
  channel TEXT NOT NULL,
  manner TEXT NOT NULL,
  PRIMARY KEY(kind, severity, channel)
) WITHOUT ROWID;

-- How things stood when last looked at, so that a change is told once, also across restarts.
CREATE TABLE standing(
  subject TEXT PRIMARY KEY,
  state TEXT NOT NULL,
  changes INTEGER NOT NULL
) WITHOUT ROWID;

-- A process that has the file open owns a row here; closing deletes it (see Openings).
CREATE TABLE opening(
  id INTEGER PRIMARY KEY,
  pid INTEGER NOT NULL,
  started INTEGER NOT NULL
);
