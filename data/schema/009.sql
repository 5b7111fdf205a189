-- SPDX-License-Identifier: GPL-3.0-or-later
--
-- The first day on which somebody has to look after a patient again: computed
-- with each act on that patient, so that the list of who is due today is a walk
-- along an index, however large the clinic.  Whoever is not here is never due.

CREATE TABLE patient_due (
  patient_id INTEGER PRIMARY KEY REFERENCES patient,
  due_on TEXT NOT NULL CHECK (date(due_on) IS due_on)
) STRICT;

CREATE INDEX patient_due_by_day ON patient_due (due_on, patient_id);

-- Nobody knows it yet of those who are there already; a day long past says so.
INSERT INTO patient_due (patient_id, due_on)
  SELECT id, '0001-01-01' FROM patient WHERE archived = 0;
