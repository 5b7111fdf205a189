-- SPDX-License-Identifier: GPL-3.0-or-later
--
-- Aerobic and passive exercise goes by the clock: intervals with the cuff up in
-- place of sets of repetitions.  Their pauses stand in `rest_s`.

ALTER TABLE prescription ADD COLUMN intervals INTEGER
  CHECK (intervals BETWEEN 1 AND 8);
ALTER TABLE prescription ADD COLUMN interval_s REAL
  CHECK (interval_s > 0 AND interval_s <= 1200); -- LIM_BOUT_CONT
-- How hard aerobic work is: a share of the heart-rate reserve, the pulse that it
-- stands for, effort, and the speed of walking.
ALTER TABLE prescription ADD COLUMN hrr_percent REAL
  CHECK (hrr_percent > 0 AND hrr_percent <= 100);
ALTER TABLE prescription ADD COLUMN target_bpm REAL
  CHECK (target_bpm BETWEEN 30 AND 220);
ALTER TABLE prescription ADD COLUMN target_effort REAL
  CHECK (target_effort BETWEEN 0 AND 10);
ALTER TABLE prescription ADD COLUMN speed_kmh REAL
  CHECK (speed_kmh > 0 AND speed_kmh <= 20);

ALTER TABLE set_entry ADD COLUMN target_s INTEGER
  CHECK (target_s BETWEEN 1 AND 1200);
ALTER TABLE set_entry ADD COLUMN done_s INTEGER
  CHECK (done_s BETWEEN 0 AND 86400);

-- What CLINICAL 2.6 refuses of intervals without exception.  A pause below a
-- minute does not end an inflation (LIM_REPERF).
CREATE TRIGGER prescription_interval_insert BEFORE INSERT ON prescription BEGIN
  SELECT RAISE (ABORT, 'Aerobic and passive exercise has intervals, resistance has sets.')
    WHERE (NEW.modality = 'resistance') IS NOT (NEW.intervals IS NULL)
       OR (NEW.intervals IS NULL) IS NOT (NEW.interval_s IS NULL)
       OR (NEW.intervals IS NOT NULL AND NEW.scheme_reps <> '')
       OR (NEW.intervals IS NULL AND NEW.scheme_reps = '')
       OR (NEW.intervals > 1 AND NEW.rest_s IS NULL);
  SELECT RAISE (ABORT, 'The cuff stays up for longer than this limb may bear.')
    WHERE max(NEW.interval_s,
              CASE WHEN NEW.intervals > 1 AND NEW.rest_s < 60
                   THEN NEW.intervals * NEW.interval_s
                        + (NEW.intervals - 1) * NEW.rest_s
                   ELSE 0 END) >
          CASE WHEN NEW.modality = 'passive' THEN 300 -- LIM_PASSIVE
               WHEN NEW.limbs LIKE '%ARM%' THEN 900
               ELSE 1200 END;
  SELECT RAISE (ABORT, 'All intervals together restrict the limb for too long.')
    WHERE CASE WHEN NEW.modality = 'passive' AND NEW.rest_s >= 300
               THEN NEW.intervals * NEW.interval_s > 1500
               ELSE NEW.intervals * NEW.interval_s >= 1200 END; -- LIM_CUM
END;

-- CLINICAL 2.2: no aerobic work with two cuffs in dose class C.
CREATE VIEW refused_aerobic_prescription AS
  SELECT p.id AS prescription_id, p.plan_id, v.screening_id
  FROM prescription p
  JOIN limb_verdict v ON instr(p.limbs, v.limb)
  WHERE p.modality = 'aerobic' AND instr(p.limbs, ';') AND v.dose_class = 'C';

CREATE TRIGGER prescription_aerobic_inserted AFTER INSERT ON prescription BEGIN
  SELECT RAISE (ABORT, 'The screening does not permit two cuffs in this exercise.')
    WHERE EXISTS (SELECT 1 FROM refused_aerobic_prescription
                  WHERE prescription_id = NEW.id
                    AND screening_id = (SELECT screening_id FROM plan
                                        WHERE id = NEW.plan_id));
END;

CREATE TRIGGER session_aerobic_insert BEFORE INSERT ON session BEGIN
  SELECT RAISE (ABORT, 'The patient''s screening no longer permits what the plan prescribes.')
    WHERE EXISTS (SELECT 1 FROM refused_aerobic_prescription
                  WHERE plan_id = NEW.plan_id
                    AND screening_id = (SELECT max(id) FROM screening
                                        WHERE patient_id = NEW.patient_id
                                          AND signed_at IS NOT NULL));
END;

CREATE TRIGGER set_entry_interval_insert BEFORE INSERT ON set_entry BEGIN
  SELECT RAISE (ABORT, 'An interval is logged in seconds, a set in repetitions.')
    WHERE (NEW.target_s IS NULL) IS NOT (NEW.done_s IS NULL)
       OR (NEW.done_s IS NOT NULL
           AND (NEW.reps <> 0 OR NEW.target_reps <> 0
                OR NEW.first_reps IS NOT NULL))
       OR EXISTS (SELECT 1 FROM prescription
                  WHERE id = NEW.prescription_id
                    AND ((intervals IS NULL) IS NOT (NEW.done_s IS NULL)
                         OR NEW.target_s <> interval_s
                         OR NEW.set_number > intervals));
END;

CREATE TRIGGER set_entry_interval_update BEFORE UPDATE ON set_entry BEGIN
  SELECT RAISE (ABORT, 'The time of an interval was measured and stays.')
    WHERE NEW.target_s IS NOT OLD.target_s OR NEW.done_s IS NOT OLD.done_s
       OR (OLD.done_s IS NOT NULL
           AND (NEW.reps <> OLD.reps OR NEW.first_reps IS NOT NULL
                OR NEW.ending <> OLD.ending));
END;
