-- SPDX-License-Identifier: GPL-3.0-or-later
--
-- What a clinic restricts and loads with, and what it has measured of a patient:
-- cuffs, loads, occlusion pressures, one-repetition maxima.
--
-- A measurement is written once.  A wrong one is struck out, once and with a
-- reason; it is never changed and never deleted.  A plan names the measurements
-- that it rests on, and they have to be of that patient, that limb and that
-- cuff; when one is struck out, no session is started by that plan.  The
-- triggers rely on nothing that a connection can switch off, as in the first
-- step.

CREATE TABLE cuff (
  id INTEGER PRIMARY KEY CHECK (id > 0),
  name TEXT NOT NULL CHECK (trim(name) <> ''),
  width_cm REAL NOT NULL CHECK (width_cm BETWEEN 2 AND 30),
  site TEXT NOT NULL CHECK (site IN ('arm', 'leg', 'both')),
  girth_min_cm REAL CHECK (girth_min_cm > 0),
  girth_max_cm REAL CHECK (girth_max_cm > 0),
  elastic_wrap INTEGER NOT NULL CHECK (elastic_wrap IN (0, 1)),
  device_max_mmhg REAL CHECK (device_max_mmhg > 0),
  device_step_mmhg REAL CHECK (device_step_mmhg > 0),
  active INTEGER NOT NULL CHECK (active IN (0, 1)),
  CHECK (girth_min_cm < girth_max_cm
         OR girth_min_cm IS NULL OR girth_max_cm IS NULL),
  CHECK (elastic_wrap = 1 OR device_step_mmhg IS NOT NULL)
) STRICT;

-- Two cuffs of one name would be taken for each other.
CREATE UNIQUE INDEX cuff_by_name ON cuff (name);

CREATE TABLE rack (
  id INTEGER PRIMARY KEY CHECK (id > 0),
  exercise_id TEXT CHECK (exercise_id <> ''), -- NULL for all others
  smallest_kg REAL NOT NULL CHECK (smallest_kg > 0),
  step_kg REAL NOT NULL CHECK (step_kg > 0),
  largest_kg REAL NOT NULL CHECK (largest_kg <= 500),
  CHECK (largest_kg >= smallest_kg)
) STRICT;

CREATE UNIQUE INDEX rack_by_exercise ON rack (coalesce(exercise_id, ''));

CREATE TABLE occlusion_pressure (
  id INTEGER PRIMARY KEY CHECK (id > 0),
  patient_id INTEGER NOT NULL REFERENCES patient,
  limb TEXT NOT NULL
    CHECK (limb IN ('LEFT_ARM', 'RIGHT_ARM', 'LEFT_LEG', 'RIGHT_LEG')),
  cuff_id INTEGER NOT NULL REFERENCES cuff,
  cuff_name TEXT NOT NULL CHECK (trim(cuff_name) <> ''), -- as they were
  cuff_width_cm REAL NOT NULL CHECK (cuff_width_cm BETWEEN 2 AND 30),
  posture TEXT NOT NULL CHECK (posture IN ('lying', 'seated', 'standing')),
  method TEXT NOT NULL CHECK (method IN ('doppler', 'automatic', 'estimate')),
  aop_mmhg REAL CHECK (aop_mmhg BETWEEN 80 AND 400), -- LIM_AOP_ENTRY; NULL:
                                                     -- not to be determined
  low_mmhg REAL CHECK (low_mmhg > 0), -- between which an estimate may lie
  high_mmhg REAL,
  formula_id TEXT CHECK (formula_id <> ''),
  tries INTEGER NOT NULL CHECK (tries BETWEEN 0 AND 20),
  girth_cm REAL CHECK (girth_cm BETWEEN 15 AND 100),
  sbp_mmhg REAL CHECK (sbp_mmhg BETWEEN 60 AND 260),
  dbp_mmhg REAL CHECK (dbp_mmhg BETWEEN 30 AND 160),
  measured_on TEXT NOT NULL CHECK (date(measured_on) IS measured_on),
  note TEXT,
  clinician_id INTEGER NOT NULL REFERENCES clinician,
  recorded_by TEXT NOT NULL CHECK (trim(recorded_by) <> ''),
  recorded_at TEXT NOT NULL
    CHECK (strftime('%Y-%m-%dT%H:%M:%SZ', recorded_at) IS recorded_at),
  struck_at TEXT
    CHECK (strftime('%Y-%m-%dT%H:%M:%SZ', struck_at) IS struck_at),
  struck_clinician_id INTEGER REFERENCES clinician,
  struck_by TEXT,
  struck_reason TEXT,
  CHECK ((method = 'estimate') = (low_mmhg IS NOT NULL)),
  CHECK ((method = 'estimate') = (high_mmhg IS NOT NULL)),
  CHECK ((method = 'estimate') = (formula_id IS NOT NULL)),
  CHECK ((method = 'estimate') = (tries = 0)),
  CHECK (method <> 'estimate' OR aop_mmhg BETWEEN low_mmhg AND high_mmhg),
  CHECK (julianday(measured_on) <= julianday(recorded_at) + 0.6),
  CHECK (CASE WHEN struck_at IS NULL
           THEN struck_clinician_id IS NULL AND struck_by IS NULL
                AND struck_reason IS NULL
           ELSE struck_clinician_id IS NOT NULL
                AND trim(coalesce(struck_by, '')) <> ''
                AND length(trim(coalesce(struck_reason, ''))) >= 10 END)
) STRICT;

