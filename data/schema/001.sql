-- SPDX-License-Identifier: GPL-3.0-or-later
--
-- The first form of a clinic file.  A shipped step is never edited: what
-- changes later is a step of its own.
--
-- Days are local calendar days, `2026-11-21`; instants are UTC,
-- `2026-11-21T07:21:53Z`; sets of limbs are `LEFT_LEG;RIGHT_LEG`.
--
-- The triggers hold the gate: without a signed, current screening that permits
-- it there is no plan and no session, whoever writes and with whatever program.
-- They rely on nothing that a connection can switch off:
--   * foreign keys may be off, so they look for the rows they need;
--   * INSERT OR REPLACE deletes rows without firing delete triggers unless
--     recursive_triggers is on, so inserting over an existing row is refused;
--   * signed records say how many parts they have (exercise_count …), so that
--     nothing can be added to them later.
--
-- The time of an act is what its writer says it is, and whoever may backdate
-- could sign a plan inside a screening that has lapsed.  So it must lie within
-- a day of the machine's clock, a day because clocks are set while a clinic
-- works.  Files whose time is set by hand, those of tests and of the demo, say
-- so in `clinic_file` from before their first patient and cannot take it back.

CREATE TABLE clinic_file (
  id INTEGER PRIMARY KEY CHECK (id = 1),
  time_by_hand INTEGER NOT NULL CHECK (time_by_hand IN (0, 1))
) STRICT;

INSERT INTO clinic_file (id, time_by_hand) VALUES (1, 0);

CREATE TABLE clinic (
  id INTEGER PRIMARY KEY CHECK (id = 1),
  name TEXT NOT NULL CHECK (trim(name) <> ''),
  address TEXT,
  phone TEXT,
  emergency_phone TEXT,
  urgent_phone TEXT,
  paper TEXT NOT NULL CHECK (paper IN ('a4', 'letter')),
  invented INTEGER NOT NULL CHECK (invented IN (0, 1))
) STRICT;

CREATE TABLE clinician (
  id INTEGER PRIMARY KEY CHECK (id > 0),
  name TEXT NOT NULL CHECK (trim(name) <> ''),
  profession TEXT NOT NULL CHECK (trim(profession) <> ''),
  active INTEGER NOT NULL CHECK (active IN (0, 1))
) STRICT;

CREATE TABLE patient (
  id INTEGER PRIMARY KEY CHECK (id > 0),
  family_name TEXT NOT NULL CHECK (trim(family_name) <> ''),
  given_names TEXT,
  birth_date TEXT NOT NULL CHECK (date(birth_date) IS birth_date),
  sex TEXT NOT NULL CHECK (sex IN ('female', 'male', 'other', 'unknown')),
  identifier TEXT,
  phone TEXT,
  language TEXT,
  problem TEXT,
  archived INTEGER NOT NULL DEFAULT 0 CHECK (archived IN (0, 1)),
  sort_key TEXT NOT NULL CHECK (sort_key <> '') -- by which lists are in order
) STRICT;

CREATE INDEX patient_by_birth_date ON patient (birth_date);
-- The length first, so that CW-100000 comes after CW-99999.
CREATE INDEX patient_by_identifier ON patient (length(identifier), identifier);

-- For each patient the beginnings, up to three letters long, of the words by
-- which people look for it, and '' for the list of all.  Each beginning is thus
-- a list that is in order already: a page of it costs the same in a clinic of
-- any size, and several words are a merge.  `rest` is how the words of a
-- beginning of three letters go on, each after a line feed, for longer ones.
CREATE TABLE patient_search (
  word TEXT NOT NULL CHECK (length(word) <= 3),
  sort_key TEXT NOT NULL,
  patient_id INTEGER NOT NULL REFERENCES patient,
  archived INTEGER NOT NULL CHECK (archived IN (0, 1)),
  rest TEXT,
  PRIMARY KEY (word, sort_key, patient_id)
) STRICT, WITHOUT ROWID;

CREATE TABLE screening (
  id INTEGER PRIMARY KEY CHECK (id > 0),
  patient_id INTEGER NOT NULL REFERENCES patient,
  date TEXT NOT NULL CHECK (date(date) IS date),
  questionnaire_version TEXT NOT NULL,
  -- All below is the verdict as it was signed; NULL in a draft.
  signed_at TEXT CHECK (strftime('%Y-%m-%dT%H:%M:%SZ', signed_at) IS signed_at),
  clinician_id INTEGER REFERENCES clinician,
  signed_by TEXT,
  birth_date TEXT CHECK (date(birth_date) IS birth_date),
  sex TEXT CHECK (sex IN ('female', 'male', 'other', 'unknown')),
  outcome TEXT CHECK (outcome IN ('CLEARED', 'CLEARANCE_REQUIRED', 'DEFERRED',
                                  'REFUSED')),
  dose_class TEXT CHECK (dose_class IN ('A', 'B', 'C')),
  deferred_until TEXT CHECK (date(deferred_until) IS deferred_until),
  venous_points INTEGER,
  wells_points INTEGER CHECK (wells_points BETWEEN -2 AND 9),
  valid_days INTEGER CHECK (valid_days IN (0, 42, 90)),
  valid_until TEXT CHECK (date(valid_until) IS valid_until),
  CHECK (signed_at IS NOT NULL
         OR (outcome IS NULL AND dose_class IS NULL AND valid_until IS NULL
             AND signed_by IS NULL AND clinician_id IS NULL)),
  CHECK (signed_at IS NULL
         OR (outcome IS NOT NULL AND clinician_id IS NOT NULL
             AND trim(coalesce(signed_by, '')) <> '' AND birth_date IS NOT NULL
             AND abs(julianday(date, '+12 hours') - julianday(signed_at))
                 <= 1.1)), -- no place is more than 14 hours from UTC
  CHECK (outcome IS NOT 'CLEARED'
         OR (dose_class IS NOT NULL AND valid_until IS NOT NULL)),
  -- CLINICAL 1.4: nothing is valid for more than 90 days.
  CHECK (valid_until IS NULL
         OR (valid_until >= date AND valid_until <= date(date, '+90 days')))
) STRICT;

