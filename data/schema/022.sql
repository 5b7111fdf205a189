-- SPDX-License-Identifier: GPL-3.0-or-later
--
-- For how many years after the last contact the clinic keeps records.

ALTER TABLE clinic ADD COLUMN retention_years INTEGER NOT NULL DEFAULT 10
  CHECK (retention_years BETWEEN 1 AND 100);
