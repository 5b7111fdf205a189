-- SPDX-License-Identifier: GPL-3.0-or-later
--
-- Home sessions that are typed in afterwards from the patient's paper log, and
-- what somebody remarked about a session.
--
-- A session from paper has a day and no time of day: its instants stand for the
-- day, and who typed it in when is what is known to the second.  It is written
-- whole in one act and never runs: there is no clock of the cuff, only minutes.
-- Nobody looked at the patient before it, so it has no same-day check (and the
-- least count that the table allows); the gate goes by what was known on its day.  One that was typed in wrongly is struck
-- out and stays.

DROP TRIGGER session_insert;
DROP TRIGGER session_update;
DROP TRIGGER session_insert_lapsed;
DROP TRIGGER session_aerobic_insert;
DROP TRIGGER session_restricted;
DROP TRIGGER session_dose;
DROP TRIGGER session_letter;
DROP TRIGGER session_insert_event;
DROP TRIGGER same_day_result_insert;
DROP TRIGGER set_entry_insert;
DROP TRIGGER set_entry_update;

ALTER TABLE session ADD COLUMN entered_at TEXT -- from paper; else NULL
  CHECK (strftime('%Y-%m-%dT%H:%M:%SZ', entered_at) IS entered_at);
ALTER TABLE session ADD COLUMN paper_set_count INTEGER
  CHECK (paper_set_count BETWEEN 1 AND 100)
  CHECK ((paper_set_count IS NULL) = (entered_at IS NULL));
ALTER TABLE session ADD COLUMN struck_at TEXT
  CHECK (strftime('%Y-%m-%dT%H:%M:%SZ', struck_at) IS struck_at)
  CHECK (struck_at IS NULL OR entered_at IS NOT NULL);
ALTER TABLE session ADD COLUMN struck_clinician_id INTEGER
  REFERENCES clinician;
ALTER TABLE session ADD COLUMN struck_by TEXT CHECK (trim(struck_by) <> '');
ALTER TABLE session ADD COLUMN struck_reason TEXT
  CHECK (length(trim(struck_reason)) >= 10)
  CHECK ((struck_at IS NULL) = (struck_reason IS NULL)
         AND (struck_at IS NULL) = (struck_by IS NULL)
         AND (struck_at IS NULL) = (struck_clinician_id IS NULL));

CREATE INDEX session_by_time ON session (patient_id, started_at);
CREATE INDEX session_by_struck_clinician ON session (struck_clinician_id)
  WHERE struck_clinician_id IS NOT NULL;

-- For how long the cuff was up, as it is written on paper.
CREATE TABLE paper_cuff (
  session_id INTEGER NOT NULL REFERENCES session,
  prescription_id INTEGER NOT NULL REFERENCES prescription,
  minutes REAL NOT NULL CHECK (minutes > 0 AND minutes <= 240),
  PRIMARY KEY (session_id, prescription_id)
) STRICT, WITHOUT ROWID;

CREATE INDEX paper_cuff_by_prescription ON paper_cuff (prescription_id);

-- A line of the clinician's own about a session.
CREATE TABLE session_remark (
  id INTEGER PRIMARY KEY CHECK (id > 0),
  session_id INTEGER NOT NULL REFERENCES session,
  text TEXT NOT NULL CHECK (trim(text) <> '' AND length(text) <= 500),
  clinician_id INTEGER NOT NULL REFERENCES clinician,
  written_by TEXT NOT NULL CHECK (trim(written_by) <> ''),
  written_at TEXT NOT NULL
    CHECK (strftime('%Y-%m-%dT%H:%M:%SZ', written_at) IS written_at)
) STRICT;

CREATE INDEX session_remark_by_session ON session_remark (session_id);
CREATE INDEX session_remark_by_clinician ON session_remark (clinician_id);

-- Sessions of both kinds --------------------------------------------------------

CREATE TRIGGER session_insert BEFORE INSERT ON session BEGIN
  SELECT RAISE (ABORT, 'This session exists already.')
    WHERE EXISTS (SELECT 1 FROM session
                  WHERE id = NEW.id
                     OR (patient_id = NEW.patient_id AND line = NEW.line
                         AND number = NEW.number));
  SELECT RAISE (ABORT, 'This patient is in a session already.')
    WHERE EXISTS (SELECT 1 FROM session
                  WHERE patient_id = NEW.patient_id AND state = 'running');
  SELECT RAISE (ABORT, 'A session is struck out after it was typed in.')
    WHERE NEW.struck_at IS NOT NULL;
  SELECT RAISE (ABORT, 'There is no such plan of this patient.')
    WHERE NOT EXISTS (SELECT 1 FROM plan
                      WHERE id = NEW.plan_id AND patient_id = NEW.patient_id
                        AND line = NEW.line);
  SELECT RAISE (ABORT, 'The plan is not complete.')
    WHERE (SELECT count(*) FROM prescription WHERE plan_id = NEW.plan_id)
          IS NOT (SELECT exercise_count FROM plan WHERE id = NEW.plan_id);
  SELECT RAISE (ABORT, 'A session follows its plan.')
    WHERE NEW.started_at < (SELECT signed_at FROM plan WHERE id = NEW.plan_id);
