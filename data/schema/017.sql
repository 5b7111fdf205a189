-- SPDX-License-Identifier: GPL-3.0-or-later
--
-- A symptom that ends the work of one limb: the session may go on with others.
-- Each such stop stands in a row of its own; the last one of a session, with which
-- it ends, stands in the session.  And a set says by the clock that nobody sets,
-- too, when it was logged: a session that goes on after a crash sorts its sets
-- among the inflations and counts its rests by it, whatever has been done to the
-- time of day.

ALTER TABLE set_entry ADD COLUMN boot_us INTEGER;
ALTER TABLE set_entry ADD COLUMN boot_id TEXT;

CREATE TRIGGER set_entry_moment BEFORE UPDATE ON set_entry BEGIN
  SELECT RAISE (ABORT, 'Of a set only repetitions and ratings can be corrected.')
    WHERE NEW.boot_us IS NOT OLD.boot_us OR NEW.boot_id IS NOT OLD.boot_id;
END;

CREATE TABLE limb_stop (
  id INTEGER PRIMARY KEY CHECK (id > 0),
  session_id INTEGER NOT NULL REFERENCES session,
  prescription_id INTEGER NOT NULL REFERENCES prescription,
  limbs TEXT NOT NULL CHECK (limbs <> ''),
  stop_rule_id TEXT NOT NULL CHECK (stop_rule_id <> ''),
  note TEXT,
  stopped_at TEXT NOT NULL
    CHECK (strftime('%Y-%m-%dT%H:%M:%SZ', stopped_at) IS stopped_at),
  UNIQUE (session_id, prescription_id)
) STRICT;

CREATE INDEX limb_stop_by_prescription ON limb_stop (prescription_id);

CREATE TRIGGER limb_stop_insert BEFORE INSERT ON limb_stop BEGIN
  SELECT RAISE (ABORT, 'This limb is stopped already.')
    WHERE EXISTS (SELECT 1 FROM limb_stop
                  WHERE id = NEW.id
                     OR (session_id = NEW.session_id
                         AND prescription_id = NEW.prescription_id));
  SELECT RAISE (ABORT, 'A limb is stopped in a running session, when STOP was pressed, for an exercise of its plan.')
    WHERE NOT EXISTS (SELECT 1 FROM session s
                      JOIN prescription p ON p.plan_id = s.plan_id
                      WHERE s.id = NEW.session_id AND s.state = 'running'
                        AND s.stopped_at = NEW.stopped_at
                        AND p.id = NEW.prescription_id);
END;

CREATE TRIGGER limb_stop_update BEFORE UPDATE ON limb_stop BEGIN
  SELECT RAISE (ABORT, 'A logged stop cannot be changed.');
END;

CREATE TRIGGER limb_stop_delete BEFORE DELETE ON limb_stop BEGIN
  SELECT RAISE (ABORT, 'A logged stop cannot be deleted.');
END;

CREATE TRIGGER cuff_event_limb_stopped BEFORE INSERT ON cuff_event
  WHEN NEW.kind = 'inflate' BEGIN
  SELECT RAISE (ABORT, 'This limb was stopped by a symptom today. No cuff on it before tomorrow.')
    WHERE EXISTS (
      SELECT 1 FROM limb_stop l
      WHERE l.session_id = NEW.session_id
        AND ((instr(l.limbs, 'LEFT_ARM') AND instr(NEW.limbs, 'LEFT_ARM'))
          OR (instr(l.limbs, 'RIGHT_ARM') AND instr(NEW.limbs, 'RIGHT_ARM'))
          OR (instr(l.limbs, 'LEFT_LEG') AND instr(NEW.limbs, 'LEFT_LEG'))
          OR (instr(l.limbs, 'RIGHT_LEG') AND instr(NEW.limbs, 'RIGHT_LEG'))));
END;

-- Each stop opens an event, and a session may have several.
DROP INDEX adverse_event_of_stop;
CREATE UNIQUE INDEX adverse_event_of_stop
  ON adverse_event (session_id, happened_at) WHERE stop_rule_id IS NOT NULL;

DROP TRIGGER adverse_event_insert;
CREATE TRIGGER adverse_event_insert BEFORE INSERT ON adverse_event BEGIN
  SELECT RAISE (ABORT, 'This adverse event exists already.')
    WHERE EXISTS (SELECT 1 FROM adverse_event
                  WHERE id = NEW.id
                     OR (session_id = NEW.session_id
                         AND happened_at = NEW.happened_at
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
