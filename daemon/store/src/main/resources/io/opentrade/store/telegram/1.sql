-- Who may talk to the bot: one person, in their private chat.
CREATE TABLE link(
  person INTEGER PRIMARY KEY,
  chat INTEGER NOT NULL,
  name TEXT NOT NULL,
  role TEXT NOT NULL,
  language TEXT NOT NULL,
  noise TEXT NOT NULL,
  since INTEGER NOT NULL
);

-- What was taken in, written down before it is carried out, so that nothing is carried out twice.
CREATE TABLE taken(
  bot INTEGER NOT NULL,
  number INTEGER NOT NULL,
  at INTEGER NOT NULL,
  person INTEGER NOT NULL,
  words TEXT NOT NULL,
  ended INTEGER NOT NULL DEFAULT 0,
  PRIMARY KEY(bot, number)
);

-- A process that has the file open owns a row here; closing deletes it (see Openings).
CREATE TABLE opening(
  id INTEGER PRIMARY KEY,
  pid INTEGER NOT NULL,
  started INTEGER NOT NULL
);