END;

-- The last screening that was signed decides, be it the plan's own or a later
-- one; for a session from paper the last one that was signed by its day.
CREATE TRIGGER session_screened BEFORE INSERT ON session BEGIN
  SELECT RAISE (ABORT, 'The patient''s screening is not valid on that day.')
    WHERE NOT EXISTS (
      SELECT 1 FROM screening s
      WHERE s.id = (SELECT max(id) FROM screening
                    WHERE patient_id = NEW.patient_id
                      AND signed_at IS NOT NULL
                      AND (NEW.entered_at IS NULL
                           OR date(signed_at, 'localtime') <= NEW.started_on))
        AND s.outcome = 'CLEARED'
        AND NEW.started_on BETWEEN s.date AND s.valid_until);
  SELECT RAISE (ABORT, 'The patient''s screening does not permit what the plan prescribes.')
    WHERE EXISTS (
      SELECT 1 FROM (
        SELECT plan_id, screening_id FROM refused_prescription
        UNION ALL SELECT plan_id, screening_id FROM refused_aerobic_prescription
        UNION ALL SELECT plan_id, screening_id FROM restricted_prescription
        UNION ALL SELECT plan_id, screening_id FROM refused_dose_of_limb
        UNION ALL SELECT plan_id, screening_id FROM letter_refused_prescription)
      WHERE plan_id = NEW.plan_id
        AND screening_id =
            (SELECT max(id) FROM screening
             WHERE patient_id = NEW.patient_id AND signed_at IS NOT NULL
               AND (NEW.entered_at IS NULL
                    OR date(signed_at, 'localtime') <= NEW.started_on)));
END;

CREATE TRIGGER session_insert_lapsed BEFORE INSERT ON session BEGIN
  SELECT RAISE (ABORT, 'The screening has lapsed. Screen again first.')
    WHERE EXISTS (
      SELECT 1 FROM lapse
      WHERE (NEW.entered_at IS NULL OR day <= NEW.started_on)
        AND screening_id =
            (SELECT max(id) FROM screening
             WHERE patient_id = NEW.patient_id AND signed_at IS NOT NULL
               AND (NEW.entered_at IS NULL
                    OR date(signed_at, 'localtime') <= NEW.started_on)));
  SELECT RAISE (ABORT, 'The last session is too long ago. Screen again first.')
    WHERE EXISTS (
      SELECT 1 FROM (SELECT max(started_on) AS last FROM session
                     WHERE patient_id = NEW.patient_id
                       AND struck_at IS NULL
                       AND started_on <= NEW.started_on)
      WHERE NEW.started_on > date(last, '+21 days')
        AND (SELECT date FROM screening
             WHERE id = (SELECT max(id) FROM screening
                         WHERE patient_id = NEW.patient_id
                           AND signed_at IS NOT NULL
                           AND (NEW.entered_at IS NULL
                                OR date(signed_at, 'localtime')
                                   <= NEW.started_on)))
            <= date(last, '+21 days'));
  SELECT RAISE (ABORT, 'The patient is of another age band now. Screen again first.')
    WHERE EXISTS (
      SELECT 1 FROM screening s,
                    (SELECT 12 AS age UNION SELECT 18 UNION SELECT 65)
      WHERE s.id = (SELECT max(id) FROM screening
                    WHERE patient_id = NEW.patient_id
                      AND signed_at IS NOT NULL
                      AND (NEW.entered_at IS NULL
                           OR date(signed_at, 'localtime') <= NEW.started_on))
        AND date(s.birth_date, '+' || age || ' years') > s.date
        AND date(s.birth_date, '+' || age || ' years') <= NEW.started_on);
END;

-- Sessions that are held in the clinic ------------------------------------------

