-- Accounts and what happened to them. Nothing here is ever changed or deleted: an account's state is
-- what follows from its entries in their order.
CREATE TABLE account(
  id INTEGER PRIMARY KEY,
  name TEXT NOT NULL UNIQUE,
  exchange TEXT NOT NULL,
  currency TEXT NOT NULL,
  cash TEXT NOT NULL,
  fee TEXT NOT NULL,
  mark TEXT NOT NULL,
  created INTEGER NOT NULL
);

CREATE TABLE entry(
  account INTEGER NOT NULL REFERENCES account(id),
  sequence INTEGER NOT NULL,
  at INTEGER NOT NULL,
  kind TEXT NOT NULL,
  body TEXT NOT NULL,
  PRIMARY KEY(account, sequence)
) WITHOUT ROWID;

CREATE INDEX entry_by_kind ON entry(account, kind, sequence);

-- A process that has the file open owns a row here; closing deletes it (see Openings).
CREATE TABLE opening(
  id INTEGER PRIMARY KEY,
  pid INTEGER NOT NULL,
  started INTEGER NOT NULL
);