CREATE INDEX screening_by_patient ON screening (patient_id, signed_at);
CREATE INDEX screening_by_clinician ON screening (clinician_id);
-- At most one draft for each patient.
CREATE UNIQUE INDEX screening_draft ON screening (patient_id)
  WHERE signed_at IS NULL;

CREATE TABLE answer (
  screening_id INTEGER NOT NULL REFERENCES screening,
  question_id TEXT NOT NULL CHECK (question_id <> ''),
  value TEXT NOT NULL CHECK (value IN ('yes', 'no', 'unknown')),
  date TEXT CHECK (date(date) IS date),
  limbs TEXT,
  count REAL,
  number REAL,
  choice TEXT,
  PRIMARY KEY (screening_id, question_id)
) STRICT, WITHOUT ROWID;

CREATE TABLE measurement (
  screening_id INTEGER NOT NULL REFERENCES screening,
  measurement_id TEXT NOT NULL CHECK (measurement_id <> ''),
  value REAL NOT NULL,
  PRIMARY KEY (screening_id, measurement_id)
) STRICT, WITHOUT ROWID;

CREATE TABLE clearance (
  screening_id INTEGER NOT NULL REFERENCES screening,
  position INTEGER NOT NULL CHECK (position >= 0),
  finding_ids TEXT NOT NULL CHECK (finding_ids <> ''),
  name TEXT NOT NULL CHECK (trim(name) <> ''),
  role TEXT,
  organisation TEXT,
  registration TEXT,
  letter TEXT,
  date TEXT CHECK (date(date) IS date),
  expiry TEXT CHECK (date(expiry) IS expiry),
  limbs TEXT,
  max_aop_percent REAL CHECK (max_aop_percent > 0 AND max_aop_percent <= 100),
  max_load_percent_1rm REAL
    CHECK (max_load_percent_1rm > 0 AND max_load_percent_1rm <= 100),
  limits TEXT,
  entered_by TEXT,
  PRIMARY KEY (screening_id, position)
) STRICT, WITHOUT ROWID;

CREATE TABLE justification (
  screening_id INTEGER NOT NULL REFERENCES screening,
  position INTEGER NOT NULL CHECK (position >= 0),
  finding_ids TEXT NOT NULL CHECK (finding_ids <> ''),
  clinician TEXT NOT NULL CHECK (trim(clinician) <> ''),
  date TEXT CHECK (date(date) IS date),
  text TEXT NOT NULL CHECK (length(trim(text)) >= 40),
  PRIMARY KEY (screening_id, position)
) STRICT, WITHOUT ROWID;

CREATE TABLE finding (
  screening_id INTEGER NOT NULL REFERENCES screening,
  position INTEGER NOT NULL CHECK (position >= 0),
  rule_id TEXT NOT NULL CHECK (rule_id <> ''),
  title TEXT,
  effect TEXT,
  rationale TEXT,
  source TEXT,
  level TEXT NOT NULL CHECK (level IN ('NONE', 'CAUTION', 'RELATIVE-J',
                                       'RELATIVE-M', 'ABSOLUTE-T', 'ABSOLUTE')),
  whole_patient INTEGER NOT NULL CHECK (whole_patient IN (0, 1)),
  limbs TEXT,
  until TEXT CHECK (date(until) IS until),
  from_unknown INTEGER NOT NULL CHECK (from_unknown IN (0, 1)),
  lifted_limbs TEXT,
  lifted INTEGER NOT NULL CHECK (lifted IN (0, 1)),
  counts_as_relative INTEGER NOT NULL CHECK (counts_as_relative IN (0, 1)),
  forces_class_c INTEGER NOT NULL CHECK (forces_class_c IN (0, 1)),
  max_aop_percent REAL,
  -- CLINICAL 1.1, 7: a clearance never unlocks an absolute finding.
  CHECK (lifted = 0 OR level NOT IN ('ABSOLUTE', 'ABSOLUTE-T')),
  PRIMARY KEY (screening_id, position)
) STRICT, WITHOUT ROWID;

CREATE TABLE limb_verdict (
  screening_id INTEGER NOT NULL REFERENCES screening,
  limb TEXT NOT NULL
    CHECK (limb IN ('LEFT_ARM', 'RIGHT_ARM', 'LEFT_LEG', 'RIGHT_LEG')),
  state TEXT NOT NULL CHECK (state IN ('NOT_SCREENED', 'PERMITTED',
                                       'NEEDS_CLEARANCE', 'BLOCKED')),
  dose_class TEXT CHECK (dose_class IN ('A', 'B', 'C')),
  max_aop_percent REAL CHECK (max_aop_percent > 0),
  cleared_aop_percent REAL CHECK (cleared_aop_percent > 0),
  max_load_percent_1rm REAL CHECK (max_load_percent_1rm > 0),
  PRIMARY KEY (screening_id, limb),
  CHECK ((state = 'PERMITTED') = (dose_class IS NOT NULL))
) STRICT, WITHOUT ROWID;

-- A plan is signed when it is inserted and never changes.  The current one of a
-- patient is that of the highest version; it supersedes the one before.
CREATE TABLE plan (
  id INTEGER PRIMARY KEY CHECK (id > 0),
  patient_id INTEGER NOT NULL REFERENCES patient,
  screening_id INTEGER NOT NULL REFERENCES screening,
  version INTEGER NOT NULL CHECK (version > 0),
  line INTEGER NOT NULL CHECK (line > 0), -- through which sessions are numbered
  supersedes_id INTEGER REFERENCES plan,
  change_reason TEXT,
  goal TEXT,
  sessions_per_week REAL NOT NULL
    CHECK (sessions_per_week > 0 AND sessions_per_week <= 14),
  weeks INTEGER NOT NULL CHECK (weeks BETWEEN 1 AND 52),
  home INTEGER NOT NULL CHECK (home IN (0, 1)),
  exercise_count INTEGER NOT NULL CHECK (exercise_count BETWEEN 1 AND 20),
  clinician_id INTEGER NOT NULL REFERENCES clinician,
  signed_by TEXT NOT NULL CHECK (trim(signed_by) <> ''),
  signed_at TEXT NOT NULL
    CHECK (strftime('%Y-%m-%dT%H:%M:%SZ', signed_at) IS signed_at),
  signed_on TEXT NOT NULL CHECK (date(signed_on) IS signed_on),
  UNIQUE (patient_id, version),
  CHECK ((version = 1) = (supersedes_id IS NULL)),
  CHECK (abs(julianday(signed_on, '+12 hours') - julianday(signed_at)) <= 1.1)
) STRICT;

