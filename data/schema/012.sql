-- SPDX-License-Identifier: GPL-3.0-or-later
--
-- Where somebody changed the course that the plan gives a session: a rest made
-- longer, shorter, paused or ended, an exercise left out.  Written as it is done,
-- so that a session goes on after a crash as it stood.

CREATE TABLE course_event (
  id INTEGER PRIMARY KEY CHECK (id > 0),
  session_id INTEGER NOT NULL REFERENCES session,
  prescription_id INTEGER NOT NULL REFERENCES prescription,
  set_number INTEGER NOT NULL CHECK (set_number BETWEEN 0 AND 100),
  kind TEXT NOT NULL
    CHECK (kind IN ('lengthen', 'start', 'pause', 'resume', 'skip')),
  seconds INTEGER NOT NULL
    CHECK (seconds BETWEEN -600 AND 600 AND (seconds <> 0) = (kind = 'lengthen')),
  at TEXT NOT NULL CHECK (strftime('%Y-%m-%dT%H:%M:%SZ', at) IS at),
  boot_us INTEGER NOT NULL,
  boot_id TEXT NOT NULL
) STRICT;

CREATE INDEX course_event_by_session ON course_event (session_id);
CREATE INDEX course_event_by_prescription ON course_event (prescription_id);

CREATE TRIGGER course_event_insert BEFORE INSERT ON course_event BEGIN
  SELECT RAISE (ABORT, 'This change of the course is logged already.')
    WHERE EXISTS (SELECT 1 FROM course_event WHERE id = NEW.id);
  SELECT RAISE (ABORT, 'The course is changed in a running session, for an exercise of its plan.')
    WHERE NOT EXISTS (SELECT 1 FROM session s
                      JOIN prescription p ON p.plan_id = s.plan_id
                      WHERE s.id = NEW.session_id AND s.state = 'running'
                        AND p.id = NEW.prescription_id);
END;

CREATE TRIGGER course_event_update BEFORE UPDATE ON course_event BEGIN
  SELECT RAISE (ABORT, 'A logged change of the course cannot be changed.');
END;

CREATE TRIGGER course_event_delete BEFORE DELETE ON course_event BEGIN
  SELECT RAISE (ABORT, 'A logged change of the course cannot be deleted.');
END;
