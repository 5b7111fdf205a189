-- SPDX-License-Identifier: GPL-3.0-or-later
--
-- A limb on which a symptom has stopped a session gets no cuff again that day,
-- reviewed or not.

CREATE TRIGGER cuff_event_stopped BEFORE INSERT ON cuff_event
  WHEN NEW.kind = 'inflate' BEGIN
  SELECT RAISE (ABORT, 'This limb was stopped by a symptom today. No cuff on it before tomorrow.')
    WHERE EXISTS (
      SELECT 1 FROM session s
      JOIN adverse_event e ON e.patient_id = s.patient_id
      WHERE s.id = NEW.session_id AND e.stop_rule_id IS NOT NULL
        AND date(e.happened_at, 'localtime') = s.started_on
        AND ((instr(e.limbs, 'LEFT_ARM') AND instr(NEW.limbs, 'LEFT_ARM'))
          OR (instr(e.limbs, 'RIGHT_ARM') AND instr(NEW.limbs, 'RIGHT_ARM'))
          OR (instr(e.limbs, 'LEFT_LEG') AND instr(NEW.limbs, 'LEFT_LEG'))
          OR (instr(e.limbs, 'RIGHT_LEG') AND instr(NEW.limbs, 'RIGHT_LEG'))));
END;