CREATE INDEX plan_by_screening ON plan (screening_id);
CREATE INDEX plan_by_supersedes ON plan (supersedes_id);
CREATE INDEX plan_by_clinician ON plan (clinician_id);

-- The ranges are what CLINICAL 2.5 and 2.6 refuse without exception.
CREATE TABLE prescription (
  id INTEGER PRIMARY KEY CHECK (id > 0),
  plan_id INTEGER NOT NULL REFERENCES plan,
  position INTEGER NOT NULL CHECK (position >= 0),
  exercise_id TEXT NOT NULL CHECK (exercise_id <> ''),
  modality TEXT NOT NULL
    CHECK (modality IN ('resistance', 'aerobic', 'passive')),
  limbs TEXT NOT NULL -- of one region (2.5)
    CHECK (limbs IN ('LEFT_ARM', 'RIGHT_ARM', 'LEFT_ARM;RIGHT_ARM',
                     'LEFT_LEG', 'RIGHT_LEG', 'LEFT_LEG;RIGHT_LEG')),
  one_rm_method TEXT NOT NULL,
  one_rm_kg REAL CHECK (one_rm_kg > 0 AND one_rm_kg <= 1000),
  one_rm_date TEXT CHECK (date(one_rm_date) IS one_rm_date),
  load_kg REAL CHECK (load_kg >= 0 AND load_kg <= 500),
  load_percent_1rm REAL -- LIM_LOAD
    CHECK (load_percent_1rm >= 0 AND load_percent_1rm <= 50),
  body_weight INTEGER NOT NULL CHECK (body_weight IN (0, 1)),
  scheme_id TEXT,
  scheme_reps TEXT NOT NULL, -- `30/15/15/F`
  scheme_rest_s REAL NOT NULL CHECK (scheme_rest_s >= 0),
  scheme_to_fatigue INTEGER NOT NULL CHECK (scheme_to_fatigue IN (0, 1)),
  rest_s REAL CHECK (rest_s >= 0 AND rest_s <= 600),
  tempo TEXT,
  intermittent INTEGER NOT NULL CHECK (intermittent IN (0, 1)),
  cuff_name TEXT,
  cuff_width_cm REAL CHECK (cuff_width_cm > 0 AND cuff_width_cm <= 30),
  elastic_wrap INTEGER NOT NULL CHECK (elastic_wrap IN (0, 1)),
  device_max_mmhg REAL CHECK (device_max_mmhg > 0),
  device_step_mmhg REAL CHECK (device_step_mmhg > 0),
  aop_mmhg REAL CHECK (aop_mmhg BETWEEN 80 AND 400), -- LIM_AOP_ENTRY
  aop_method TEXT NOT NULL
    CHECK (aop_method IN ('doppler', 'automatic', 'estimate')),
  aop_posture TEXT NOT NULL
    CHECK (aop_posture IN ('lying', 'seated', 'standing')),
  aop_date TEXT CHECK (date(aop_date) IS aop_date),
  posture TEXT NOT NULL CHECK (posture IN ('lying', 'seated', 'standing')),
  pressure_percent REAL -- LIM_AOP
    CHECK (pressure_percent > 0 AND pressure_percent <= 80),
  pressure_mmhg REAL -- LIM_MMHG
    CHECK (pressure_mmhg > 0 AND pressure_mmhg <= 300
           AND pressure_mmhg <= coalesce(device_max_mmhg, 300)),
  tightness REAL CHECK (tightness >= 0 AND tightness <= 7), -- LIM_TIGHT
  reperfusion_s REAL CHECK (reperfusion_s >= 60), -- LIM_REPERF
  warning_count INTEGER NOT NULL CHECK (warning_count >= 0),
  UNIQUE (plan_id, position),
  -- A share of a pressure that nobody knows is no dose, and neither is none.
  CHECK (pressure_mmhg IS NULL OR aop_mmhg IS NULL
         OR pressure_mmhg <= 0.8 * aop_mmhg + 0.001),
  CHECK (pressure_mmhg IS NOT NULL OR pressure_percent IS NOT NULL
         OR tightness IS NOT NULL)
) STRICT;

CREATE TABLE accepted_warning (
  prescription_id INTEGER NOT NULL REFERENCES prescription,
  position INTEGER NOT NULL CHECK (position >= 0),
  limit_id TEXT NOT NULL CHECK (limit_id <> ''),
  message TEXT,
  reason TEXT NOT NULL CHECK (length(trim(reason)) >= 10),
  PRIMARY KEY (prescription_id, position)
) STRICT, WITHOUT ROWID;

CREATE TABLE session (
  id INTEGER PRIMARY KEY CHECK (id > 0),
  patient_id INTEGER NOT NULL REFERENCES patient,
  plan_id INTEGER NOT NULL REFERENCES plan,
  line INTEGER NOT NULL,
  number INTEGER NOT NULL CHECK (number > 0),
  state TEXT NOT NULL CHECK (state IN ('running', 'completed', 'stopped')),
  started_at TEXT NOT NULL
    CHECK (strftime('%Y-%m-%dT%H:%M:%SZ', started_at) IS started_at),
  started_on TEXT NOT NULL CHECK (date(started_on) IS started_on),
  ended_at TEXT CHECK (strftime('%Y-%m-%dT%H:%M:%SZ', ended_at) IS ended_at),
  clinician_id INTEGER NOT NULL REFERENCES clinician,
  sbp_mmhg REAL CHECK (sbp_mmhg BETWEEN 60 AND 260),
  dbp_mmhg REAL CHECK (dbp_mmhg BETWEEN 30 AND 160),
  heart_rate_bpm REAL CHECK (heart_rate_bpm BETWEEN 30 AND 220),
  check_note TEXT,
  check_count INTEGER NOT NULL CHECK (check_count > 0),
  stop_rule_id TEXT,
  stop_note TEXT,
  stopped_at TEXT
    CHECK (strftime('%Y-%m-%dT%H:%M:%SZ', stopped_at) IS stopped_at),
  UNIQUE (patient_id, line, number),
  CHECK ((state = 'running') = (ended_at IS NULL)),
  CHECK (abs(julianday(started_on, '+12 hours') - julianday(started_at)) <= 1.1)
) STRICT;

