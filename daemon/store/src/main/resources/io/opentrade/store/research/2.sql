-- What a page draws of a run beside its document: columns, thinned and gzip (see Drawing).
CREATE TABLE drawing(
  run TEXT PRIMARY KEY REFERENCES run(id) ON DELETE CASCADE,
  data BLOB NOT NULL
);