CREATE TRIGGER session_held_insert BEFORE INSERT ON session
  WHEN NEW.entered_at IS NULL BEGIN
  SELECT RAISE (ABORT, 'A session begins running.')
    WHERE NEW.state IS NOT 'running' OR NEW.stopped_at IS NOT NULL;
  SELECT RAISE (ABORT, 'A later plan has replaced this one.')
    WHERE EXISTS (SELECT 1 FROM plan WHERE supersedes_id = NEW.plan_id);
  SELECT RAISE (ABORT, 'A session begins on the day on which it is held.')
    WHERE (SELECT time_by_hand FROM clinic_file) IS NOT 1
      AND abs(julianday(NEW.started_at) - julianday('now')) > 1;
  SELECT RAISE (ABORT, 'A session follows the session before.')
    WHERE EXISTS (SELECT 1 FROM session
                  WHERE patient_id = NEW.patient_id AND entered_at IS NULL
                    AND started_at > NEW.started_at);
  SELECT RAISE (ABORT, 'Blood pressure and heart rate of today forbid a session, or are missing.')
    WHERE NOT coalesce(NEW.sbp_mmhg BETWEEN 90 AND 179 AND NEW.dbp_mmhg < 110
                       AND NEW.heart_rate_bpm <= 120, 0);
  SELECT RAISE (ABORT, 'An adverse event of this patient waits for its review.')
    WHERE EXISTS (SELECT 1 FROM current_adverse_event
                  WHERE patient_id = NEW.patient_id
                    AND grade <> 'expected' AND is_review = 0);
END;

CREATE TRIGGER same_day_result_insert BEFORE INSERT ON same_day_result BEGIN
  SELECT RAISE (ABORT, 'How a session began cannot be changed.')
    WHERE (SELECT count(*) FROM same_day_result
           WHERE session_id = NEW.session_id) >=
          coalesce((SELECT check_count FROM session
                    WHERE id = NEW.session_id AND entered_at IS NULL), 0);
  SELECT RAISE (ABORT, 'The same-day check forbids a session today.')
    WHERE NEW.result = 'red'
       OR (NEW.result = 'amber'
           AND trim(coalesce((SELECT check_note FROM session
                              WHERE id = NEW.session_id), '')) = '');
END;

-- Sessions from paper -----------------------------------------------------------

CREATE TRIGGER session_paper_insert BEFORE INSERT ON session
  WHEN NEW.entered_at IS NOT NULL BEGIN
  SELECT RAISE (ABORT, 'A session from paper is over, and was not measured.')
    WHERE NEW.state = 'running'
       OR NEW.ended_at IS NOT NEW.started_at
       OR (NEW.state = 'stopped') IS NOT (NEW.stop_rule_id IS NOT NULL)
       OR NEW.stopped_at IS NOT
          CASE WHEN NEW.state = 'stopped' THEN NEW.started_at END
       OR NEW.sbp_mmhg IS NOT NULL OR NEW.dbp_mmhg IS NOT NULL
       OR NEW.heart_rate_bpm IS NOT NULL OR NEW.check_note IS NOT NULL
       OR NEW.check_count <> 1;
  SELECT RAISE (ABORT, 'The plan is for the clinic only.')
    WHERE (SELECT home FROM plan WHERE id = NEW.plan_id) IS NOT 1;
  SELECT RAISE (ABORT, 'The plan was signed after that day.')
    WHERE NEW.started_on < (SELECT signed_on FROM plan WHERE id = NEW.plan_id);
  SELECT RAISE (ABORT, 'A later plan had replaced this one by that day.')
    WHERE EXISTS (SELECT 1 FROM plan
                  WHERE supersedes_id = NEW.plan_id
                    AND signed_on < NEW.started_on);
  SELECT RAISE (ABORT, 'A session is typed in on the day of the entry, and was before it.')
    WHERE NEW.started_at > NEW.entered_at
       OR NEW.started_on > date(NEW.entered_at, 'localtime')
       OR ((SELECT time_by_hand FROM clinic_file) IS NOT 1
           AND abs(julianday(NEW.entered_at) - julianday('now')) > 1);
  SELECT RAISE (ABORT, 'A session is typed in by one of the clinicians.')
    WHERE NOT EXISTS (SELECT 1 FROM clinician
                      WHERE id = NEW.clinician_id AND active = 1);
  SELECT RAISE (ABORT, 'There are two sessions on that day already.') -- LIM_FREQ
    WHERE (SELECT count(*) FROM session
           WHERE patient_id = NEW.patient_id AND struck_at IS NULL
             AND started_on = NEW.started_on) >= 2;
  -- What the clinic knew of on that day and had not reviewed by then.
  SELECT RAISE (ABORT, 'An adverse event of this patient waited for its review.')
    WHERE EXISTS (
      SELECT 1 FROM adverse_event e JOIN current_adverse_event c USING (id)
      WHERE e.patient_id = NEW.patient_id AND c.grade <> 'expected'
        AND EXISTS (SELECT 1 FROM adverse_event_entry n
                    WHERE n.adverse_event_id = e.id AND n.position = 0
                      AND date(n.signed_at, 'localtime') <= NEW.started_on)
        AND date(e.happened_at, 'localtime') <= NEW.started_on
        AND NOT EXISTS (SELECT 1 FROM adverse_event_entry n
                        WHERE n.adverse_event_id = e.id AND n.is_review = 1
                          AND date(n.signed_at, 'localtime')
                              <= NEW.started_on));
  SELECT RAISE (ABORT, 'A limb of the plan was stopped by a symptom on that day.')
    WHERE EXISTS (
      SELECT 1 FROM adverse_event e JOIN prescription p
        ON p.plan_id = NEW.plan_id
      WHERE e.patient_id = NEW.patient_id AND e.stop_rule_id IS NOT NULL
        AND date(e.happened_at, 'localtime') = NEW.started_on
        AND ((instr(e.limbs, 'LEFT_ARM') AND instr(p.limbs, 'LEFT_ARM'))
          OR (instr(e.limbs, 'RIGHT_ARM') AND instr(p.limbs, 'RIGHT_ARM'))
          OR (instr(e.limbs, 'LEFT_LEG') AND instr(p.limbs, 'LEFT_LEG'))
          OR (instr(e.limbs, 'RIGHT_LEG') AND instr(p.limbs, 'RIGHT_LEG'))));
