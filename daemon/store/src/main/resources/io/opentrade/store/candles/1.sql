-- A process that has the file open owns a row here; closing deletes it (see Openings).
CREATE TABLE opening(
  id INTEGER PRIMARY KEY,
  pid INTEGER NOT NULL,
  started INTEGER NOT NULL
);

-- One stored series, for example BTC/USDT@binance:5m. Times are milliseconds since the epoch (UTC).
CREATE TABLE series(
  id INTEGER PRIMARY KEY,
  name TEXT NOT NULL UNIQUE,
  timeframe INTEGER NOT NULL,
  bars INTEGER NOT NULL,
  first INTEGER NOT NULL,
  last INTEGER NOT NULL,
  hash TEXT NOT NULL,
  changed INTEGER NOT NULL
);

-- The bars of one fixed window of time (8192 timeframes, aligned to the epoch), as columns.
CREATE TABLE chunk(
  id INTEGER PRIMARY KEY,
  series INTEGER NOT NULL REFERENCES series(id) ON DELETE CASCADE,
  start INTEGER NOT NULL,
  bars INTEGER NOT NULL,
  first INTEGER NOT NULL,
  last INTEGER NOT NULL,
  hash TEXT NOT NULL,
  data BLOB NOT NULL,
  UNIQUE(series, start)
);

-- What is known of a market, for example BTC/USDT@binance. Decimals are text.
CREATE TABLE instrument(
  market TEXT PRIMARY KEY,
  tick TEXT NOT NULL,
  lot TEXT NOT NULL,
  money_scale INTEGER NOT NULL,
  origin TEXT NOT NULL
);