CREATE INDEX occlusion_pressure_by_patient
  ON occlusion_pressure (patient_id, measured_on);
CREATE INDEX occlusion_pressure_by_cuff ON occlusion_pressure (cuff_id);
CREATE INDEX occlusion_pressure_by_clinician
  ON occlusion_pressure (clinician_id);
CREATE INDEX occlusion_pressure_by_striker
  ON occlusion_pressure (struck_clinician_id);

CREATE TABLE one_rep_maximum (
  id INTEGER PRIMARY KEY CHECK (id > 0),
  patient_id INTEGER NOT NULL REFERENCES patient,
  exercise_id TEXT NOT NULL CHECK (exercise_id <> ''),
  limbs TEXT NOT NULL
    CHECK (limbs IN ('LEFT_ARM', 'RIGHT_ARM', 'LEFT_ARM;RIGHT_ARM',
                     'LEFT_LEG', 'RIGHT_LEG', 'LEFT_LEG;RIGHT_LEG')),
  method TEXT NOT NULL CHECK (method IN ('tested', 'estimated', 'calibrated')),
  load_kg REAL NOT NULL CHECK (load_kg > 0 AND load_kg <= 500),
  reps INTEGER NOT NULL CHECK (reps BETWEEN 1 AND 100),
  one_rm_kg REAL CHECK (one_rm_kg > 0 AND one_rm_kg <= 1000),
  low_kg REAL, -- by the formulas
  high_kg REAL,
  pressure_mmhg REAL CHECK (pressure_mmhg > 0 AND pressure_mmhg <= 300),
  measured_on TEXT NOT NULL CHECK (date(measured_on) IS measured_on),
  note TEXT,
  clinician_id INTEGER NOT NULL REFERENCES clinician,
  recorded_by TEXT NOT NULL CHECK (trim(recorded_by) <> ''),
  recorded_at TEXT NOT NULL
    CHECK (strftime('%Y-%m-%dT%H:%M:%SZ', recorded_at) IS recorded_at),
  struck_at TEXT
    CHECK (strftime('%Y-%m-%dT%H:%M:%SZ', struck_at) IS struck_at),
  struck_clinician_id INTEGER REFERENCES clinician,
  struck_by TEXT,
  struck_reason TEXT,
  -- CLINICAL 3.2: a load found under the cuff is no maximum, and above 20
  -- repetitions no formula holds.
  CHECK ((method = 'calibrated') = (one_rm_kg IS NULL)),
  CHECK ((method = 'calibrated') = (pressure_mmhg IS NOT NULL)),
  CHECK ((method = 'estimated') = (low_kg IS NOT NULL)),
  CHECK ((method = 'estimated') = (high_kg IS NOT NULL)),
  CHECK (method <> 'estimated'
         OR (reps <= 20 AND one_rm_kg BETWEEN low_kg AND high_kg)),
  CHECK (method <> 'tested' OR (reps = 1 AND one_rm_kg = load_kg)),
  CHECK (method <> 'calibrated' OR reps BETWEEN 25 AND 35),
  CHECK (julianday(measured_on) <= julianday(recorded_at) + 0.6),
  CHECK (CASE WHEN struck_at IS NULL
           THEN struck_clinician_id IS NULL AND struck_by IS NULL
                AND struck_reason IS NULL
           ELSE struck_clinician_id IS NOT NULL
                AND trim(coalesce(struck_by, '')) <> ''
                AND length(trim(coalesce(struck_reason, ''))) >= 10 END)
) STRICT;

