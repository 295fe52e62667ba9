-- Money moved between the wallets of one account at an exchange. A row is there before anything is
-- sent. `state` is sent (nothing is known), pending, done or failed. The amount is decimal text,
-- times are milliseconds since the epoch.
CREATE TABLE transfer(
  id TEXT PRIMARY KEY,
  account TEXT NOT NULL,
  key TEXT,
  asset TEXT NOT NULL,
  amount TEXT NOT NULL,
  source TEXT NOT NULL,
  target TEXT NOT NULL,
  state TEXT NOT NULL,
  theirs TEXT,
  reason TEXT,
  at INTEGER NOT NULL,
  by TEXT NOT NULL,
  UNIQUE(account, key)
);

-- A process that has the file open owns a row here; closing deletes it (see Openings).
CREATE TABLE opening(
  id INTEGER PRIMARY KEY,
  pid INTEGER NOT NULL,
  started INTEGER NOT NULL
);