CREATE INDEX session_by_plan ON session (plan_id);
CREATE INDEX session_by_clinician ON session (clinician_id);
-- Nobody is in two sessions at once.
CREATE UNIQUE INDEX session_running ON session (patient_id)
  WHERE state = 'running';

CREATE TABLE same_day_result (
  session_id INTEGER NOT NULL REFERENCES session,
  item_id TEXT NOT NULL CHECK (item_id <> ''),
  result TEXT NOT NULL CHECK (result IN ('green', 'amber', 'red')),
  PRIMARY KEY (session_id, item_id)
) STRICT, WITHOUT ROWID;

CREATE TABLE set_entry (
  id INTEGER PRIMARY KEY CHECK (id > 0),
  session_id INTEGER NOT NULL REFERENCES session,
  prescription_id INTEGER NOT NULL REFERENCES prescription,
  set_number INTEGER NOT NULL CHECK (set_number BETWEEN 1 AND 100),
  target_reps INTEGER NOT NULL CHECK (target_reps BETWEEN 0 AND 100),
  reps INTEGER NOT NULL CHECK (reps BETWEEN 0 AND 100),
  first_reps INTEGER CHECK (first_reps BETWEEN 0 AND 100),
  load_kg REAL CHECK (load_kg >= 0 AND load_kg <= 500),
  effort REAL CHECK (effort BETWEEN 0 AND 10),
  pain REAL CHECK (pain BETWEEN 0 AND 10),
  discomfort REAL CHECK (discomfort BETWEEN 0 AND 10),
  pressure_mmhg REAL CHECK (pressure_mmhg >= 0 AND pressure_mmhg <= 300),
  rest_s REAL CHECK (rest_s >= 0),
  ending TEXT NOT NULL
    CHECK (ending IN ('target', 'short', 'failure', 'time', 'stopped')),
  logged_at TEXT NOT NULL
    CHECK (strftime('%Y-%m-%dT%H:%M:%SZ', logged_at) IS logged_at),
  UNIQUE (session_id, prescription_id, set_number)
) STRICT;

CREATE INDEX set_entry_by_prescription ON set_entry (prescription_id);

CREATE TABLE cuff_event (
  id INTEGER PRIMARY KEY CHECK (id > 0),
  session_id INTEGER NOT NULL REFERENCES session,
  prescription_id INTEGER NOT NULL REFERENCES prescription,
  kind TEXT NOT NULL CHECK (kind IN ('inflate', 'deflate')),
  limbs TEXT NOT NULL CHECK (limbs <> ''),
  pressure_mmhg REAL CHECK (pressure_mmhg >= 0 AND pressure_mmhg <= 300),
  at TEXT NOT NULL CHECK (strftime('%Y-%m-%dT%H:%M:%SZ', at) IS at),
  boot_us INTEGER NOT NULL,
  boot_id TEXT NOT NULL
) STRICT;

CREATE INDEX cuff_event_by_session ON cuff_event (session_id);
CREATE INDEX cuff_event_by_prescription ON cuff_event (prescription_id);

-- Who did what and when; `before` and `after` are the record as JSON.
CREATE TABLE audit_entry (
  id INTEGER PRIMARY KEY CHECK (id > 0),
  at TEXT NOT NULL CHECK (strftime('%Y-%m-%dT%H:%M:%SZ', at) IS at),
  clinician_id INTEGER REFERENCES clinician, -- NULL: nobody has signed in
  action TEXT NOT NULL CHECK (action <> ''),
  patient_id INTEGER, -- no reference: it outlives the person's erasure
  record TEXT NOT NULL, -- the table
  record_id INTEGER NOT NULL,
  before TEXT CHECK (before LIKE '{%}'),
  after TEXT CHECK (after LIKE '{%}')
) STRICT;

CREATE INDEX audit_entry_by_patient ON audit_entry (patient_id);
CREATE INDEX audit_entry_by_clinician ON audit_entry (clinician_id);

-- The clinic's own records ----------------------------------------------------

CREATE TRIGGER clinic_file_insert BEFORE INSERT ON clinic_file BEGIN
  SELECT RAISE (ABORT, 'The clinic file describes itself once.');
END;

CREATE TRIGGER clinic_file_update BEFORE UPDATE ON clinic_file
  WHEN EXISTS (SELECT 1 FROM patient) BEGIN
  SELECT RAISE (ABORT, 'How a clinic tells the time cannot change once it has patients.');
END;

CREATE TRIGGER clinic_file_delete BEFORE DELETE ON clinic_file BEGIN
  SELECT RAISE (ABORT, 'The clinic file describes itself once.');
END;

CREATE TRIGGER clinic_update BEFORE UPDATE ON clinic
  WHEN NEW.invented <> OLD.invented AND EXISTS (SELECT 1 FROM patient) BEGIN
  SELECT RAISE (ABORT, 'Invented patients cannot become real ones, nor real ones invented.');
END;

CREATE TRIGGER clinic_insert BEFORE INSERT ON clinic
  WHEN EXISTS (SELECT 1 FROM clinic) BEGIN
  SELECT RAISE (ABORT, 'There is one clinic in a clinic file.');
END;

CREATE TRIGGER clinic_delete BEFORE DELETE ON clinic BEGIN
  SELECT RAISE (ABORT, 'There is one clinic in a clinic file.');
END;

CREATE TRIGGER clinician_insert BEFORE INSERT ON clinician
  WHEN EXISTS (SELECT 1 FROM clinician WHERE id = NEW.id) BEGIN
  SELECT RAISE (ABORT, 'This clinician exists already.');
END;

CREATE TRIGGER clinician_update BEFORE UPDATE OF id ON clinician
  WHEN NEW.id <> OLD.id BEGIN
  SELECT RAISE (ABORT, 'The number of a record cannot change.');