CREATE INDEX one_rep_maximum_by_patient
  ON one_rep_maximum (patient_id, measured_on);
CREATE INDEX one_rep_maximum_by_clinician ON one_rep_maximum (clinician_id);
CREATE INDEX one_rep_maximum_by_striker
  ON one_rep_maximum (struck_clinician_id);

-- What a prescription rests on; the numbers stand beside it as they were.
ALTER TABLE prescription ADD COLUMN cuff_id INTEGER REFERENCES cuff;
ALTER TABLE prescription ADD COLUMN cuff_girth_min_cm REAL
  CHECK (cuff_girth_min_cm > 0);
ALTER TABLE prescription ADD COLUMN cuff_girth_max_cm REAL
  CHECK (cuff_girth_max_cm > 0);
ALTER TABLE prescription ADD COLUMN aop_id INTEGER
  REFERENCES occlusion_pressure;
ALTER TABLE prescription ADD COLUMN aop_sbp_mmhg REAL
  CHECK (aop_sbp_mmhg BETWEEN 60 AND 260);
ALTER TABLE prescription ADD COLUMN girth_cm REAL -- LIM_GIRTH
  CHECK (girth_cm BETWEEN 15 AND 100);
ALTER TABLE prescription ADD COLUMN one_rm_id INTEGER
  REFERENCES one_rep_maximum;

CREATE INDEX prescription_by_cuff ON prescription (cuff_id)
  WHERE cuff_id IS NOT NULL;
CREATE INDEX prescription_by_aop ON prescription (aop_id)
  WHERE aop_id IS NOT NULL;
CREATE INDEX prescription_by_one_rm ON prescription (one_rm_id)
  WHERE one_rm_id IS NOT NULL;

-- Cuffs and loads ---------------------------------------------------------------

CREATE TRIGGER cuff_insert BEFORE INSERT ON cuff
  WHEN EXISTS (SELECT 1 FROM cuff WHERE id = NEW.id OR name = NEW.name) BEGIN
  SELECT RAISE (ABORT, 'There is a cuff of this name already.');
END;

CREATE TRIGGER cuff_update BEFORE UPDATE ON cuff BEGIN
  SELECT RAISE (ABORT, 'The number of a record cannot change.')
    WHERE NEW.id <> OLD.id;
  SELECT RAISE (ABORT, 'There is a cuff of this name already.')
    WHERE EXISTS (SELECT 1 FROM cuff WHERE name = NEW.name AND id <> OLD.id);
END;

CREATE TRIGGER cuff_delete BEFORE DELETE ON cuff BEGIN
  SELECT RAISE (ABORT, 'A cuff is taken out of use and not deleted.');
END;

CREATE TRIGGER rack_insert BEFORE INSERT ON rack
  WHEN EXISTS (SELECT 1 FROM rack
               WHERE id = NEW.id OR exercise_id IS NEW.exercise_id) BEGIN
  SELECT RAISE (ABORT, 'The loads for this exercise are entered already.');
END;

CREATE TRIGGER rack_update BEFORE UPDATE ON rack BEGIN
  SELECT RAISE (ABORT, 'The number of a record cannot change.')
    WHERE NEW.id <> OLD.id;
  SELECT RAISE (ABORT, 'The loads for this exercise are entered already.')
    WHERE EXISTS (SELECT 1 FROM rack
                  WHERE exercise_id IS NEW.exercise_id AND id <> OLD.id);
END;

-- Measurements ------------------------------------------------------------------

