ALTER TABLE thing ADD COLUMN note TEXT; UPDATE thing SET name=name||'-2';