END;

CREATE TRIGGER clinician_delete BEFORE DELETE ON clinician BEGIN
  SELECT RAISE (ABORT, 'A clinician is made inactive and not deleted.');
END;

CREATE TRIGGER patient_insert BEFORE INSERT ON patient
  WHEN EXISTS (SELECT 1 FROM patient WHERE id = NEW.id) BEGIN
  SELECT RAISE (ABORT, 'This patient exists already.');
END;

CREATE TRIGGER patient_update BEFORE UPDATE OF id ON patient
  WHEN NEW.id <> OLD.id BEGIN
  SELECT RAISE (ABORT, 'The number of a record cannot change.');
END;

CREATE TRIGGER patient_delete BEFORE DELETE ON patient BEGIN
  SELECT RAISE (ABORT, 'A patient is archived and not deleted.');
END;

-- Screening: a draft until it is signed, then frozen ---------------------------

CREATE TRIGGER screening_insert BEFORE INSERT ON screening BEGIN
  SELECT RAISE (ABORT, 'A screening begins as a draft and is signed when it is complete.')
    WHERE NEW.signed_at IS NOT NULL;
  SELECT RAISE (ABORT, 'This screening exists already.')
    WHERE EXISTS (SELECT 1 FROM screening
                  WHERE id = NEW.id
                     OR (patient_id = NEW.patient_id AND signed_at IS NULL));
  SELECT RAISE (ABORT, 'There is no such patient.')
    WHERE NOT EXISTS (SELECT 1 FROM patient WHERE id = NEW.patient_id);
END;

CREATE TRIGGER screening_update BEFORE UPDATE ON screening BEGIN
  SELECT RAISE (ABORT, 'A signed screening cannot be changed. A correction is a new screening.')
    WHERE OLD.signed_at IS NOT NULL;
  SELECT RAISE (ABORT, 'A screening stays with its patient.')
    WHERE NEW.id <> OLD.id OR NEW.patient_id <> OLD.patient_id;
END;

CREATE TRIGGER screening_delete BEFORE DELETE ON screening
  WHEN OLD.signed_at IS NOT NULL BEGIN
  SELECT RAISE (ABORT, 'A signed screening cannot be deleted.');
END;

CREATE TRIGGER screening_sign BEFORE UPDATE ON screening
  WHEN OLD.signed_at IS NULL AND NEW.signed_at IS NOT NULL BEGIN
  SELECT RAISE (ABORT, 'A screening is signed on the day on which it is complete.')
    WHERE (SELECT time_by_hand FROM clinic_file) IS NOT 1
      AND abs(julianday(NEW.signed_at) - julianday('now')) > 1;
  SELECT RAISE (ABORT, 'A screening cannot be signed before the one it follows.')
    WHERE EXISTS (SELECT 1 FROM screening
                  WHERE patient_id = NEW.patient_id
                    AND signed_at > NEW.signed_at);
  SELECT RAISE (ABORT, 'A screening is signed by one of the clinicians.')
    WHERE NOT EXISTS (SELECT 1 FROM clinician
                      WHERE id = NEW.clinician_id AND active = 1);
  SELECT RAISE (ABORT, 'A screening without answers cannot be signed.')
    WHERE NOT EXISTS (SELECT 1 FROM answer WHERE screening_id = NEW.id);
  SELECT RAISE (ABORT, 'A screening is signed with a verdict for each of the four limbs.')
    WHERE (SELECT count(*) FROM limb_verdict WHERE screening_id = NEW.id) <> 4;
  SELECT RAISE (ABORT, 'The verdict says that no limb may be restricted.')
    WHERE NEW.outcome = 'CLEARED'
      AND NOT EXISTS (SELECT 1 FROM limb_verdict
                      WHERE screening_id = NEW.id AND state = 'PERMITTED');
  SELECT RAISE (ABORT, 'A finding forbids what the verdict permits.')
    WHERE NEW.outcome = 'CLEARED'
      AND EXISTS (SELECT 1 FROM finding f JOIN limb_verdict v
                    ON v.screening_id = f.screening_id
                  WHERE f.screening_id = NEW.id
                    AND v.state = 'PERMITTED'
                    AND instr(f.limbs, v.limb)
                    AND (f.level IN ('ABSOLUTE', 'ABSOLUTE-T')
                         OR (f.level IN ('RELATIVE-J', 'RELATIVE-M')
                             AND NOT instr(coalesce(f.lifted_limbs, ''),
                                           v.limb))));
END;

CREATE TRIGGER answer_insert BEFORE INSERT ON answer
  WHEN NOT EXISTS (SELECT 1 FROM screening
                   WHERE id = NEW.screening_id AND signed_at IS NULL) BEGIN
  SELECT RAISE (ABORT, 'What a signed screening says cannot be changed.');
END;

CREATE TRIGGER answer_update BEFORE UPDATE ON answer
  WHEN EXISTS (SELECT 1 FROM screening
               WHERE id IN (OLD.screening_id, NEW.screening_id)
                 AND signed_at IS NOT NULL) BEGIN
  SELECT RAISE (ABORT, 'What a signed screening says cannot be changed.');
END;

CREATE TRIGGER answer_delete BEFORE DELETE ON answer
  WHEN EXISTS (SELECT 1 FROM screening
               WHERE id = OLD.screening_id AND signed_at IS NOT NULL) BEGIN
  SELECT RAISE (ABORT, 'What a signed screening says cannot be changed.');
END;

CREATE TRIGGER measurement_insert BEFORE INSERT ON measurement
  WHEN NOT EXISTS (SELECT 1 FROM screening
                   WHERE id = NEW.screening_id AND signed_at IS NULL) BEGIN
  SELECT RAISE (ABORT, 'What a signed screening says cannot be changed.');
END;

CREATE TRIGGER measurement_update BEFORE UPDATE ON measurement
  WHEN EXISTS (SELECT 1 FROM screening
               WHERE id IN (OLD.screening_id, NEW.screening_id)
                 AND signed_at IS NOT NULL) BEGIN
  SELECT RAISE (ABORT, 'What a signed screening says cannot be changed.');
END;

