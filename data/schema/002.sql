-- SPDX-License-Identifier: GPL-3.0-or-later
--
-- What ends a signed screening before its time (CLINICAL 1.4): what was reported
-- about the patient since, a long pause, a birthday into another age band.

-- A lapse ends one screening for good.  What it was stays.
CREATE TABLE lapse (
  id INTEGER PRIMARY KEY CHECK (id > 0),
  patient_id INTEGER NOT NULL REFERENCES patient,
  screening_id INTEGER NOT NULL REFERENCES screening,
  rule_id TEXT NOT NULL CHECK (rule_id <> ''),
  day TEXT NOT NULL CHECK (date(day) IS day), -- on which it happened
  note TEXT CHECK (trim(note) <> ''),
  clinician_id INTEGER NOT NULL REFERENCES clinician,
  recorded_at TEXT NOT NULL
    CHECK (strftime('%Y-%m-%dT%H:%M:%SZ', recorded_at) IS recorded_at),
  CHECK (julianday(day) - julianday(recorded_at) <= 1.1)
) STRICT;

CREATE INDEX lapse_by_screening ON lapse (screening_id);
CREATE INDEX lapse_by_patient ON lapse (patient_id);
CREATE INDEX lapse_by_clinician ON lapse (clinician_id);

CREATE TRIGGER lapse_insert BEFORE INSERT ON lapse BEGIN
  SELECT RAISE (ABORT, 'This lapse is recorded already.')
    WHERE EXISTS (SELECT 1 FROM lapse WHERE id = NEW.id);
  SELECT RAISE (ABORT, 'Only the last signed screening of the patient can lapse.')
    WHERE NEW.screening_id IS NOT
          (SELECT max(id) FROM screening
           WHERE patient_id = NEW.patient_id AND signed_at IS NOT NULL);
  SELECT RAISE (ABORT, 'A lapse is recorded on the day on which it is reported.')
    WHERE (SELECT time_by_hand FROM clinic_file) IS NOT 1
      AND abs(julianday(NEW.recorded_at) - julianday('now')) > 1;
  SELECT RAISE (ABORT, 'A lapse is recorded by one of the clinicians.')
    WHERE NOT EXISTS (SELECT 1 FROM clinician
                      WHERE id = NEW.clinician_id AND active = 1);
END;

CREATE TRIGGER lapse_update BEFORE UPDATE ON lapse BEGIN
  SELECT RAISE (ABORT, 'A recorded lapse cannot be changed. A new screening follows it.');
END;

CREATE TRIGGER lapse_delete BEFORE DELETE ON lapse BEGIN
  SELECT RAISE (ABORT, 'A recorded lapse cannot be deleted. A new screening follows it.');
END;

CREATE TRIGGER plan_insert_lapsed BEFORE INSERT ON plan BEGIN
  SELECT RAISE (ABORT, 'The screening has lapsed. Screen again first.')
    WHERE EXISTS (SELECT 1 FROM lapse WHERE screening_id = NEW.screening_id);
  SELECT RAISE (ABORT, 'The last session is too long ago. Screen again first.')
    WHERE EXISTS (
      SELECT 1 FROM (SELECT max(started_on) AS last FROM session
                     WHERE patient_id = NEW.patient_id)
      WHERE NEW.signed_on > date(last, '+21 days')
        AND (SELECT date FROM screening WHERE id = NEW.screening_id)
            <= date(last, '+21 days'));
  SELECT RAISE (ABORT, 'The patient is of another age band now. Screen again first.')
    WHERE EXISTS (
      SELECT 1 FROM screening s,
                    (SELECT 12 AS age UNION SELECT 18 UNION SELECT 65)
      WHERE s.id = NEW.screening_id
        AND date(s.birth_date, '+' || age || ' years') > s.date
        AND date(s.birth_date, '+' || age || ' years') <= NEW.signed_on);
END;

CREATE TRIGGER session_insert_lapsed BEFORE INSERT ON session BEGIN
  SELECT RAISE (ABORT, 'The screening has lapsed. Screen again first.')
    WHERE EXISTS (SELECT 1 FROM lapse
                  WHERE screening_id = (SELECT max(id) FROM screening
                                        WHERE patient_id = NEW.patient_id
                                          AND signed_at IS NOT NULL));
  SELECT RAISE (ABORT, 'The last session is too long ago. Screen again first.')
    WHERE EXISTS (
      SELECT 1 FROM (SELECT max(started_on) AS last FROM session
                     WHERE patient_id = NEW.patient_id)
      WHERE NEW.started_on > date(last, '+21 days')
        AND (SELECT date FROM screening
             WHERE id = (SELECT max(id) FROM screening
                         WHERE patient_id = NEW.patient_id
                           AND signed_at IS NOT NULL))
            <= date(last, '+21 days'));
  SELECT RAISE (ABORT, 'The patient is of another age band now. Screen again first.')
    WHERE EXISTS (
      SELECT 1 FROM screening s,
                    (SELECT 12 AS age UNION SELECT 18 UNION SELECT 65)
      WHERE s.id = (SELECT max(id) FROM screening
                    WHERE patient_id = NEW.patient_id
                      AND signed_at IS NOT NULL)
        AND date(s.birth_date, '+' || age || ' years') > s.date
        AND date(s.birth_date, '+' || age || ' years') <= NEW.started_on);
END;
