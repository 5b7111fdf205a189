-- SPDX-License-Identifier: GPL-3.0-or-later
--
-- Adverse events.  What happened stands once; what is said of it grows by
-- entries, of which the last one holds and none is ever changed.  A notable
-- event pauses sessions until somebody has reviewed it, a serious one plans as
-- well; that also ends the screening, so that another one has to be signed.

CREATE TABLE adverse_event (
  id INTEGER PRIMARY KEY CHECK (id > 0),
  patient_id INTEGER NOT NULL REFERENCES patient,
  session_id INTEGER REFERENCES session,
  prescription_id INTEGER REFERENCES prescription,
  stop_rule_id TEXT CHECK (stop_rule_id <> ''),
  happened_at TEXT NOT NULL
    CHECK (strftime('%Y-%m-%dT%H:%M:%SZ', happened_at) IS happened_at),
  limbs TEXT,
  cuff_name TEXT,
  pressure_mmhg REAL CHECK (pressure_mmhg BETWEEN 0 AND 300),
  pressure_percent REAL CHECK (pressure_percent BETWEEN 0 AND 100),
  since_inflation_s REAL CHECK (since_inflation_s >= 0),
  inflated_s REAL CHECK (inflated_s >= 0)
) STRICT;

CREATE INDEX adverse_event_by_patient ON adverse_event (patient_id);
CREATE INDEX adverse_event_by_prescription ON adverse_event (prescription_id);
-- One stop opens one event.
CREATE UNIQUE INDEX adverse_event_of_stop ON adverse_event (session_id)
  WHERE stop_rule_id IS NOT NULL;

CREATE TABLE adverse_event_entry (
  adverse_event_id INTEGER NOT NULL REFERENCES adverse_event,
  position INTEGER NOT NULL CHECK (position >= 0),
  kind_id TEXT NOT NULL CHECK (kind_id <> ''),
  grade TEXT NOT NULL CHECK (grade IN ('expected', 'notable', 'serious')),
  severity INTEGER CHECK (severity BETWEEN 1 AND 5),
  relatedness INTEGER CHECK (relatedness BETWEEN 1 AND 4),
  action TEXT,
  outcome TEXT,
  resolved_on TEXT CHECK (date(resolved_on) IS resolved_on),
  note TEXT,
  is_review INTEGER NOT NULL CHECK (is_review IN (0, 1)),
  clinician_id INTEGER NOT NULL REFERENCES clinician,
  signed_by TEXT NOT NULL CHECK (trim(signed_by) <> ''),
  signed_at TEXT NOT NULL
    CHECK (strftime('%Y-%m-%dT%H:%M:%SZ', signed_at) IS signed_at),
  PRIMARY KEY (adverse_event_id, position),
  CHECK (is_review = 0
         OR (severity IS NOT NULL AND relatedness IS NOT NULL
             AND length(trim(coalesce(action, ''))) >= 10))
) STRICT, WITHOUT ROWID;

CREATE INDEX adverse_event_entry_by_clinician
  ON adverse_event_entry (clinician_id);

CREATE TRIGGER adverse_event_insert BEFORE INSERT ON adverse_event BEGIN
  SELECT RAISE (ABORT, 'This adverse event exists already.')
    WHERE EXISTS (SELECT 1 FROM adverse_event
                  WHERE id = NEW.id
                     OR (session_id = NEW.session_id
                         AND stop_rule_id IS NOT NULL
                         AND NEW.stop_rule_id IS NOT NULL));
  SELECT RAISE (ABORT, 'There is no such patient.')
    WHERE NOT EXISTS (SELECT 1 FROM patient WHERE id = NEW.patient_id);
  SELECT RAISE (ABORT, 'The session of this adverse event is another patient''s.')
    WHERE NEW.session_id IS NOT NULL
      AND NOT EXISTS (SELECT 1 FROM session
                      WHERE id = NEW.session_id
                        AND patient_id = NEW.patient_id);
END;

CREATE TRIGGER adverse_event_update BEFORE UPDATE ON adverse_event BEGIN
  SELECT RAISE (ABORT, 'An adverse event cannot be changed. Add an entry to it.');
END;

CREATE TRIGGER adverse_event_delete BEFORE DELETE ON adverse_event BEGIN
  SELECT RAISE (ABORT, 'An adverse event cannot be deleted.');
