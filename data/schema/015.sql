-- SPDX-License-Identifier: GPL-3.0-or-later
--
-- Outcome scores: what a patient says and does, asked again and again to see
-- whether care helps.  One is written once; a wrong one is struck out, as other
-- measurements are.  What a score was taken with stands in its own row, so that
-- nothing is compared that was asked or done in another way.

CREATE TABLE outcome_score (
  id INTEGER PRIMARY KEY CHECK (id > 0),
  patient_id INTEGER NOT NULL REFERENCES patient,
  measure_id TEXT NOT NULL
    CHECK (measure_id IN ('NPRS', 'PSFS', 'GROC', 'CHAIR_STAND', 'GIRTH',
                          'OTHER')),
  value REAL NOT NULL,
  adapted INTEGER NOT NULL CHECK (adapted IN (0, 1)),
  -- Of a questionnaire on paper.
  name TEXT CHECK (trim(name) <> '' AND length(name) <= 80),
  version TEXT CHECK (trim(version) <> '' AND length(version) <= 40),
  lowest REAL CHECK (lowest BETWEEN -1000 AND 1000),
  highest REAL CHECK (highest BETWEEN -1000 AND 1000),
  -- Of a girth.
  limb TEXT CHECK (limb IN ('LEFT_ARM', 'RIGHT_ARM', 'LEFT_LEG', 'RIGHT_LEG')),
  landmark_id TEXT
    CHECK (landmark_id IN ('THIGH', 'CALF', 'UPPER_ARM', 'FOREARM')),
  distance_cm REAL CHECK (distance_cm BETWEEN 0 AND 40),
  -- What the patient has named and rated.
  activity_1 TEXT CHECK (trim(activity_1) <> '' AND length(activity_1) <= 80),
  rating_1 REAL CHECK (rating_1 BETWEEN 0 AND 10 AND rating_1 = round(rating_1)),
  activity_2 TEXT CHECK (trim(activity_2) <> '' AND length(activity_2) <= 80),
  rating_2 REAL CHECK (rating_2 BETWEEN 0 AND 10 AND rating_2 = round(rating_2)),
  activity_3 TEXT CHECK (trim(activity_3) <> '' AND length(activity_3) <= 80),
  rating_3 REAL CHECK (rating_3 BETWEEN 0 AND 10 AND rating_3 = round(rating_3)),
  activity_4 TEXT CHECK (trim(activity_4) <> '' AND length(activity_4) <= 80),
  rating_4 REAL CHECK (rating_4 BETWEEN 0 AND 10 AND rating_4 = round(rating_4)),
  activity_5 TEXT CHECK (trim(activity_5) <> '' AND length(activity_5) <= 80),
  rating_5 REAL CHECK (rating_5 BETWEEN 0 AND 10 AND rating_5 = round(rating_5)),
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
  CHECK ((measure_id = 'OTHER') = (name IS NOT NULL)),
  CHECK ((measure_id = 'OTHER') = (lowest IS NOT NULL)),
  CHECK ((measure_id = 'OTHER') = (highest IS NOT NULL)),
  CHECK (measure_id = 'OTHER' OR version IS NULL),
  CHECK (lowest IS NULL OR lowest < highest),
  CHECK ((measure_id = 'GIRTH') = (limb IS NOT NULL)),
  CHECK ((measure_id = 'GIRTH') = (landmark_id IS NOT NULL)),
  CHECK ((measure_id = 'GIRTH') = (distance_cm IS NOT NULL)),
  CHECK (limb IS NULL
         OR (limb IN ('LEFT_LEG', 'RIGHT_LEG'))
            = (landmark_id IN ('THIGH', 'CALF'))),
  CHECK (measure_id = 'CHAIR_STAND' OR adapted = 0),
  CHECK ((measure_id = 'PSFS') = (activity_1 IS NOT NULL)),
  CHECK ((measure_id = 'PSFS') = (activity_2 IS NOT NULL)),
  CHECK ((measure_id = 'PSFS') = (activity_3 IS NOT NULL)),
  CHECK (measure_id = 'PSFS' OR activity_4 IS NULL),
  CHECK (activity_4 IS NOT NULL OR activity_5 IS NULL),
  CHECK ((activity_1 IS NULL) = (rating_1 IS NULL)),
  CHECK ((activity_2 IS NULL) = (rating_2 IS NULL)),
  CHECK ((activity_3 IS NULL) = (rating_3 IS NULL)),
  CHECK ((activity_4 IS NULL) = (rating_4 IS NULL)),
  CHECK ((activity_5 IS NULL) = (rating_5 IS NULL)),
  CHECK (CASE measure_id
           WHEN 'NPRS' THEN value BETWEEN 0 AND 10 AND value = round(value)
           WHEN 'PSFS' THEN
             abs(value * (3 + (rating_4 IS NOT NULL) + (rating_5 IS NOT NULL))
                 - rating_1 - rating_2 - rating_3
                 - coalesce(rating_4, 0) - coalesce(rating_5, 0)) < 0.001
           WHEN 'GROC' THEN value BETWEEN -7 AND 7 AND value = round(value)
           WHEN 'CHAIR_STAND' THEN
             value BETWEEN 0 AND 60 AND value = round(value)
           WHEN 'GIRTH' THEN value BETWEEN 15 AND 100
           ELSE value BETWEEN lowest AND highest END),
  CHECK (julianday(measured_on) <= julianday(recorded_at) + 0.6),
  CHECK (CASE WHEN struck_at IS NULL
           THEN struck_clinician_id IS NULL AND struck_by IS NULL
                AND struck_reason IS NULL
           ELSE struck_clinician_id IS NOT NULL
                AND trim(coalesce(struck_by, '')) <> ''
                AND length(trim(coalesce(struck_reason, ''))) >= 10 END)
) STRICT;