END;

-- Minutes come before the sets, which close the session.
CREATE TRIGGER paper_cuff_insert BEFORE INSERT ON paper_cuff BEGIN
  SELECT RAISE (ABORT, 'These minutes are typed in already.')
    WHERE EXISTS (SELECT 1 FROM paper_cuff
                  WHERE session_id = NEW.session_id
                    AND prescription_id = NEW.prescription_id);
  SELECT RAISE (ABORT, 'Minutes belong to a session from paper that is being typed in, and an exercise of its plan.')
    WHERE NOT EXISTS (SELECT 1 FROM session s
                      JOIN prescription p ON p.plan_id = s.plan_id
                      WHERE s.id = NEW.session_id AND p.id = NEW.prescription_id
                        AND s.paper_set_count >
                            (SELECT count(*) FROM set_entry
                             WHERE session_id = s.id));
END;

CREATE TRIGGER paper_cuff_update BEFORE UPDATE ON paper_cuff BEGIN
  SELECT RAISE (ABORT, 'A session from paper cannot be changed. Strike it out.');
END;

CREATE TRIGGER paper_cuff_delete BEFORE DELETE ON paper_cuff BEGIN
  SELECT RAISE (ABORT, 'A session from paper cannot be changed. Strike it out.');
END;

CREATE TRIGGER safety_check_paper BEFORE INSERT ON safety_check
  WHEN (SELECT entered_at FROM session WHERE id = NEW.session_id)
       IS NOT NULL BEGIN
  SELECT RAISE (ABORT, 'Nobody looked at the patient in a session from paper.');
END;

-- What changes later ------------------------------------------------------------

CREATE TRIGGER session_update BEFORE UPDATE ON session BEGIN
  SELECT RAISE (ABORT, 'A session that was struck out stays so.')
    WHERE OLD.struck_at IS NOT NULL;
  SELECT RAISE (ABORT, 'A session that has ended cannot be changed.')
    WHERE OLD.state <> 'running'
      AND (OLD.entered_at IS NULL OR NEW.struck_at IS NULL);
  SELECT RAISE (ABORT, 'A session from paper can be struck out and not be changed.')
    WHERE OLD.entered_at IS NOT NULL
      AND (NEW.state <> OLD.state OR NEW.ended_at IS NOT OLD.ended_at
           OR NEW.stop_rule_id IS NOT OLD.stop_rule_id
           OR NEW.stop_note IS NOT OLD.stop_note
           OR NEW.stopped_at IS NOT OLD.stopped_at);
  SELECT RAISE (ABORT, 'A session is struck out by one of the clinicians, at the time of the entry.')
    WHERE NEW.struck_at IS NOT NULL
      AND (NOT EXISTS (SELECT 1 FROM clinician
                       WHERE id = NEW.struck_clinician_id AND active = 1)
           OR ((SELECT time_by_hand FROM clinic_file) IS NOT 1
               AND abs(julianday(NEW.struck_at) - julianday('now')) > 1));
  SELECT RAISE (ABORT, 'How a session began cannot be changed.')
    WHERE NEW.id <> OLD.id OR NEW.patient_id <> OLD.patient_id
       OR NEW.plan_id <> OLD.plan_id OR NEW.line <> OLD.line
       OR NEW.number <> OLD.number OR NEW.started_at <> OLD.started_at
       OR NEW.started_on <> OLD.started_on
       OR NEW.clinician_id <> OLD.clinician_id
       OR NEW.sbp_mmhg IS NOT OLD.sbp_mmhg
       OR NEW.dbp_mmhg IS NOT OLD.dbp_mmhg
       OR NEW.heart_rate_bpm IS NOT OLD.heart_rate_bpm
       OR NEW.check_note IS NOT OLD.check_note
       OR NEW.check_count <> OLD.check_count
       OR NEW.entered_at IS NOT OLD.entered_at
       OR NEW.paper_set_count IS NOT OLD.paper_set_count;
