-- SPDX-License-Identifier: GPL-3.0-or-later
--
-- From which session a new version of a plan came, and what was decided about
-- advice (CLINICAL 4.1).

CREATE TABLE plan_origin (
  plan_id INTEGER PRIMARY KEY REFERENCES plan,
  session_id INTEGER NOT NULL REFERENCES session
) STRICT;

CREATE INDEX plan_origin_by_session ON plan_origin (session_id);

CREATE TRIGGER plan_origin_insert BEFORE INSERT ON plan_origin BEGIN
  SELECT RAISE (ABORT, 'Where a plan came from is said once, when it is signed.')
    WHERE EXISTS (SELECT 1 FROM plan_origin WHERE plan_id = NEW.plan_id)
       OR NEW.plan_id IS NOT (SELECT max(id) FROM plan)
       OR EXISTS (SELECT 1 FROM session WHERE plan_id = NEW.plan_id);
  SELECT RAISE (ABORT, 'A new version comes from a session of that patient that has ended.')
    WHERE NOT EXISTS (SELECT 1 FROM plan p
                      JOIN session s ON s.patient_id = p.patient_id
                      WHERE p.id = NEW.plan_id AND s.id = NEW.session_id
                        AND s.state <> 'running'
                        AND p.supersedes_id IS NOT NULL
                        AND s.started_at <= p.signed_at);
END;

CREATE TRIGGER plan_origin_update BEFORE UPDATE ON plan_origin BEGIN
  SELECT RAISE (ABORT, 'A signed plan cannot be changed. A new plan replaces it.');
END;

CREATE TRIGGER plan_origin_delete BEFORE DELETE ON plan_origin BEGIN
  SELECT RAISE (ABORT, 'A signed plan cannot be changed. A new plan replaces it.');
END;

-- One decision about what one rule said of one exercise after one session.
CREATE TABLE advice_decision (
  id INTEGER PRIMARY KEY CHECK (id > 0),
  patient_id INTEGER NOT NULL REFERENCES patient,
  plan_id INTEGER NOT NULL REFERENCES plan,
  prescription_id INTEGER NOT NULL REFERENCES prescription,
  session_id INTEGER NOT NULL REFERENCES session,
  rule_id TEXT NOT NULL CHECK (rule_id <> ''),
  outcome TEXT NOT NULL CHECK (outcome IN ('accepted', 'edited', 'refused')),
  reason TEXT,
  headline TEXT NOT NULL CHECK (headline <> ''),
  old_text TEXT,
  new_text TEXT,
  old_value REAL,
  new_value REAL,
  new_plan_id INTEGER REFERENCES plan, -- that came of it; NULL for none
  clinician_id INTEGER NOT NULL REFERENCES clinician,
  decided_by TEXT NOT NULL CHECK (trim(decided_by) <> ''),
  decided_at TEXT NOT NULL
    CHECK (strftime('%Y-%m-%dT%H:%M:%SZ', decided_at) IS decided_at),
  UNIQUE (session_id, prescription_id, rule_id),
  CHECK (outcome <> 'refused'
         OR (length(trim(coalesce(reason, ''))) >= 10 AND new_plan_id IS NULL))
) STRICT;

CREATE INDEX advice_decision_by_patient ON advice_decision (patient_id);
CREATE INDEX advice_decision_by_plan ON advice_decision (plan_id);
CREATE INDEX advice_decision_by_prescription
  ON advice_decision (prescription_id);
CREATE INDEX advice_decision_by_new_plan ON advice_decision (new_plan_id);
CREATE INDEX advice_decision_by_clinician ON advice_decision (clinician_id);

CREATE TRIGGER advice_decision_insert BEFORE INSERT ON advice_decision BEGIN
  SELECT RAISE (ABORT, 'This advice is decided already.')
    WHERE EXISTS (SELECT 1 FROM advice_decision
                  WHERE id = NEW.id
                     OR (session_id = NEW.session_id
                         AND prescription_id = NEW.prescription_id
                         AND rule_id = NEW.rule_id));
  SELECT RAISE (ABORT, 'Advice is about an exercise of a plan of that patient.')
    WHERE NOT EXISTS (SELECT 1 FROM prescription d
                      JOIN plan p ON p.id = d.plan_id
                      WHERE d.id = NEW.prescription_id
                        AND p.id = NEW.plan_id
                        AND p.patient_id = NEW.patient_id);
  SELECT RAISE (ABORT, 'Advice comes from a session of that patient that has ended.')
    WHERE NOT EXISTS (SELECT 1 FROM session
                      WHERE id = NEW.session_id
                        AND patient_id = NEW.patient_id
                        AND state <> 'running'
                        AND started_at <= NEW.decided_at);
  SELECT RAISE (ABORT, 'What came of the advice is the plan that follows.')
    WHERE NEW.new_plan_id IS NOT NULL
      AND NOT EXISTS (SELECT 1 FROM plan
                      WHERE id = NEW.new_plan_id
                        AND supersedes_id = NEW.plan_id);
  SELECT RAISE (ABORT, 'A refusal has a reason.')
    WHERE NEW.outcome = 'refused'
      AND length(trim(coalesce(NEW.reason, ''))) < 10;
  SELECT RAISE (ABORT, 'Advice is decided on the day on which it is entered.')
    WHERE (SELECT time_by_hand FROM clinic_file) IS NOT 1
      AND abs(julianday(NEW.decided_at) - julianday('now')) > 1;
  SELECT RAISE (ABORT, 'Advice is decided by one of the clinicians.')
    WHERE NOT EXISTS (SELECT 1 FROM clinician
                      WHERE id = NEW.clinician_id AND active = 1);
END;

CREATE TRIGGER advice_decision_update BEFORE UPDATE ON advice_decision BEGIN
  SELECT RAISE (ABORT, 'What was decided about advice cannot be changed.');
END;

CREATE TRIGGER advice_decision_delete BEFORE DELETE ON advice_decision BEGIN
  SELECT RAISE (ABORT, 'What was decided about advice cannot be deleted.');
END;
