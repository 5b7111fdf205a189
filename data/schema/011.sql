-- SPDX-License-Identifier: GPL-3.0-or-later
--
-- What somebody looked at during a session and after it: pulse, colour and
-- feeling, blood pressure, the effort of the whole.  Each stands once and is
-- never changed.  During a session it belongs to an exercise of its plan, after
-- the end to none.

CREATE TABLE safety_check (
  id INTEGER PRIMARY KEY CHECK (id > 0),
  session_id INTEGER NOT NULL REFERENCES session,
  prescription_id INTEGER REFERENCES prescription,
  check_id TEXT NOT NULL CHECK (check_id <> ''),
  set_number INTEGER NOT NULL CHECK (set_number BETWEEN 0 AND 100),
  result TEXT NOT NULL CHECK (result IN ('green', 'red')),
  sbp_mmhg REAL CHECK (sbp_mmhg BETWEEN 40 AND 300),
  dbp_mmhg REAL CHECK (dbp_mmhg BETWEEN 20 AND 200 AND dbp_mmhg < sbp_mmhg),
  heart_rate_bpm REAL CHECK (heart_rate_bpm BETWEEN 20 AND 250),
  effort REAL CHECK (effort BETWEEN 0 AND 10),
  checked_at TEXT NOT NULL
    CHECK (strftime('%Y-%m-%dT%H:%M:%SZ', checked_at) IS checked_at),
  CHECK ((sbp_mmhg IS NULL) = (dbp_mmhg IS NULL))
) STRICT;

CREATE INDEX safety_check_by_session ON safety_check (session_id);
CREATE INDEX safety_check_by_prescription ON safety_check (prescription_id);

CREATE TRIGGER safety_check_insert BEFORE INSERT ON safety_check BEGIN
  SELECT RAISE (ABORT, 'This check is logged already.')
    WHERE EXISTS (SELECT 1 FROM safety_check WHERE id = NEW.id)
       OR EXISTS (SELECT 1 FROM safety_check
                  WHERE session_id = NEW.session_id
                    AND check_id = NEW.check_id
                    AND prescription_id IS NEW.prescription_id
                    AND set_number = NEW.set_number);
  SELECT RAISE (ABORT, 'A check belongs to a running session and an exercise of its plan, or to one that has ended.')
    WHERE NOT EXISTS (
      SELECT 1 FROM session s
      WHERE s.id = NEW.session_id
        AND CASE WHEN NEW.prescription_id IS NULL
              THEN s.state <> 'running' AND NEW.set_number = 0
              ELSE s.state = 'running'
                   AND EXISTS (SELECT 1 FROM prescription
                               WHERE id = NEW.prescription_id
                                 AND plan_id = s.plan_id)
            END);
  SELECT RAISE (ABORT, 'A check is logged on the day on which it is done.')
    WHERE (SELECT time_by_hand FROM clinic_file) IS NOT 1
      AND abs(julianday(NEW.checked_at) - julianday('now')) > 1;
END;

CREATE TRIGGER safety_check_update BEFORE UPDATE ON safety_check BEGIN
  SELECT RAISE (ABORT, 'A logged check cannot be changed.');
END;

CREATE TRIGGER safety_check_delete BEFORE DELETE ON safety_check BEGIN
  SELECT RAISE (ABORT, 'A logged check cannot be deleted.');
END;