CREATE TRIGGER occlusion_pressure_insert BEFORE INSERT ON occlusion_pressure
BEGIN
  SELECT RAISE (ABORT, 'This measurement is recorded already.')
    WHERE EXISTS (SELECT 1 FROM occlusion_pressure WHERE id = NEW.id);
  SELECT RAISE (ABORT, 'A measurement is struck out after it was recorded.')
    WHERE NEW.struck_at IS NOT NULL;
  SELECT RAISE (ABORT, 'There is no such patient.')
    WHERE NOT EXISTS (SELECT 1 FROM patient WHERE id = NEW.patient_id);
  SELECT RAISE (ABORT, 'An occlusion pressure belongs to one of the cuffs with a gauge.')
    WHERE NOT EXISTS (SELECT 1 FROM cuff
                      WHERE id = NEW.cuff_id AND elastic_wrap = 0);
  SELECT RAISE (ABORT, 'A measurement is recorded by one of the clinicians.')
    WHERE NOT EXISTS (SELECT 1 FROM clinician
                      WHERE id = NEW.clinician_id AND active = 1);
  SELECT RAISE (ABORT, 'A measurement is recorded at the time of the entry.')
    WHERE (SELECT time_by_hand FROM clinic_file) IS NOT 1
      AND abs(julianday(NEW.recorded_at) - julianday('now')) > 1;
END;

CREATE TRIGGER occlusion_pressure_update BEFORE UPDATE ON occlusion_pressure
BEGIN
  SELECT RAISE (ABORT, 'A measurement that was struck out stays so.')
    WHERE OLD.struck_at IS NOT NULL;
  SELECT RAISE (ABORT, 'A measurement cannot be changed. Strike it out and record another.')
    WHERE NEW.struck_at IS NULL
       OR NEW.id <> OLD.id OR NEW.patient_id <> OLD.patient_id
       OR NEW.limb <> OLD.limb OR NEW.cuff_id <> OLD.cuff_id
       OR NEW.cuff_name <> OLD.cuff_name
       OR NEW.cuff_width_cm <> OLD.cuff_width_cm
       OR NEW.posture <> OLD.posture OR NEW.method <> OLD.method
       OR NEW.aop_mmhg IS NOT OLD.aop_mmhg
       OR NEW.low_mmhg IS NOT OLD.low_mmhg
       OR NEW.high_mmhg IS NOT OLD.high_mmhg
       OR NEW.formula_id IS NOT OLD.formula_id OR NEW.tries <> OLD.tries
       OR NEW.girth_cm IS NOT OLD.girth_cm
       OR NEW.sbp_mmhg IS NOT OLD.sbp_mmhg
       OR NEW.dbp_mmhg IS NOT OLD.dbp_mmhg
       OR NEW.measured_on <> OLD.measured_on OR NEW.note IS NOT OLD.note
       OR NEW.clinician_id <> OLD.clinician_id
       OR NEW.recorded_by <> OLD.recorded_by
       OR NEW.recorded_at <> OLD.recorded_at;
  SELECT RAISE (ABORT, 'A measurement is struck out by one of the clinicians.')
    WHERE NOT EXISTS (SELECT 1 FROM clinician
                      WHERE id = NEW.struck_clinician_id AND active = 1);
END;

CREATE TRIGGER occlusion_pressure_delete BEFORE DELETE ON occlusion_pressure
BEGIN
  SELECT RAISE (ABORT, 'A measurement cannot be deleted. Strike it out.');
END;

CREATE TRIGGER one_rep_maximum_insert BEFORE INSERT ON one_rep_maximum BEGIN
  SELECT RAISE (ABORT, 'This measurement is recorded already.')
    WHERE EXISTS (SELECT 1 FROM one_rep_maximum WHERE id = NEW.id);
  SELECT RAISE (ABORT, 'A measurement is struck out after it was recorded.')
    WHERE NEW.struck_at IS NOT NULL;
  SELECT RAISE (ABORT, 'There is no such patient.')
    WHERE NOT EXISTS (SELECT 1 FROM patient WHERE id = NEW.patient_id);
  SELECT RAISE (ABORT, 'A measurement is recorded by one of the clinicians.')
    WHERE NOT EXISTS (SELECT 1 FROM clinician
                      WHERE id = NEW.clinician_id AND active = 1);
  SELECT RAISE (ABORT, 'A measurement is recorded at the time of the entry.')
    WHERE (SELECT time_by_hand FROM clinic_file) IS NOT 1
      AND abs(julianday(NEW.recorded_at) - julianday('now')) > 1;
END;

