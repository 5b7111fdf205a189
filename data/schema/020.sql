-- SPDX-License-Identifier: GPL-3.0-or-later
--
-- Who may do what, and how the program knows who it is.  Assistants hold and log
-- sessions, clinicians also sign, administrators also say who belongs to the
-- clinic.  Those of before are clinicians; who sets the first secret becomes an
-- administrator.
--
-- A secret is kept as a hash that is slow to try (crypto_pwhash_str() of
-- libsodium) and never in the audit log.  While nobody has one, nobody signs in.

ALTER TABLE clinician ADD COLUMN role TEXT NOT NULL DEFAULT 'clinician'
  CHECK (role IN ('assistant', 'clinician', 'administrator'));

CREATE TABLE clinician_secret (
  clinician_id INTEGER PRIMARY KEY REFERENCES clinician,
  hash TEXT NOT NULL CHECK (hash GLOB '$argon2id$*'),
  set_at TEXT NOT NULL
    CHECK (strftime('%Y-%m-%dT%H:%M:%SZ', set_at) IS set_at)
) STRICT;

-- A second secret of an administrator, on paper, for once.
CREATE TABLE recovery_code (
  clinician_id INTEGER PRIMARY KEY REFERENCES clinician,
  hash TEXT NOT NULL CHECK (hash GLOB '$argon2id$*'),
  made_at TEXT NOT NULL
    CHECK (strftime('%Y-%m-%dT%H:%M:%SZ', made_at) IS made_at),
  used_at TEXT CHECK (strftime('%Y-%m-%dT%H:%M:%SZ', used_at) IS used_at)
) STRICT;

-- Wrong ones in a row slow down the next, also after a restart.
CREATE TABLE sign_in_attempt (
  id INTEGER PRIMARY KEY CHECK (id > 0),
  clinician_id INTEGER NOT NULL REFERENCES clinician,
  at TEXT NOT NULL CHECK (strftime('%Y-%m-%dT%H:%M:%SZ', at) IS at),
  result TEXT NOT NULL CHECK (result IN ('wrong', 'secret', 'recovery'))
) STRICT;

CREATE INDEX sign_in_attempt_by_clinician ON sign_in_attempt (clinician_id, id);

CREATE TRIGGER clinician_secret_insert BEFORE INSERT ON clinician_secret BEGIN
  SELECT RAISE (ABORT, 'A secret is changed and not added twice.')
    WHERE EXISTS (SELECT 1 FROM clinician_secret
                  WHERE clinician_id = NEW.clinician_id);
  SELECT RAISE (ABORT, 'There is no such clinician.')
    WHERE NOT EXISTS (SELECT 1 FROM clinician WHERE id = NEW.clinician_id);
END;

CREATE TRIGGER clinician_secret_update BEFORE UPDATE OF clinician_id
  ON clinician_secret BEGIN
  SELECT RAISE (ABORT, 'A secret stays with its clinician.')
    WHERE NEW.clinician_id <> OLD.clinician_id;
END;

CREATE TRIGGER clinician_secret_delete BEFORE DELETE ON clinician_secret BEGIN
  SELECT RAISE (ABORT, 'A secret is changed and not deleted.');
END;

CREATE TRIGGER recovery_code_insert BEFORE INSERT ON recovery_code BEGIN
  SELECT RAISE (ABORT, 'A recovery code is changed and not added twice.')
    WHERE EXISTS (SELECT 1 FROM recovery_code
                  WHERE clinician_id = NEW.clinician_id);
  SELECT RAISE (ABORT, 'There is no such clinician.')
    WHERE NOT EXISTS (SELECT 1 FROM clinician WHERE id = NEW.clinician_id);
END;

CREATE TRIGGER recovery_code_update BEFORE UPDATE ON recovery_code BEGIN
  SELECT RAISE (ABORT, 'A recovery code stays with its clinician.')
    WHERE NEW.clinician_id <> OLD.clinician_id;
  SELECT RAISE (ABORT, 'A recovery code opens once.')
    WHERE NEW.hash = OLD.hash AND OLD.used_at IS NOT NULL;
END;

CREATE TRIGGER recovery_code_delete BEFORE DELETE ON recovery_code BEGIN
  SELECT RAISE (ABORT, 'A recovery code is changed and not deleted.');