CREATE TRIGGER measurement_delete BEFORE DELETE ON measurement
  WHEN EXISTS (SELECT 1 FROM screening
               WHERE id = OLD.screening_id AND signed_at IS NOT NULL) BEGIN
  SELECT RAISE (ABORT, 'What a signed screening says cannot be changed.');
END;

CREATE TRIGGER clearance_insert BEFORE INSERT ON clearance
  WHEN NOT EXISTS (SELECT 1 FROM screening
                   WHERE id = NEW.screening_id AND signed_at IS NULL) BEGIN
  SELECT RAISE (ABORT, 'What a signed screening says cannot be changed.');
END;

CREATE TRIGGER clearance_update BEFORE UPDATE ON clearance
  WHEN EXISTS (SELECT 1 FROM screening
               WHERE id IN (OLD.screening_id, NEW.screening_id)
                 AND signed_at IS NOT NULL) BEGIN
  SELECT RAISE (ABORT, 'What a signed screening says cannot be changed.');
END;

CREATE TRIGGER clearance_delete BEFORE DELETE ON clearance
  WHEN EXISTS (SELECT 1 FROM screening
               WHERE id = OLD.screening_id AND signed_at IS NOT NULL) BEGIN
  SELECT RAISE (ABORT, 'What a signed screening says cannot be changed.');
END;

CREATE TRIGGER justification_insert BEFORE INSERT ON justification
  WHEN NOT EXISTS (SELECT 1 FROM screening
                   WHERE id = NEW.screening_id AND signed_at IS NULL) BEGIN
  SELECT RAISE (ABORT, 'What a signed screening says cannot be changed.');
END;

CREATE TRIGGER justification_update BEFORE UPDATE ON justification
  WHEN EXISTS (SELECT 1 FROM screening
               WHERE id IN (OLD.screening_id, NEW.screening_id)
                 AND signed_at IS NOT NULL) BEGIN
  SELECT RAISE (ABORT, 'What a signed screening says cannot be changed.');
END;

CREATE TRIGGER justification_delete BEFORE DELETE ON justification
  WHEN EXISTS (SELECT 1 FROM screening
               WHERE id = OLD.screening_id AND signed_at IS NOT NULL) BEGIN
  SELECT RAISE (ABORT, 'What a signed screening says cannot be changed.');
END;

CREATE TRIGGER finding_insert BEFORE INSERT ON finding
  WHEN NOT EXISTS (SELECT 1 FROM screening
                   WHERE id = NEW.screening_id AND signed_at IS NULL) BEGIN
  SELECT RAISE (ABORT, 'What a signed screening says cannot be changed.');
END;

CREATE TRIGGER finding_update BEFORE UPDATE ON finding
  WHEN EXISTS (SELECT 1 FROM screening
               WHERE id IN (OLD.screening_id, NEW.screening_id)
                 AND signed_at IS NOT NULL) BEGIN
  SELECT RAISE (ABORT, 'What a signed screening says cannot be changed.');
END;

CREATE TRIGGER finding_delete BEFORE DELETE ON finding
  WHEN EXISTS (SELECT 1 FROM screening
               WHERE id = OLD.screening_id AND signed_at IS NOT NULL) BEGIN
  SELECT RAISE (ABORT, 'What a signed screening says cannot be changed.');
END;

CREATE TRIGGER limb_verdict_insert BEFORE INSERT ON limb_verdict
  WHEN NOT EXISTS (SELECT 1 FROM screening
                   WHERE id = NEW.screening_id AND signed_at IS NULL) BEGIN
  SELECT RAISE (ABORT, 'What a signed screening says cannot be changed.');
END;

CREATE TRIGGER limb_verdict_update BEFORE UPDATE ON limb_verdict
  WHEN EXISTS (SELECT 1 FROM screening
               WHERE id IN (OLD.screening_id, NEW.screening_id)
                 AND signed_at IS NOT NULL) BEGIN
  SELECT RAISE (ABORT, 'What a signed screening says cannot be changed.');
END;

CREATE TRIGGER limb_verdict_delete BEFORE DELETE ON limb_verdict
  WHEN EXISTS (SELECT 1 FROM screening
               WHERE id = OLD.screening_id AND signed_at IS NOT NULL) BEGIN
  SELECT RAISE (ABORT, 'What a signed screening says cannot be changed.');
END;

-- The gate for plans ------------------------------------------------------------

CREATE TRIGGER plan_insert BEFORE INSERT ON plan BEGIN
  SELECT RAISE (ABORT, 'This plan exists already.')
    WHERE EXISTS (SELECT 1 FROM plan
                  WHERE id = NEW.id
                     OR (patient_id = NEW.patient_id
                         AND version = NEW.version));
  SELECT RAISE (ABORT, 'There is no signed screening of this patient for the plan.')
    WHERE NOT EXISTS (SELECT 1 FROM screening
                      WHERE id = NEW.screening_id
                        AND patient_id = NEW.patient_id
                        AND signed_at IS NOT NULL);
  SELECT RAISE (ABORT, 'A later screening of this patient has replaced this one.')
    WHERE EXISTS (SELECT 1 FROM screening
                  WHERE patient_id = NEW.patient_id
                    AND signed_at IS NOT NULL AND id > NEW.screening_id);
  SELECT RAISE (ABORT, 'The screening does not clear this patient.')
    WHERE (SELECT outcome FROM screening WHERE id = NEW.screening_id)
          IS NOT 'CLEARED';
  SELECT RAISE (ABORT, 'A plan is signed on the day on which it is made.')
    WHERE (SELECT time_by_hand FROM clinic_file) IS NOT 1
      AND abs(julianday(NEW.signed_at) - julianday('now')) > 1;
  SELECT RAISE (ABORT, 'The screening is not valid on that day.')
    WHERE NOT EXISTS (SELECT 1 FROM screening
                      WHERE id = NEW.screening_id
                        AND NEW.signed_on BETWEEN date AND valid_until
                        AND NEW.signed_at >= signed_at);
  SELECT RAISE (ABORT, 'A plan is signed by one of the clinicians.')
    WHERE NOT EXISTS (SELECT 1 FROM clinician
                      WHERE id = NEW.clinician_id AND active = 1);
  SELECT RAISE (ABORT, 'A plan follows the patient''s last one.')
    WHERE NEW.version IS NOT
          (SELECT coalesce(max(version), 0) + 1 FROM plan
           WHERE patient_id = NEW.patient_id)
       OR NEW.supersedes_id IS NOT
          (SELECT id FROM plan WHERE patient_id = NEW.patient_id
           ORDER BY version DESC LIMIT 1);
