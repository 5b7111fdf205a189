-- SPDX-License-Identifier: GPL-3.0-or-later
--
-- What nobody can change unseen.  Each act leaves a link of a chain: which rows
-- it wrote, with a digest of each as it was then, and a hash over these and over
-- the link before.  The hash needs a key that is not in this file, so whoever
-- changes a row, an entry of the audit log or its author, takes one away or puts
-- one in between without the key is found by a check.
--
-- The last digest of a row is that of what it has to be now; NULL says that it
-- was taken away.  A table without rowid has one digest for all rows that begin
-- with the same number: the answers of a screening, the findings of one.
--
-- `rows` is a keyed digest of the digests of a link.  The chain rests on it and
-- not on them, so that it stays whole where a person's entries are erased.

CREATE TABLE digested_table (
  id INTEGER PRIMARY KEY CHECK (id > 0),
  name TEXT NOT NULL UNIQUE CHECK (name <> '')
) STRICT;

CREATE TABLE audit_key (
  id INTEGER PRIMARY KEY CHECK (id > 0),
  -- Of the key, to know it by.
  fingerprint BLOB NOT NULL UNIQUE CHECK (length(fingerprint) = 16)
) STRICT;

CREATE TABLE audit_link (
  id INTEGER PRIMARY KEY CHECK (id > 0),
  key_id INTEGER NOT NULL REFERENCES audit_key,
  rows BLOB NOT NULL CHECK (length(rows) = 16),
  hash BLOB NOT NULL CHECK (length(hash) = 16)
) STRICT;

CREATE TABLE row_digest (
  table_id INTEGER NOT NULL REFERENCES digested_table,
  row_id INTEGER NOT NULL,
  -- Digests are written first; their link closes them.
  link_id INTEGER NOT NULL
    REFERENCES audit_link DEFERRABLE INITIALLY DEFERRED,
  digest BLOB CHECK (length(digest) = 16),
  PRIMARY KEY (link_id, table_id, row_id)
) STRICT, WITHOUT ROWID;

-- The link follows: the last digest of a row is the last one here.
CREATE INDEX row_digest_by_row ON row_digest (table_id, row_id);

-- The log of a day, or of a person on that day.
CREATE INDEX audit_entry_by_time ON audit_entry (at);
CREATE INDEX audit_entry_by_patient_and_time ON audit_entry (patient_id, at);
DROP INDEX audit_entry_by_patient;

CREATE TRIGGER audit_link_insert BEFORE INSERT ON audit_link
  WHEN NEW.id IS NOT coalesce((SELECT max(id) FROM audit_link), 0) + 1 BEGIN
  SELECT RAISE (ABORT, 'The chain of the audit log only grows.');
END;

CREATE TRIGGER audit_link_update BEFORE UPDATE ON audit_link BEGIN
  SELECT RAISE (ABORT, 'The chain of the audit log only grows.');
END;

CREATE TRIGGER audit_link_delete BEFORE DELETE ON audit_link BEGIN
  SELECT RAISE (ABORT, 'The chain of the audit log only grows.');
END;

CREATE TRIGGER row_digest_insert BEFORE INSERT ON row_digest
  WHEN NEW.link_id IS NOT coalesce((SELECT max(id) FROM audit_link), 0) + 1
    OR EXISTS (SELECT 1 FROM row_digest
               WHERE table_id = NEW.table_id AND row_id = NEW.row_id
                 AND link_id = NEW.link_id) BEGIN
  SELECT RAISE (ABORT, 'A digest belongs to the act that wrote its row.');
END;

CREATE TRIGGER row_digest_update BEFORE UPDATE ON row_digest BEGIN
  SELECT RAISE (ABORT, 'A digest belongs to the act that wrote its row.');
END;

CREATE TRIGGER row_digest_delete BEFORE DELETE ON row_digest BEGIN
  SELECT RAISE (ABORT, 'A digest belongs to the act that wrote its row.');
END;

CREATE TRIGGER audit_key_insert BEFORE INSERT ON audit_key
  WHEN EXISTS (SELECT 1 FROM audit_key
               WHERE id = NEW.id OR fingerprint = NEW.fingerprint) BEGIN
  SELECT RAISE (ABORT, 'A key of the audit log stays.');
END;

CREATE TRIGGER audit_key_update BEFORE UPDATE ON audit_key BEGIN
  SELECT RAISE (ABORT, 'A key of the audit log stays.');
END;

CREATE TRIGGER audit_key_delete BEFORE DELETE ON audit_key BEGIN
  SELECT RAISE (ABORT, 'A key of the audit log stays.');
END;

CREATE TRIGGER digested_table_insert BEFORE INSERT ON digested_table
  WHEN EXISTS (SELECT 1 FROM digested_table
               WHERE id = NEW.id OR name = NEW.name) BEGIN
  SELECT RAISE (ABORT, 'A table keeps its digests.');
END;

CREATE TRIGGER digested_table_update BEFORE UPDATE ON digested_table BEGIN
  SELECT RAISE (ABORT, 'A table keeps its digests.');
END;

CREATE TRIGGER digested_table_delete BEFORE DELETE ON digested_table BEGIN
  SELECT RAISE (ABORT, 'A table keeps its digests.');
END;
