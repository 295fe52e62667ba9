-- Who may come in beside the owner. A name is never given twice, so that what somebody stored
-- before they were sent away finds nobody of that name again.
CREATE TABLE token(
  name TEXT PRIMARY KEY,
  hash BLOB NOT NULL UNIQUE,
  rights TEXT NOT NULL,
  created INTEGER NOT NULL,
  expires INTEGER,
  revoked INTEGER
);

CREATE TABLE member(
  name TEXT PRIMARY KEY,
  rights TEXT NOT NULL,
  enabled INTEGER NOT NULL,
  added INTEGER NOT NULL
);

-- What the orders of a day are worth, for those who may order so much a day only.
CREATE TABLE spent(
  holder TEXT NOT NULL,
  day INTEGER NOT NULL,
  amount TEXT NOT NULL,
  PRIMARY KEY(holder, day)
);

-- A process that has the file open owns a row here; closing deletes it (see Openings).
CREATE TABLE opening(
  id INTEGER PRIMARY KEY,
  pid INTEGER NOT NULL,
  started INTEGER NOT NULL
);
