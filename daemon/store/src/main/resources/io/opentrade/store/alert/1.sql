-- Alerts, and what they fired. A firing is written down before anybody is told, and marked when
-- somebody was; one cause fires an alert once.
CREATE TABLE alert(
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  name TEXT NOT NULL UNIQUE,
  state TEXT NOT NULL,
  armed INTEGER NOT NULL,
  fired INTEGER NOT NULL,
  firings INTEGER NOT NULL,
  created INTEGER NOT NULL,
  body TEXT NOT NULL
);

CREATE TABLE firing(
  number INTEGER PRIMARY KEY AUTOINCREMENT,
  alert INTEGER NOT NULL,
  name TEXT NOT NULL,
  cause TEXT NOT NULL,
  at INTEGER NOT NULL,
  text TEXT NOT NULL,
  action TEXT NOT NULL,
  told INTEGER NOT NULL,
  progress TEXT NOT NULL,
  outcome TEXT NOT NULL,
  UNIQUE(alert, cause)
);

CREATE INDEX firing_open ON firing(number) WHERE told = 0 OR progress <> 'done';

-- The highest profit an account has had since an alert first looked at it.
CREATE TABLE peak(
  account TEXT PRIMARY KEY,
  profit REAL NOT NULL
);

-- When alerts were last looked at: what closed later was missed.
CREATE TABLE look(
  one INTEGER PRIMARY KEY CHECK (one = 1),
  at INTEGER NOT NULL
);

-- A process that has the file open owns a row here; closing deletes it (see Openings).
CREATE TABLE opening(
  id INTEGER PRIMARY KEY,
  pid INTEGER NOT NULL,
  started INTEGER NOT NULL
);
