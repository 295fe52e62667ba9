-- A study tries many combinations of parameters. The key is a digest of all that decides its
-- results: asked again with the same key, it goes on. The document is JSON.
CREATE TABLE study(
  id TEXT PRIMARY KEY,
  key TEXT NOT NULL,
  created INTEGER NOT NULL,
  state TEXT NOT NULL,
  document TEXT NOT NULL
);
CREATE INDEX study_key ON study(key);

-- One combination that was tried: its parameters as JSON, and the JSON of its result.
CREATE TABLE combination(
  study TEXT NOT NULL REFERENCES study(id) ON DELETE CASCADE,
  params TEXT NOT NULL,
  document TEXT NOT NULL,
  PRIMARY KEY(study, params)
) WITHOUT ROWID;

-- How many backtests were ever made of a strategy (by its name) on a series.
CREATE TABLE tried(
  strategy TEXT NOT NULL,
  series TEXT NOT NULL,
  backtests INTEGER NOT NULL,
  PRIMARY KEY(strategy, series)
) WITHOUT ROWID;

-- From this instant on (milliseconds since the epoch, UTC) nothing of a market is read unless it
-- is asked for in so many words; each such use is kept, also after the lock is lifted.
CREATE TABLE holdout(
  market TEXT PRIMARY KEY,
  first INTEGER NOT NULL,
  created INTEGER NOT NULL
) WITHOUT ROWID;
CREATE TABLE holdout_use(
  id INTEGER PRIMARY KEY,
  market TEXT NOT NULL,
  at INTEGER NOT NULL,
  strategy TEXT NOT NULL
);