END;

CREATE TRIGGER sign_in_attempt_insert BEFORE INSERT ON sign_in_attempt BEGIN
  SELECT RAISE (ABORT, 'Attempts to sign in are only added.')
    WHERE EXISTS (SELECT 1 FROM sign_in_attempt WHERE id = NEW.id);
  SELECT RAISE (ABORT, 'There is no such clinician.')
    WHERE NOT EXISTS (SELECT 1 FROM clinician WHERE id = NEW.clinician_id);
END;

CREATE TRIGGER sign_in_attempt_update BEFORE UPDATE ON sign_in_attempt BEGIN
  SELECT RAISE (ABORT, 'Attempts to sign in are only added.');
END;

CREATE TRIGGER sign_in_attempt_delete BEFORE DELETE ON sign_in_attempt BEGIN
  SELECT RAISE (ABORT, 'Attempts to sign in are only added.');
END;

-- Else nobody could let anybody in again.
CREATE TRIGGER clinician_last_administrator BEFORE UPDATE ON clinician
  WHEN OLD.role = 'administrator' AND OLD.active = 1
       AND (NEW.role <> 'administrator' OR NEW.active = 0) BEGIN
  SELECT RAISE (ABORT, 'The last administrator who can sign in stays one.')
    WHERE EXISTS (SELECT 1 FROM clinician_secret WHERE clinician_id = OLD.id)
      AND NOT EXISTS (SELECT 1 FROM clinician c
                      JOIN clinician_secret s ON s.clinician_id = c.id
                      WHERE c.id <> OLD.id AND c.active = 1
                        AND c.role = 'administrator');
END;

-- What assistants do not sign.

CREATE TRIGGER screening_sign_role BEFORE UPDATE ON screening
  WHEN OLD.signed_at IS NULL AND NEW.signed_at IS NOT NULL BEGIN
  SELECT RAISE (ABORT, 'An assistant signs no screening.')
    WHERE (SELECT role FROM clinician WHERE id = NEW.clinician_id)
          IS 'assistant';
END;

CREATE TRIGGER plan_insert_role BEFORE INSERT ON plan BEGIN
  SELECT RAISE (ABORT, 'An assistant signs no plan.')
    WHERE (SELECT role FROM clinician WHERE id = NEW.clinician_id)
          IS 'assistant';
END;

CREATE TRIGGER advice_decision_insert_role BEFORE INSERT ON advice_decision
BEGIN
  SELECT RAISE (ABORT, 'An assistant does not decide about advice.')
    WHERE (SELECT role FROM clinician WHERE id = NEW.clinician_id)
          IS 'assistant';
END;

CREATE TRIGGER clearance_request_insert_role BEFORE INSERT ON clearance_request
BEGIN
  SELECT RAISE (ABORT, 'An assistant does not ask for clearance.')
    WHERE (SELECT role FROM clinician WHERE id = NEW.clinician_id)
          IS 'assistant';
END;

CREATE TRIGGER adverse_event_entry_insert_role BEFORE INSERT
  ON adverse_event_entry WHEN NEW.is_review = 1 BEGIN
  SELECT RAISE (ABORT, 'An assistant does not review an adverse event.')
    WHERE (SELECT role FROM clinician WHERE id = NEW.clinician_id)
          IS 'assistant';
END;

CREATE TRIGGER occlusion_pressure_strike_role BEFORE UPDATE
  ON occlusion_pressure BEGIN
  SELECT RAISE (ABORT, 'An assistant strikes out no measurement.')
    WHERE (SELECT role FROM clinician WHERE id = NEW.struck_clinician_id)
          IS 'assistant';
END;

CREATE TRIGGER one_rep_maximum_strike_role BEFORE UPDATE ON one_rep_maximum
BEGIN
  SELECT RAISE (ABORT, 'An assistant strikes out no measurement.')
    WHERE (SELECT role FROM clinician WHERE id = NEW.struck_clinician_id)
          IS 'assistant';
END;

CREATE TRIGGER outcome_score_strike_role BEFORE UPDATE ON outcome_score BEGIN
  SELECT RAISE (ABORT, 'An assistant strikes out no score.')
    WHERE (SELECT role FROM clinician WHERE id = NEW.struck_clinician_id)
          IS 'assistant';
END;
