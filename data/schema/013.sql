-- SPDX-License-Identifier: GPL-3.0-or-later
--
-- Letters to doctors: those that ask for a clearance, and what those that
-- answer hold for the doses that rest on them.

-- A letter that asked for a clearance is what it was when it was sent.
CREATE TABLE clearance_request (
  id INTEGER PRIMARY KEY CHECK (id > 0),
  patient_id INTEGER NOT NULL REFERENCES patient,
  name TEXT NOT NULL CHECK (trim(name) <> ''),
  role TEXT NOT NULL CHECK (trim(role) <> ''),
  organisation TEXT,
  limbs TEXT NOT NULL CHECK (limbs <> ''),
  finding_count INTEGER NOT NULL CHECK (finding_count > 0),
  clinician_id INTEGER NOT NULL REFERENCES clinician,
  asked_by TEXT NOT NULL CHECK (trim(asked_by) <> ''),
  asked_on TEXT NOT NULL CHECK (date(asked_on) IS asked_on),
  asked_at TEXT NOT NULL
    CHECK (strftime('%Y-%m-%dT%H:%M:%SZ', asked_at) IS asked_at),
  CHECK (abs(julianday(asked_on, '+12 hours') - julianday(asked_at)) <= 1.1)
) STRICT;

CREATE INDEX clearance_request_by_patient ON clearance_request (patient_id);
CREATE INDEX clearance_request_by_clinician ON clearance_request (clinician_id);

CREATE TABLE clearance_request_finding (
  request_id INTEGER NOT NULL REFERENCES clearance_request,
  position INTEGER NOT NULL CHECK (position >= 0),
  rule_id TEXT NOT NULL CHECK (rule_id <> ''),
  title TEXT NOT NULL,
  rationale TEXT NOT NULL,
  -- Nobody is asked to clear what no clearance lifts (CLINICAL 1.1).
  level TEXT NOT NULL CHECK (level IN ('RELATIVE-J', 'RELATIVE-M')),
  whole_patient INTEGER NOT NULL CHECK (whole_patient IN (0, 1)),
  limbs TEXT,
  PRIMARY KEY (request_id, position)
) STRICT, WITHOUT ROWID;

CREATE TRIGGER clearance_request_insert BEFORE INSERT ON clearance_request BEGIN
  SELECT RAISE (ABORT, 'This letter is recorded already.')
    WHERE EXISTS (SELECT 1 FROM clearance_request WHERE id = NEW.id);
  SELECT RAISE (ABORT, 'There is no such patient.')
    WHERE NOT EXISTS (SELECT 1 FROM patient WHERE id = NEW.patient_id);
  SELECT RAISE (ABORT, 'A letter is recorded on the day on which it is asked for.')
    WHERE (SELECT time_by_hand FROM clinic_file) IS NOT 1
      AND abs(julianday(NEW.asked_at) - julianday('now')) > 1;
  SELECT RAISE (ABORT, 'A letter is asked for by one of the clinicians.')
    WHERE NOT EXISTS (SELECT 1 FROM clinician
                      WHERE id = NEW.clinician_id AND active = 1);
END;

CREATE TRIGGER clearance_request_update BEFORE UPDATE ON clearance_request BEGIN
  SELECT RAISE (ABORT, 'A letter that was asked for cannot be changed.');
END;

CREATE TRIGGER clearance_request_delete BEFORE DELETE ON clearance_request BEGIN
  SELECT RAISE (ABORT, 'A letter that was asked for cannot be deleted.');
END;

CREATE TRIGGER clearance_request_finding_insert
BEFORE INSERT ON clearance_request_finding BEGIN
  SELECT RAISE (ABORT, 'A letter that was asked for cannot be changed.')
    WHERE NEW.position >=
          coalesce((SELECT finding_count FROM clearance_request
                    WHERE id = NEW.request_id), 0)
       OR EXISTS (SELECT 1 FROM clearance_request_finding
                  WHERE request_id = NEW.request_id
                    AND position = NEW.position);
END;

CREATE TRIGGER clearance_request_finding_update
BEFORE UPDATE ON clearance_request_finding BEGIN
  SELECT RAISE (ABORT, 'A letter that was asked for cannot be changed.');
END;

CREATE TRIGGER clearance_request_finding_delete
BEFORE DELETE ON clearance_request_finding BEGIN
  SELECT RAISE (ABORT, 'A letter that was asked for cannot be changed.');
END;

-- Prescriptions above a limit that a letter names for one of their limbs, in
-- every dose class and whether or not anything rests on that letter.
CREATE VIEW letter_refused_prescription AS
  SELECT p.id AS prescription_id, p.plan_id, c.screening_id
  FROM prescription p
  JOIN clearance c
  JOIN screening s ON s.id = c.screening_id
  WHERE trim(coalesce(c.role, '')) <> ''
    AND c.date <= s.date
    AND s.date <= min(date(c.date, '+90 days'), coalesce(c.expiry, '9999-12-31'))
    AND EXISTS (SELECT 1 FROM limb_verdict v
                WHERE v.screening_id = s.id
                  AND instr(p.limbs, v.limb)
                  AND (coalesce(c.limbs, '') = '' OR instr(c.limbs, v.limb)))
    AND (max(coalesce(p.pressure_percent, 0),
             coalesce(100 * p.pressure_mmhg / p.aop_mmhg, 0)) - 0.001
         > c.max_aop_percent
         OR max(coalesce(p.load_percent_1rm, 0),
                coalesce(100 * p.load_kg / p.one_rm_kg, 0)) - 0.001
            > c.max_load_percent_1rm);

CREATE TRIGGER prescription_letter AFTER INSERT ON prescription BEGIN
  SELECT RAISE (ABORT, 'A doctor''s letter names a lower limit for this limb.')
    WHERE EXISTS (SELECT 1 FROM letter_refused_prescription
                  WHERE prescription_id = NEW.id
                    AND screening_id = (SELECT screening_id FROM plan
                                        WHERE id = NEW.plan_id));
END;

CREATE TRIGGER session_letter BEFORE INSERT ON session BEGIN
  SELECT RAISE (ABORT, 'A doctor''s letter names a lower limit than the plan.')
    WHERE EXISTS (SELECT 1 FROM letter_refused_prescription
                  WHERE plan_id = NEW.plan_id
                    AND screening_id = (SELECT max(id) FROM screening
                                        WHERE patient_id = NEW.patient_id
                                          AND signed_at IS NOT NULL));
END;