CREATE TRIGGER one_rep_maximum_update BEFORE UPDATE ON one_rep_maximum BEGIN
  SELECT RAISE (ABORT, 'A measurement that was struck out stays so.')
    WHERE OLD.struck_at IS NOT NULL;
  SELECT RAISE (ABORT, 'A measurement cannot be changed. Strike it out and record another.')
    WHERE NEW.struck_at IS NULL
       OR NEW.id <> OLD.id OR NEW.patient_id <> OLD.patient_id
       OR NEW.exercise_id <> OLD.exercise_id OR NEW.limbs <> OLD.limbs
       OR NEW.method <> OLD.method OR NEW.load_kg <> OLD.load_kg
       OR NEW.reps <> OLD.reps OR NEW.one_rm_kg IS NOT OLD.one_rm_kg
       OR NEW.low_kg IS NOT OLD.low_kg OR NEW.high_kg IS NOT OLD.high_kg
       OR NEW.pressure_mmhg IS NOT OLD.pressure_mmhg
       OR NEW.measured_on <> OLD.measured_on OR NEW.note IS NOT OLD.note
       OR NEW.clinician_id <> OLD.clinician_id
       OR NEW.recorded_by <> OLD.recorded_by
       OR NEW.recorded_at <> OLD.recorded_at;
  SELECT RAISE (ABORT, 'A measurement is struck out by one of the clinicians.')
    WHERE NOT EXISTS (SELECT 1 FROM clinician
                      WHERE id = NEW.struck_clinician_id AND active = 1);
END;

CREATE TRIGGER one_rep_maximum_delete BEFORE DELETE ON one_rep_maximum BEGIN
  SELECT RAISE (ABORT, 'A measurement cannot be deleted. Strike it out.');
END;

-- What plans rest on ------------------------------------------------------------

-- Plans whose measurement was struck out since.
CREATE VIEW unfounded_plan AS
  SELECT p.plan_id FROM prescription p
  WHERE EXISTS (SELECT 1 FROM occlusion_pressure o
                WHERE o.id = p.aop_id AND o.struck_at IS NOT NULL)
     OR EXISTS (SELECT 1 FROM one_rep_maximum m
                WHERE m.id = p.one_rm_id AND m.struck_at IS NOT NULL);

CREATE TRIGGER prescription_measured BEFORE INSERT ON prescription BEGIN
  SELECT RAISE (ABORT, 'There is no such cuff.')
    WHERE NEW.cuff_id IS NOT NULL
      AND NOT EXISTS (SELECT 1 FROM cuff WHERE id = NEW.cuff_id);
  SELECT RAISE (ABORT, 'The occlusion pressure is not one that was recorded of this patient, limb and cuff.')
    WHERE NEW.aop_id IS NOT NULL
      AND NOT EXISTS (
        SELECT 1 FROM occlusion_pressure o
        WHERE o.id = NEW.aop_id AND o.struck_at IS NULL
          AND o.patient_id = (SELECT patient_id FROM plan
                              WHERE id = NEW.plan_id)
          AND instr(NEW.limbs, o.limb)
          AND o.cuff_id IS NEW.cuff_id AND o.aop_mmhg IS NEW.aop_mmhg
          AND o.method = NEW.aop_method AND o.posture = NEW.aop_posture
          AND o.measured_on IS NEW.aop_date);
  SELECT RAISE (ABORT, 'The one-repetition maximum is not one that was recorded of this patient and exercise.')
    WHERE NEW.one_rm_id IS NOT NULL
      AND NOT EXISTS (
        SELECT 1 FROM one_rep_maximum m
        WHERE m.id = NEW.one_rm_id AND m.struck_at IS NULL
          AND m.patient_id = (SELECT patient_id FROM plan
                              WHERE id = NEW.plan_id)
          AND m.exercise_id = NEW.exercise_id
          AND m.one_rm_kg IS NEW.one_rm_kg AND m.method = NEW.one_rm_method);
  SELECT RAISE (ABORT, 'The cuff is not made for a limb of that girth.') -- LIM_GIRTH
    WHERE NEW.girth_cm < NEW.cuff_girth_min_cm
       OR NEW.girth_cm > NEW.cuff_girth_max_cm;
  -- CLINICAL 2.6: rounding to the step of the gauge never goes up.
  SELECT RAISE (ABORT, 'The pressure is above the share that is prescribed.')
    WHERE NEW.pressure_mmhg > NEW.aop_mmhg * NEW.pressure_percent / 100 + 0.001;
END;

CREATE TRIGGER session_founded BEFORE INSERT ON session
  WHEN EXISTS (SELECT 1 FROM unfounded_plan WHERE plan_id = NEW.plan_id) BEGIN
  SELECT RAISE (ABORT, 'A measurement that the plan rests on was struck out. Change the plan.');
END;
