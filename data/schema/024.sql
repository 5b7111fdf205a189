-- SPDX-License-Identifier: GPL-3.0-or-later
--
-- What came first in a session is counted and not read from clocks: a set and a
-- stop say how many inflations and deflations were stored before them, so that a
-- session that goes on after a crash and a restart of the machine puts them in
-- order whatever has been done to the time of day.  A stop also says by the clock
-- that nobody sets when it was: the day on which its limb gets no cuff again is
-- not over because somebody has set the time of day.  Empty in older rows.

ALTER TABLE set_entry ADD COLUMN cuff_event_count INTEGER
  CHECK (cuff_event_count >= 0);

CREATE TRIGGER set_entry_order BEFORE INSERT ON set_entry
  WHEN NEW.cuff_event_count IS NOT NULL BEGIN
  SELECT RAISE (ABORT, 'A set is stored after the inflations that came before it.')
    WHERE NEW.cuff_event_count IS NOT
          (SELECT count(*) FROM cuff_event WHERE session_id = NEW.session_id);
END;

CREATE TRIGGER set_entry_order_update BEFORE UPDATE ON set_entry BEGIN
  SELECT RAISE (ABORT, 'Of a set only repetitions and ratings can be corrected.')
    WHERE NEW.cuff_event_count IS NOT OLD.cuff_event_count;
END;

ALTER TABLE session ADD COLUMN stopped_cuff_event_count INTEGER
  CHECK (stopped_cuff_event_count >= 0);
ALTER TABLE session ADD COLUMN stopped_boot_us INTEGER;
ALTER TABLE session ADD COLUMN stopped_boot_id TEXT;

ALTER TABLE limb_stop ADD COLUMN boot_us INTEGER;
ALTER TABLE limb_stop ADD COLUMN boot_id TEXT;

-- Of the patient's sessions, those that a symptom has ended, and then the limbs on
-- which one has ended the work of a session that went on.
CREATE TRIGGER cuff_event_stopped_boot BEFORE INSERT ON cuff_event
  WHEN NEW.kind = 'inflate' AND NEW.boot_id <> '' BEGIN
  SELECT RAISE (ABORT, 'This limb was stopped by a symptom today. No cuff on it before tomorrow.')
    WHERE EXISTS (
      SELECT 1 FROM session s
      JOIN adverse_event e ON e.session_id = s.id
                          AND e.happened_at = s.stopped_at
      WHERE s.patient_id = (SELECT patient_id FROM session
                            WHERE id = NEW.session_id)
        AND e.stop_rule_id IS NOT NULL AND s.stopped_boot_id = NEW.boot_id
        AND date(s.stopped_at, 'localtime')
            = date(s.stopped_at,
                   ((NEW.boot_us - s.stopped_boot_us) / 1000000) || ' seconds',
                   'localtime')
        AND ((instr(e.limbs, 'LEFT_ARM') AND instr(NEW.limbs, 'LEFT_ARM'))
          OR (instr(e.limbs, 'RIGHT_ARM') AND instr(NEW.limbs, 'RIGHT_ARM'))
          OR (instr(e.limbs, 'LEFT_LEG') AND instr(NEW.limbs, 'LEFT_LEG'))
          OR (instr(e.limbs, 'RIGHT_LEG') AND instr(NEW.limbs, 'RIGHT_LEG'))));
  SELECT RAISE (ABORT, 'This limb was stopped by a symptom today. No cuff on it before tomorrow.')
    WHERE EXISTS (
      SELECT 1 FROM session s
      JOIN limb_stop l ON l.session_id = s.id
      WHERE s.patient_id = (SELECT patient_id FROM session
                            WHERE id = NEW.session_id)
        AND l.boot_id = NEW.boot_id
        AND date(l.stopped_at, 'localtime')
            = date(l.stopped_at,
                   ((NEW.boot_us - l.boot_us) / 1000000) || ' seconds',
                   'localtime')
        AND ((instr(l.limbs, 'LEFT_ARM') AND instr(NEW.limbs, 'LEFT_ARM'))
          OR (instr(l.limbs, 'RIGHT_ARM') AND instr(NEW.limbs, 'RIGHT_ARM'))
          OR (instr(l.limbs, 'LEFT_LEG') AND instr(NEW.limbs, 'LEFT_LEG'))
          OR (instr(l.limbs, 'RIGHT_LEG') AND instr(NEW.limbs, 'RIGHT_LEG'))));
END;