CREATE INDEX outcome_score_by_patient
  ON outcome_score (patient_id, measured_on);
CREATE INDEX outcome_score_by_clinician ON outcome_score (clinician_id);
CREATE INDEX outcome_score_by_striker ON outcome_score (struck_clinician_id);

CREATE TRIGGER outcome_score_insert BEFORE INSERT ON outcome_score BEGIN
  SELECT RAISE (ABORT, 'This score is recorded already.')
    WHERE EXISTS (SELECT 1 FROM outcome_score WHERE id = NEW.id);
  SELECT RAISE (ABORT, 'A score is struck out after it was recorded.')
    WHERE NEW.struck_at IS NOT NULL;
  SELECT RAISE (ABORT, 'There is no such patient.')
    WHERE NOT EXISTS (SELECT 1 FROM patient WHERE id = NEW.patient_id);
  SELECT RAISE (ABORT, 'A score is recorded by one of the clinicians.')
    WHERE NOT EXISTS (SELECT 1 FROM clinician
                      WHERE id = NEW.clinician_id AND active = 1);
  SELECT RAISE (ABORT, 'A score is recorded at the time of the entry.')
    WHERE (SELECT time_by_hand FROM clinic_file) IS NOT 1
      AND abs(julianday(NEW.recorded_at) - julianday('now')) > 1;
END;

CREATE TRIGGER outcome_score_update BEFORE UPDATE ON outcome_score BEGIN
  SELECT RAISE (ABORT, 'A score that was struck out stays so.')
    WHERE OLD.struck_at IS NOT NULL;
  SELECT RAISE (ABORT, 'A score cannot be changed. Strike it out and record another.')
    WHERE NEW.struck_at IS NULL
       OR NEW.id <> OLD.id OR NEW.patient_id <> OLD.patient_id
       OR NEW.measure_id <> OLD.measure_id OR NEW.value <> OLD.value
       OR NEW.adapted <> OLD.adapted
       OR NEW.name IS NOT OLD.name OR NEW.version IS NOT OLD.version
       OR NEW.lowest IS NOT OLD.lowest OR NEW.highest IS NOT OLD.highest
       OR NEW.limb IS NOT OLD.limb OR NEW.landmark_id IS NOT OLD.landmark_id
       OR NEW.distance_cm IS NOT OLD.distance_cm
       OR NEW.activity_1 IS NOT OLD.activity_1
       OR NEW.rating_1 IS NOT OLD.rating_1
       OR NEW.activity_2 IS NOT OLD.activity_2
       OR NEW.rating_2 IS NOT OLD.rating_2
       OR NEW.activity_3 IS NOT OLD.activity_3
       OR NEW.rating_3 IS NOT OLD.rating_3
       OR NEW.activity_4 IS NOT OLD.activity_4
       OR NEW.rating_4 IS NOT OLD.rating_4
       OR NEW.activity_5 IS NOT OLD.activity_5
       OR NEW.rating_5 IS NOT OLD.rating_5
       OR NEW.measured_on <> OLD.measured_on OR NEW.note IS NOT OLD.note
       OR NEW.clinician_id <> OLD.clinician_id
       OR NEW.recorded_by <> OLD.recorded_by
       OR NEW.recorded_at <> OLD.recorded_at;
  SELECT RAISE (ABORT, 'A score is struck out by one of the clinicians.')
    WHERE NOT EXISTS (SELECT 1 FROM clinician
                      WHERE id = NEW.struck_clinician_id AND active = 1);
END;

CREATE TRIGGER outcome_score_delete BEFORE DELETE ON outcome_score BEGIN
  SELECT RAISE (ABORT, 'A score cannot be deleted. Strike it out.');
END;