END;

CREATE TRIGGER adverse_event_entry_insert BEFORE INSERT ON adverse_event_entry
BEGIN
  SELECT RAISE (ABORT, 'There is no such adverse event.')
    WHERE NOT EXISTS (SELECT 1 FROM adverse_event
                      WHERE id = NEW.adverse_event_id);
  SELECT RAISE (ABORT, 'An entry follows the last one of its adverse event.')
    WHERE NEW.position IS NOT
          (SELECT coalesce(max(position), -1) + 1 FROM adverse_event_entry
           WHERE adverse_event_id = NEW.adverse_event_id)
       OR EXISTS (SELECT 1 FROM adverse_event_entry
                  WHERE adverse_event_id = NEW.adverse_event_id
                    AND signed_at > NEW.signed_at);
  SELECT RAISE (ABORT, 'An adverse event is opened before it is reviewed.')
    WHERE NEW.position = 0 AND NEW.is_review = 1;
  SELECT RAISE (ABORT, 'An adverse event is written by one of the clinicians.')
    -- Whoever held a session that was stopped, active or not, opens it.
    WHERE NOT EXISTS (SELECT 1 FROM clinician
                      WHERE id = NEW.clinician_id
                        AND (active = 1 OR NEW.position = 0));
  SELECT RAISE (ABORT, 'An entry is signed on the day on which it is written.')
    WHERE (SELECT time_by_hand FROM clinic_file) IS NOT 1
      AND abs(julianday(NEW.signed_at) - julianday('now')) > 1;
END;

CREATE TRIGGER adverse_event_entry_update BEFORE UPDATE ON adverse_event_entry
BEGIN
  SELECT RAISE (ABORT, 'An adverse event cannot be changed. Add an entry to it.');
END;

CREATE TRIGGER adverse_event_entry_delete BEFORE DELETE ON adverse_event_entry
BEGIN
  SELECT RAISE (ABORT, 'An adverse event cannot be deleted.');
END;

-- Of somebody who has become inactive while the session ran, another clinician
-- stands for the lapse: it must not fail.
CREATE TRIGGER adverse_event_entry_serious AFTER INSERT ON adverse_event_entry
  WHEN NEW.grade = 'serious' BEGIN
  INSERT INTO lapse (patient_id, screening_id, rule_id, day, clinician_id,
                     recorded_at)
    SELECT e.patient_id, max(s.id), 'ADVERSE_EVENT',
           date(e.happened_at, 'localtime'), c.id, NEW.signed_at
    FROM adverse_event e
    JOIN screening s ON s.patient_id = e.patient_id AND s.signed_at IS NOT NULL
    JOIN (SELECT id FROM clinician WHERE active = 1
          ORDER BY id <> NEW.clinician_id LIMIT 1) c
    WHERE e.id = NEW.adverse_event_id
      AND NOT EXISTS (SELECT 1 FROM adverse_event_entry
                      WHERE adverse_event_id = NEW.adverse_event_id
                        AND position < NEW.position AND grade = 'serious')
    GROUP BY e.id;
END;

-- What is said of each event now.  One of which nothing is said yet counts as
-- the worst.
CREATE VIEW current_adverse_event AS
  SELECT e.id, e.patient_id, coalesce(n.grade, 'serious') AS grade,
         coalesce(n.is_review, 0) AS is_review
  FROM adverse_event e
  LEFT JOIN adverse_event_entry n ON n.adverse_event_id = e.id
    AND n.position = (SELECT max(position) FROM adverse_event_entry
                      WHERE adverse_event_id = e.id);

CREATE TRIGGER session_insert_event BEFORE INSERT ON session BEGIN
  SELECT RAISE (ABORT, 'An adverse event of this patient waits for its review.')
    WHERE EXISTS (SELECT 1 FROM current_adverse_event
                  WHERE patient_id = NEW.patient_id
                    AND grade <> 'expected' AND is_review = 0);
END;

CREATE TRIGGER plan_insert_event BEFORE INSERT ON plan BEGIN
  SELECT RAISE (ABORT, 'A serious adverse event of this patient waits for its review.')
    WHERE EXISTS (SELECT 1 FROM current_adverse_event
                  WHERE patient_id = NEW.patient_id
                    AND grade = 'serious' AND is_review = 0);
END;
