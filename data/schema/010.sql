-- SPDX-License-Identifier: GPL-3.0-or-later
--
-- Templates of plans, shared in the clinic.  They hold nothing of a patient:
-- loads and pressures are shares.  A template is made whole and never changes
-- but for its name; a deleted one stays, out of sight.

CREATE TABLE plan_template (
  id INTEGER PRIMARY KEY CHECK (id > 0),
  name TEXT NOT NULL CHECK (trim(name) <> '' AND length(name) <= 80),
  exercise_count INTEGER NOT NULL CHECK (exercise_count BETWEEN 1 AND 20),
  deleted INTEGER NOT NULL CHECK (deleted IN (0, 1))
) STRICT;

CREATE UNIQUE INDEX plan_template_by_name ON plan_template (name COLLATE NOCASE)
  WHERE deleted = 0;

CREATE TABLE plan_template_exercise (
  template_id INTEGER NOT NULL REFERENCES plan_template,
  position INTEGER NOT NULL CHECK (position >= 0),
  exercise_id TEXT NOT NULL CHECK (exercise_id <> ''),
  modality TEXT NOT NULL
    CHECK (modality IN ('resistance', 'aerobic', 'passive')),
  limbs TEXT NOT NULL -- a pair, or the right one for any
    CHECK (limbs IN ('RIGHT_ARM', 'LEFT_ARM;RIGHT_ARM', 'RIGHT_LEG',
                     'LEFT_LEG;RIGHT_LEG')),
  load_percent_1rm REAL
    CHECK (load_percent_1rm >= 0 AND load_percent_1rm <= 50),
  body_weight INTEGER NOT NULL CHECK (body_weight IN (0, 1)),
  scheme_id TEXT,
  scheme_reps TEXT NOT NULL,
  scheme_rest_s REAL,
  scheme_to_fatigue INTEGER NOT NULL CHECK (scheme_to_fatigue IN (0, 1)),
  rest_s REAL CHECK (rest_s >= 0 AND rest_s <= 1800),
  tempo TEXT,
  intermittent INTEGER NOT NULL CHECK (intermittent IN (0, 1)),
  posture TEXT NOT NULL CHECK (posture IN ('lying', 'seated', 'standing')),
  pressure_percent REAL
    CHECK (pressure_percent > 0 AND pressure_percent <= 80),
  intervals INTEGER CHECK (intervals BETWEEN 1 AND 8),
  interval_s REAL CHECK (interval_s > 0 AND interval_s <= 1200),
  hrr_percent REAL CHECK (hrr_percent > 0 AND hrr_percent <= 100),
  target_effort REAL CHECK (target_effort BETWEEN 0 AND 10),
  speed_kmh REAL CHECK (speed_kmh > 0 AND speed_kmh <= 20),
  reperfusion_s REAL CHECK (reperfusion_s >= 0),
  PRIMARY KEY (template_id, position),
  CHECK ((modality = 'resistance') = (intervals IS NULL)),
  CHECK ((intervals IS NULL) = (interval_s IS NULL))
) STRICT, WITHOUT ROWID;

CREATE TRIGGER plan_template_insert BEFORE INSERT ON plan_template
  WHEN EXISTS (SELECT 1 FROM plan_template
               WHERE id = NEW.id
                  OR (deleted = 0 AND name = NEW.name COLLATE NOCASE)) BEGIN
  SELECT RAISE (ABORT, 'This template exists already.');
END;

CREATE TRIGGER plan_template_update BEFORE UPDATE ON plan_template
  WHEN NEW.id <> OLD.id OR NEW.exercise_count <> OLD.exercise_count
    OR OLD.deleted = 1
    OR EXISTS (SELECT 1 FROM plan_template
               WHERE id <> NEW.id AND deleted = 0 AND NEW.deleted = 0
                 AND name = NEW.name COLLATE NOCASE) BEGIN
  SELECT RAISE (ABORT, 'Of a template only the name changes.');
END;

CREATE TRIGGER plan_template_delete BEFORE DELETE ON plan_template BEGIN
  SELECT RAISE (ABORT, 'A template is marked as deleted.');
END;

CREATE TRIGGER plan_template_exercise_insert
BEFORE INSERT ON plan_template_exercise
  WHEN NEW.position >= coalesce((SELECT exercise_count FROM plan_template
                                 WHERE id = NEW.template_id), 0)
    OR EXISTS (SELECT 1 FROM plan_template_exercise
               WHERE template_id = NEW.template_id
                 AND position = NEW.position) BEGIN
  SELECT RAISE (ABORT, 'What a template holds cannot be changed.');
END;

CREATE TRIGGER plan_template_exercise_update
BEFORE UPDATE ON plan_template_exercise BEGIN
  SELECT RAISE (ABORT, 'What a template holds cannot be changed.');
END;

CREATE TRIGGER plan_template_exercise_delete
BEFORE DELETE ON plan_template_exercise BEGIN
  SELECT RAISE (ABORT, 'What a template holds cannot be changed.');
END;
