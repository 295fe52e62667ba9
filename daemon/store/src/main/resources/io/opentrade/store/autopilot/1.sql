-- A start of the autopilot at an account. The definition is JSON, with the scripts in it: what goes
-- on after a restart is what was started. Money is decimal text, times are milliseconds since the
-- epoch. `reviewed` is when the last review was due.
CREATE TABLE run(
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  account TEXT NOT NULL,
  definition TEXT NOT NULL,
  state TEXT NOT NULL,
  started INTEGER NOT NULL,
  ended INTEGER,
  reason TEXT,
  peak TEXT NOT NULL,
  reviewed INTEGER NOT NULL
);

-- At most one at work at an account.
CREATE UNIQUE INDEX run_at_work ON run(account) WHERE state != 'over';

-- What was decided. A key is decided on once in a run; the body is JSON.
CREATE TABLE decision(
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  run INTEGER NOT NULL REFERENCES run(id),
  key TEXT NOT NULL,
  kind TEXT NOT NULL,
  at INTEGER NOT NULL,
  reason TEXT NOT NULL,
  equity TEXT NOT NULL,
  verdicts TEXT NOT NULL,
  UNIQUE(run, key)
);

-- What follows from a decision, in the order of the ids. It is written in one transaction with the
-- decision, before any of it is done.
CREATE TABLE step(
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  decision INTEGER NOT NULL REFERENCES decision(id),
  action TEXT NOT NULL,
  leg TEXT NOT NULL,
  state TEXT NOT NULL,
  outcome TEXT NOT NULL
);

CREATE INDEX step_by_decision ON step(decision);

-- A strategy at work for a run; the definition is JSON.
CREATE TABLE leg(
  name TEXT PRIMARY KEY,
  run INTEGER NOT NULL REFERENCES run(id),
  definition TEXT NOT NULL,
  state TEXT NOT NULL
);

CREATE INDEX leg_by_run ON leg(run);

-- A process that has the file open owns a row here; closing deletes it (see Openings).
CREATE TABLE opening(
  id INTEGER PRIMARY KEY,
  pid INTEGER NOT NULL,
  started INTEGER NOT NULL
);