END;

CREATE TRIGGER plan_update BEFORE UPDATE ON plan BEGIN
  SELECT RAISE (ABORT, 'A signed plan cannot be changed. A new plan replaces it.');
END;

CREATE TRIGGER plan_delete BEFORE DELETE ON plan BEGIN
  SELECT RAISE (ABORT, 'A signed plan cannot be deleted.');
END;

-- Prescriptions that a screening refuses: a limb that it does not permit, or a
-- dose that the limb's class may not have, whatever the reasons (CLINICAL 1.1).
CREATE VIEW refused_prescription AS
  SELECT p.id AS prescription_id, p.plan_id, v.screening_id
  FROM prescription p
  JOIN plan ON plan.id = p.plan_id
  JOIN limb_verdict v ON instr(p.limbs, v.limb)
  WHERE v.state <> 'PERMITTED'
     OR (v.dose_class <> 'A' AND (p.tightness IS NOT NULL OR plan.home = 1))
     OR (v.dose_class = 'C'
         AND (p.aop_mmhg IS NULL
              OR p.aop_method = 'estimate'
              OR instr(p.scheme_reps, 'F')
              OR max(coalesce(p.pressure_percent, 0),
                     100 * coalesce(p.pressure_mmhg, 0) / p.aop_mmhg) - 0.001 >
                 min(coalesce(v.cleared_aop_percent,
                              CASE WHEN v.limb LIKE '%LEG' THEN 50 ELSE 45 END),
                     coalesce(v.max_aop_percent, 80))));

CREATE TRIGGER prescription_insert BEFORE INSERT ON prescription BEGIN
  SELECT RAISE (ABORT, 'This prescription exists already.')
    WHERE EXISTS (SELECT 1 FROM prescription
                  WHERE id = NEW.id OR (plan_id = NEW.plan_id
                                        AND position = NEW.position));
  SELECT RAISE (ABORT, 'A signed plan cannot be changed. A new plan replaces it.')
    WHERE NEW.position >=
          coalesce((SELECT exercise_count FROM plan WHERE id = NEW.plan_id), 0);
  SELECT RAISE (ABORT, 'No share of the occlusion pressure above 80 % is permitted.')
    WHERE NEW.pressure_percent > 80 OR NEW.pressure_mmhg > 300
       OR NEW.pressure_mmhg > 0.8 * NEW.aop_mmhg + 0.001;
  SELECT RAISE (ABORT, 'A cuff goes on arms or on legs.')
    WHERE NEW.limbs NOT IN ('LEFT_ARM', 'RIGHT_ARM', 'LEFT_ARM;RIGHT_ARM',
                            'LEFT_LEG', 'RIGHT_LEG', 'LEFT_LEG;RIGHT_LEG');
END;

CREATE TRIGGER prescription_inserted AFTER INSERT ON prescription BEGIN
  SELECT RAISE (ABORT, 'The screening does not permit this dose on this limb.')
    WHERE EXISTS (SELECT 1 FROM refused_prescription
                  WHERE prescription_id = NEW.id
                    AND screening_id = (SELECT screening_id FROM plan
                                        WHERE id = NEW.plan_id));
END;

CREATE TRIGGER prescription_update BEFORE UPDATE ON prescription BEGIN
  SELECT RAISE (ABORT, 'A signed plan cannot be changed. A new plan replaces it.');
END;

CREATE TRIGGER prescription_delete BEFORE DELETE ON prescription BEGIN
  SELECT RAISE (ABORT, 'A signed plan cannot be changed. A new plan replaces it.');
END;

CREATE TRIGGER accepted_warning_insert BEFORE INSERT ON accepted_warning BEGIN
  SELECT RAISE (ABORT, 'A signed plan cannot be changed. A new plan replaces it.')
    WHERE NEW.position >=
          coalesce((SELECT warning_count FROM prescription
                    WHERE id = NEW.prescription_id), 0)
       OR EXISTS (SELECT 1 FROM accepted_warning
                  WHERE prescription_id = NEW.prescription_id
                    AND position = NEW.position);
END;

CREATE TRIGGER accepted_warning_update BEFORE UPDATE ON accepted_warning BEGIN
  SELECT RAISE (ABORT, 'A signed plan cannot be changed. A new plan replaces it.');
END;

CREATE TRIGGER accepted_warning_delete BEFORE DELETE ON accepted_warning BEGIN
  SELECT RAISE (ABORT, 'A signed plan cannot be changed. A new plan replaces it.');
END;

-- The gate for sessions ---------------------------------------------------------