END;

CREATE TRIGGER set_entry_insert BEFORE INSERT ON set_entry BEGIN
  SELECT RAISE (ABORT, 'This set is logged already.')
    WHERE EXISTS (SELECT 1 FROM set_entry
                  WHERE id = NEW.id
                     OR (session_id = NEW.session_id
                         AND prescription_id = NEW.prescription_id
                         AND set_number = NEW.set_number));
  SELECT RAISE (ABORT, 'Sets are logged in a running session, or typed in with one from paper, for an exercise of its plan.')
    WHERE NOT EXISTS (SELECT 1 FROM session s
                      JOIN prescription p ON p.plan_id = s.plan_id
                      WHERE s.id = NEW.session_id AND p.id = NEW.prescription_id
                        AND (s.state = 'running'
                             OR s.paper_set_count >
                                (SELECT count(*) FROM set_entry
                                 WHERE session_id = s.id)));
END;

-- Ratings may follow when a session of the clinic has ended, repetitions may
-- not, and what was entered at first stays.
CREATE TRIGGER set_entry_update BEFORE UPDATE ON set_entry BEGIN
  SELECT RAISE (ABORT, 'A session from paper cannot be changed. Strike it out.')
    WHERE (SELECT entered_at FROM session WHERE id = OLD.session_id)
          IS NOT NULL;
  SELECT RAISE (ABORT, 'Of a set only repetitions and ratings can be corrected.')
    WHERE NEW.id <> OLD.id OR NEW.session_id <> OLD.session_id
       OR NEW.prescription_id <> OLD.prescription_id
       OR NEW.set_number <> OLD.set_number
       OR NEW.target_reps <> OLD.target_reps
       OR NEW.load_kg IS NOT OLD.load_kg
       OR NEW.pressure_mmhg IS NOT OLD.pressure_mmhg
       OR NEW.rest_s IS NOT OLD.rest_s OR NEW.logged_at <> OLD.logged_at;
  SELECT RAISE (ABORT, 'A correction keeps the repetitions entered at first.')
    WHERE (NEW.reps <> OLD.reps
           AND NEW.first_reps IS NOT coalesce(OLD.first_reps, OLD.reps))
       OR (OLD.first_reps IS NOT NULL
           AND NEW.first_reps IS NOT OLD.first_reps);
  SELECT RAISE (ABORT, 'A session that has ended cannot be changed.')
    WHERE (NEW.reps <> OLD.reps OR NEW.ending <> OLD.ending
           OR NEW.first_reps IS NOT OLD.first_reps)
      AND (SELECT state FROM session WHERE id = OLD.session_id)
          IS NOT 'running';
END;

-- Remarks -----------------------------------------------------------------------

CREATE TRIGGER session_remark_insert BEFORE INSERT ON session_remark BEGIN
  SELECT RAISE (ABORT, 'This remark is written already.')
    WHERE EXISTS (SELECT 1 FROM session_remark WHERE id = NEW.id);
  SELECT RAISE (ABORT, 'There is no such session.')
    WHERE NOT EXISTS (SELECT 1 FROM session WHERE id = NEW.session_id);
  SELECT RAISE (ABORT, 'A remark is written by one of the clinicians.')
    WHERE NOT EXISTS (SELECT 1 FROM clinician
                      WHERE id = NEW.clinician_id AND active = 1);
  SELECT RAISE (ABORT, 'A remark is written at the time of the entry.')
    WHERE (SELECT time_by_hand FROM clinic_file) IS NOT 1
      AND abs(julianday(NEW.written_at) - julianday('now')) > 1;
END;

CREATE TRIGGER session_remark_update BEFORE UPDATE ON session_remark BEGIN
  SELECT RAISE (ABORT, 'A remark cannot be changed. Write another.');
END;

CREATE TRIGGER session_remark_delete BEFORE DELETE ON session_remark BEGIN
  SELECT RAISE (ABORT, 'A remark cannot be deleted. Write another.');
END;
