-- How far alerts have heard of what happens at the accounts, and what they are at: it is told again
-- after a kill, under the same names.
CREATE TABLE heard(
  one INTEGER PRIMARY KEY CHECK (one = 1),
  position TEXT NOT NULL,
  events TEXT NOT NULL
);