CREATE TRIGGER session_insert BEFORE INSERT ON session BEGIN
  SELECT RAISE (ABORT, 'This session exists already.')
    WHERE EXISTS (SELECT 1 FROM session
                  WHERE id = NEW.id
                     OR (patient_id = NEW.patient_id AND line = NEW.line
                         AND number = NEW.number));
  SELECT RAISE (ABORT, 'This patient is in a session already.')
    WHERE EXISTS (SELECT 1 FROM session
                  WHERE patient_id = NEW.patient_id AND state = 'running');
  SELECT RAISE (ABORT, 'A session begins running.')
    WHERE NEW.state IS NOT 'running' OR NEW.stopped_at IS NOT NULL;
  SELECT RAISE (ABORT, 'There is no such plan of this patient.')
    WHERE NOT EXISTS (SELECT 1 FROM plan
                      WHERE id = NEW.plan_id AND patient_id = NEW.patient_id
                        AND line = NEW.line);
  SELECT RAISE (ABORT, 'A later plan has replaced this one.')
    WHERE EXISTS (SELECT 1 FROM plan WHERE supersedes_id = NEW.plan_id);
  SELECT RAISE (ABORT, 'The plan is not complete.')
    WHERE (SELECT count(*) FROM prescription WHERE plan_id = NEW.plan_id)
          IS NOT (SELECT exercise_count FROM plan WHERE id = NEW.plan_id);
  SELECT RAISE (ABORT, 'A session begins on the day on which it is held.')
    WHERE (SELECT time_by_hand FROM clinic_file) IS NOT 1
      AND abs(julianday(NEW.started_at) - julianday('now')) > 1;
  SELECT RAISE (ABORT, 'A session follows its plan and the session before.')
    WHERE NEW.started_at < (SELECT signed_at FROM plan WHERE id = NEW.plan_id)
       OR EXISTS (SELECT 1 FROM session
                  WHERE patient_id = NEW.patient_id
                    AND started_at > NEW.started_at);
  SELECT RAISE (ABORT, 'Blood pressure and heart rate of today forbid a session, or are missing.')
    WHERE NOT coalesce(NEW.sbp_mmhg BETWEEN 90 AND 179 AND NEW.dbp_mmhg < 110
                       AND NEW.heart_rate_bpm <= 120, 0);
  -- The last signed screening decides, be it the plan's own or a later one.
  SELECT RAISE (ABORT, 'The patient''s screening is not valid on that day.')
    WHERE NOT EXISTS (
      SELECT 1 FROM screening s
      WHERE s.id = (SELECT max(id) FROM screening
                    WHERE patient_id = NEW.patient_id
                      AND signed_at IS NOT NULL)
        AND s.outcome = 'CLEARED'
        AND NEW.started_on BETWEEN s.date AND s.valid_until);
  SELECT RAISE (ABORT, 'The patient''s screening no longer permits what the plan prescribes.')
    WHERE EXISTS (SELECT 1 FROM refused_prescription
                  WHERE plan_id = NEW.plan_id
                    AND screening_id = (SELECT max(id) FROM screening
                                        WHERE patient_id = NEW.patient_id
                                          AND signed_at IS NOT NULL));
END;

CREATE TRIGGER session_update BEFORE UPDATE ON session BEGIN
  SELECT RAISE (ABORT, 'A session that has ended cannot be changed.')
    WHERE OLD.state <> 'running';
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
       OR NEW.check_count <> OLD.check_count;
END;

CREATE TRIGGER session_delete BEFORE DELETE ON session BEGIN
  SELECT RAISE (ABORT, 'A session cannot be deleted.');
END;

CREATE TRIGGER same_day_result_insert BEFORE INSERT ON same_day_result BEGIN
  SELECT RAISE (ABORT, 'How a session began cannot be changed.')
    WHERE (SELECT count(*) FROM same_day_result
           WHERE session_id = NEW.session_id) >=
          coalesce((SELECT check_count FROM session
                    WHERE id = NEW.session_id), 0);
  SELECT RAISE (ABORT, 'The same-day check forbids a session today.')
    WHERE NEW.result = 'red'
       OR (NEW.result = 'amber'
           AND trim(coalesce((SELECT check_note FROM session
                              WHERE id = NEW.session_id), '')) = '');
END;

CREATE TRIGGER same_day_result_update BEFORE UPDATE ON same_day_result BEGIN
  SELECT RAISE (ABORT, 'How a session began cannot be changed.');
END;

CREATE TRIGGER same_day_result_delete BEFORE DELETE ON same_day_result BEGIN
  SELECT RAISE (ABORT, 'How a session began cannot be changed.');
END;

-- What was done -----------------------------------------------------------------

CREATE TRIGGER set_entry_insert BEFORE INSERT ON set_entry BEGIN
  SELECT RAISE (ABORT, 'This set is logged already.')
    WHERE EXISTS (SELECT 1 FROM set_entry
                  WHERE id = NEW.id
                     OR (session_id = NEW.session_id
                         AND prescription_id = NEW.prescription_id
                         AND set_number = NEW.set_number));
  SELECT RAISE (ABORT, 'Sets are logged in a running session, for an exercise of its plan.')
    WHERE NOT EXISTS (SELECT 1 FROM session s
                      JOIN prescription p ON p.plan_id = s.plan_id
                      WHERE s.id = NEW.session_id AND s.state = 'running'
                        AND p.id = NEW.prescription_id);
END;

-- Ratings may follow when the session has ended, repetitions may not, and what
-- was entered at first stays.
CREATE TRIGGER set_entry_update BEFORE UPDATE ON set_entry BEGIN
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

CREATE TRIGGER set_entry_delete BEFORE DELETE ON set_entry BEGIN
  SELECT RAISE (ABORT, 'A logged set cannot be deleted.');
END;

CREATE TRIGGER cuff_event_insert BEFORE INSERT ON cuff_event BEGIN
  SELECT RAISE (ABORT, 'This cuff event is logged already.')
    WHERE EXISTS (SELECT 1 FROM cuff_event WHERE id = NEW.id);
  SELECT RAISE (ABORT, 'The cuff is logged in a running session, for an exercise of its plan.')
    WHERE NOT EXISTS (SELECT 1 FROM session s
                      JOIN prescription p ON p.plan_id = s.plan_id
                      WHERE s.id = NEW.session_id AND s.state = 'running'
                        AND p.id = NEW.prescription_id);
END;

CREATE TRIGGER cuff_event_update BEFORE UPDATE ON cuff_event BEGIN
  SELECT RAISE (ABORT, 'A logged cuff event cannot be changed.');
END;

CREATE TRIGGER cuff_event_delete BEFORE DELETE ON cuff_event BEGIN
  SELECT RAISE (ABORT, 'A logged cuff event cannot be deleted.');
END;

CREATE TRIGGER audit_entry_insert BEFORE INSERT ON audit_entry
  WHEN EXISTS (SELECT 1 FROM audit_entry WHERE id = NEW.id) BEGIN
  SELECT RAISE (ABORT, 'The audit log only grows.');
END;

CREATE TRIGGER audit_entry_update BEFORE UPDATE ON audit_entry BEGIN
  SELECT RAISE (ABORT, 'The audit log only grows.');
END;

CREATE TRIGGER audit_entry_delete BEFORE DELETE ON audit_entry BEGIN
  SELECT RAISE (ABORT, 'The audit log only grows.');
END;
