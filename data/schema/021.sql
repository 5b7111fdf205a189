-- SPDX-License-Identifier: GPL-3.0-or-later
--
-- The erasure of a person.  What nobody may delete is deleted only while a row
-- here names the patient, and only of that patient.  It comes in after the entry
-- of the audit log that tells of it and names nobody; while it is there, no care
-- of the patient begins; and it goes only when nothing of the patient is left.
-- It refers to a row that there never is, so that it cannot be there when a
-- transaction ends: an erasure is whole or has not been.

CREATE TABLE erasure (
  id INTEGER PRIMARY KEY CHECK (id = 1),
  patient_id INTEGER NOT NULL,
  audit_entry_id INTEGER NOT NULL,
  never INTEGER NOT NULL DEFAULT 2 CHECK (never = 2)
    REFERENCES erasure (id) DEFERRABLE INITIALLY DEFERRED
) STRICT;

CREATE TRIGGER erasure_insert BEFORE INSERT ON erasure BEGIN
  SELECT RAISE (ABORT, 'Another erasure has not ended.')
    WHERE EXISTS (SELECT 1 FROM erasure);
  SELECT RAISE (ABORT, 'There is no such patient.')
    WHERE NOT EXISTS (SELECT 1 FROM patient WHERE id = NEW.patient_id);
  SELECT RAISE (ABORT, 'This patient is in a session.')
    WHERE EXISTS (SELECT 1 FROM session
                  WHERE patient_id = NEW.patient_id AND state = 'running');
  SELECT RAISE (ABORT, 'An erasure leaves an entry in the audit log, which names nobody.')
    WHERE NOT EXISTS (SELECT 1 FROM audit_entry
                      WHERE id = NEW.audit_entry_id AND action = 'erase'
                        AND patient_id IS NULL AND clinician_id IS NOT NULL
                        AND id = (SELECT max(id) FROM audit_entry));
END;

CREATE TRIGGER erasure_update BEFORE UPDATE ON erasure BEGIN
  SELECT RAISE (ABORT, 'An erasure is of one patient.');
END;

CREATE TRIGGER erasure_delete BEFORE DELETE ON erasure
  WHEN EXISTS (SELECT 1 FROM patient WHERE id = OLD.patient_id)
    OR EXISTS (SELECT 1 FROM patient_search WHERE patient_id = OLD.patient_id)
    OR EXISTS (SELECT 1 FROM patient_due WHERE patient_id = OLD.patient_id)
    OR EXISTS (SELECT 1 FROM screening WHERE patient_id = OLD.patient_id)
    OR EXISTS (SELECT 1 FROM lapse WHERE patient_id = OLD.patient_id)
    OR EXISTS (SELECT 1 FROM clearance_request
               WHERE patient_id = OLD.patient_id)
    OR EXISTS (SELECT 1 FROM plan WHERE patient_id = OLD.patient_id)
    OR EXISTS (SELECT 1 FROM session WHERE patient_id = OLD.patient_id)
    OR EXISTS (SELECT 1 FROM adverse_event WHERE patient_id = OLD.patient_id)
    OR EXISTS (SELECT 1 FROM advice_decision WHERE patient_id = OLD.patient_id)
    OR EXISTS (SELECT 1 FROM occlusion_pressure
               WHERE patient_id = OLD.patient_id)
    OR EXISTS (SELECT 1 FROM one_rep_maximum WHERE patient_id = OLD.patient_id)
    OR EXISTS (SELECT 1 FROM outcome_score WHERE patient_id = OLD.patient_id)
    OR EXISTS (SELECT 1 FROM audit_entry WHERE patient_id = OLD.patient_id)
BEGIN
  SELECT RAISE (ABORT, 'An erasure ends when nothing of the patient is left.');
END;

-- A gate that has lost the record that shuts it must not open.

CREATE TRIGGER screening_erased BEFORE INSERT ON screening
  WHEN EXISTS (SELECT 1 FROM erasure WHERE patient_id = NEW.patient_id) BEGIN
  SELECT RAISE (ABORT, 'This patient is being erased.');
END;

CREATE TRIGGER screening_sign_erased BEFORE UPDATE ON screening
  WHEN EXISTS (SELECT 1 FROM erasure WHERE patient_id = NEW.patient_id) BEGIN
  SELECT RAISE (ABORT, 'This patient is being erased.');
END;

CREATE TRIGGER plan_erased BEFORE INSERT ON plan
  WHEN EXISTS (SELECT 1 FROM erasure WHERE patient_id = NEW.patient_id) BEGIN
  SELECT RAISE (ABORT, 'This patient is being erased.');
END;

CREATE TRIGGER session_erased BEFORE INSERT ON session
  WHEN EXISTS (SELECT 1 FROM erasure WHERE patient_id = NEW.patient_id) BEGIN
  SELECT RAISE (ABORT, 'This patient is being erased.');
END;

-- The link of an act keeps what it covers by `rows`, also where the digests of
-- an erased person's rows are gone; those that are left are covered here.
CREATE TABLE erased_link (
  link_id INTEGER PRIMARY KEY REFERENCES audit_link,
  key_id INTEGER NOT NULL REFERENCES audit_key,
  rows BLOB NOT NULL CHECK (length(rows) = 16)
) STRICT;

CREATE TRIGGER erased_link_insert BEFORE INSERT ON erased_link
  WHEN NOT EXISTS (SELECT 1 FROM erasure)
    OR EXISTS (SELECT 1 FROM erased_link WHERE link_id = NEW.link_id) BEGIN
  SELECT RAISE (ABORT, 'A digest belongs to the act that wrote its row.');
END;

CREATE TRIGGER erased_link_update BEFORE UPDATE ON erased_link
  WHEN NEW.link_id <> OLD.link_id OR NOT EXISTS (SELECT 1 FROM erasure) BEGIN
  SELECT RAISE (ABORT, 'A digest belongs to the act that wrote its row.');
END;

CREATE TRIGGER erased_link_delete BEFORE DELETE ON erased_link BEGIN
  SELECT RAISE (ABORT, 'A digest belongs to the act that wrote its row.');
END;

-- There while bytes of an erased person may be left in pages that are free: the
-- file has to be written anew.
CREATE TABLE sweep_due (
  id INTEGER PRIMARY KEY CHECK (id = 1)
) STRICT;

-- What cannot be deleted, except for that -----------------------------------------

DROP TRIGGER patient_delete;
CREATE TRIGGER patient_delete BEFORE DELETE ON patient
  WHEN NOT EXISTS (SELECT 1 FROM erasure WHERE patient_id = OLD.id) BEGIN
  SELECT RAISE (ABORT, 'A patient is archived and not deleted.');
END;

DROP TRIGGER screening_delete;
CREATE TRIGGER screening_delete BEFORE DELETE ON screening
  WHEN OLD.signed_at IS NOT NULL
    AND NOT EXISTS (SELECT 1 FROM erasure WHERE patient_id = OLD.patient_id) BEGIN
  SELECT RAISE (ABORT, 'A signed screening cannot be deleted.');
END;

DROP TRIGGER answer_delete;
CREATE TRIGGER answer_delete BEFORE DELETE ON answer
  WHEN EXISTS (SELECT 1 FROM screening
               WHERE id = OLD.screening_id AND signed_at IS NOT NULL)
    AND NOT EXISTS (SELECT 1 FROM erasure e
                   JOIN screening o ON o.patient_id = e.patient_id
                   WHERE o.id = OLD.screening_id) BEGIN
  SELECT RAISE (ABORT, 'What a signed screening says cannot be changed.');
END;

DROP TRIGGER measurement_delete;
CREATE TRIGGER measurement_delete BEFORE DELETE ON measurement
  WHEN EXISTS (SELECT 1 FROM screening
               WHERE id = OLD.screening_id AND signed_at IS NOT NULL)
    AND NOT EXISTS (SELECT 1 FROM erasure e
                   JOIN screening o ON o.patient_id = e.patient_id
                   WHERE o.id = OLD.screening_id) BEGIN
  SELECT RAISE (ABORT, 'What a signed screening says cannot be changed.');
END;

DROP TRIGGER clearance_delete;
CREATE TRIGGER clearance_delete BEFORE DELETE ON clearance
  WHEN EXISTS (SELECT 1 FROM screening
               WHERE id = OLD.screening_id AND signed_at IS NOT NULL)
    AND NOT EXISTS (SELECT 1 FROM erasure e
                   JOIN screening o ON o.patient_id = e.patient_id
                   WHERE o.id = OLD.screening_id) BEGIN
  SELECT RAISE (ABORT, 'What a signed screening says cannot be changed.');
END;

DROP TRIGGER justification_delete;
CREATE TRIGGER justification_delete BEFORE DELETE ON justification
  WHEN EXISTS (SELECT 1 FROM screening
               WHERE id = OLD.screening_id AND signed_at IS NOT NULL)
    AND NOT EXISTS (SELECT 1 FROM erasure e
                   JOIN screening o ON o.patient_id = e.patient_id
                   WHERE o.id = OLD.screening_id) BEGIN
  SELECT RAISE (ABORT, 'What a signed screening says cannot be changed.');
END;

DROP TRIGGER finding_delete;
CREATE TRIGGER finding_delete BEFORE DELETE ON finding
  WHEN EXISTS (SELECT 1 FROM screening
               WHERE id = OLD.screening_id AND signed_at IS NOT NULL)
    AND NOT EXISTS (SELECT 1 FROM erasure e
                   JOIN screening o ON o.patient_id = e.patient_id
                   WHERE o.id = OLD.screening_id) BEGIN
  SELECT RAISE (ABORT, 'What a signed screening says cannot be changed.');
END;

DROP TRIGGER limb_verdict_delete;
CREATE TRIGGER limb_verdict_delete BEFORE DELETE ON limb_verdict
  WHEN EXISTS (SELECT 1 FROM screening
               WHERE id = OLD.screening_id AND signed_at IS NOT NULL)
    AND NOT EXISTS (SELECT 1 FROM erasure e
                   JOIN screening o ON o.patient_id = e.patient_id
                   WHERE o.id = OLD.screening_id) BEGIN
  SELECT RAISE (ABORT, 'What a signed screening says cannot be changed.');
END;

DROP TRIGGER plan_delete;
CREATE TRIGGER plan_delete BEFORE DELETE ON plan
  WHEN NOT EXISTS (SELECT 1 FROM erasure WHERE patient_id = OLD.patient_id) BEGIN
  SELECT RAISE (ABORT, 'A signed plan cannot be deleted.');
END;

DROP TRIGGER prescription_delete;
CREATE TRIGGER prescription_delete BEFORE DELETE ON prescription
  WHEN NOT EXISTS (SELECT 1 FROM erasure e
                   JOIN plan o ON o.patient_id = e.patient_id
                   WHERE o.id = OLD.plan_id) BEGIN
  SELECT RAISE (ABORT, 'A signed plan cannot be changed. A new plan replaces it.');
END;

DROP TRIGGER accepted_warning_delete;
CREATE TRIGGER accepted_warning_delete BEFORE DELETE ON accepted_warning
  WHEN NOT EXISTS (SELECT 1 FROM erasure e
                   JOIN plan o ON o.patient_id = e.patient_id
                   JOIN prescription p ON p.plan_id = o.id
                   WHERE p.id = OLD.prescription_id) BEGIN
  SELECT RAISE (ABORT, 'A signed plan cannot be changed. A new plan replaces it.');
END;

DROP TRIGGER session_delete;
CREATE TRIGGER session_delete BEFORE DELETE ON session
  WHEN NOT EXISTS (SELECT 1 FROM erasure WHERE patient_id = OLD.patient_id) BEGIN
  SELECT RAISE (ABORT, 'A session cannot be deleted.');
END;

DROP TRIGGER same_day_result_delete;
CREATE TRIGGER same_day_result_delete BEFORE DELETE ON same_day_result
  WHEN NOT EXISTS (SELECT 1 FROM erasure e
                   JOIN session o ON o.patient_id = e.patient_id
                   WHERE o.id = OLD.session_id) BEGIN
  SELECT RAISE (ABORT, 'How a session began cannot be changed.');
END;

DROP TRIGGER set_entry_delete;
CREATE TRIGGER set_entry_delete BEFORE DELETE ON set_entry
  WHEN NOT EXISTS (SELECT 1 FROM erasure e
                   JOIN session o ON o.patient_id = e.patient_id
                   WHERE o.id = OLD.session_id) BEGIN
  SELECT RAISE (ABORT, 'A logged set cannot be deleted.');
END;

DROP TRIGGER cuff_event_delete;
CREATE TRIGGER cuff_event_delete BEFORE DELETE ON cuff_event
  WHEN NOT EXISTS (SELECT 1 FROM erasure e
                   JOIN session o ON o.patient_id = e.patient_id
                   WHERE o.id = OLD.session_id) BEGIN
  SELECT RAISE (ABORT, 'A logged cuff event cannot be deleted.');
END;

DROP TRIGGER audit_entry_delete;
CREATE TRIGGER audit_entry_delete BEFORE DELETE ON audit_entry
  WHEN NOT EXISTS (SELECT 1 FROM erasure WHERE patient_id = OLD.patient_id) BEGIN
  SELECT RAISE (ABORT, 'The audit log only grows.');
END;

DROP TRIGGER lapse_delete;
CREATE TRIGGER lapse_delete BEFORE DELETE ON lapse
  WHEN NOT EXISTS (SELECT 1 FROM erasure WHERE patient_id = OLD.patient_id) BEGIN
  SELECT RAISE (ABORT, 'A recorded lapse cannot be deleted. A new screening follows it.');
END;

DROP TRIGGER occlusion_pressure_delete;
CREATE TRIGGER occlusion_pressure_delete BEFORE DELETE ON occlusion_pressure
  WHEN NOT EXISTS (SELECT 1 FROM erasure WHERE patient_id = OLD.patient_id) BEGIN
  SELECT RAISE (ABORT, 'A measurement cannot be deleted. Strike it out.');
END;

DROP TRIGGER one_rep_maximum_delete;
CREATE TRIGGER one_rep_maximum_delete BEFORE DELETE ON one_rep_maximum
  WHEN NOT EXISTS (SELECT 1 FROM erasure WHERE patient_id = OLD.patient_id) BEGIN
  SELECT RAISE (ABORT, 'A measurement cannot be deleted. Strike it out.');
END;

DROP TRIGGER adverse_event_delete;
CREATE TRIGGER adverse_event_delete BEFORE DELETE ON adverse_event
  WHEN NOT EXISTS (SELECT 1 FROM erasure WHERE patient_id = OLD.patient_id) BEGIN
  SELECT RAISE (ABORT, 'An adverse event cannot be deleted.');
END;

DROP TRIGGER adverse_event_entry_delete;
CREATE TRIGGER adverse_event_entry_delete BEFORE DELETE ON adverse_event_entry
  WHEN NOT EXISTS (SELECT 1 FROM erasure e
                   JOIN adverse_event o ON o.patient_id = e.patient_id
                   WHERE o.id = OLD.adverse_event_id) BEGIN
  SELECT RAISE (ABORT, 'An adverse event cannot be deleted.');
END;

DROP TRIGGER plan_origin_delete;
CREATE TRIGGER plan_origin_delete BEFORE DELETE ON plan_origin
  WHEN NOT EXISTS (SELECT 1 FROM erasure e
                   JOIN plan o ON o.patient_id = e.patient_id
                   WHERE o.id = OLD.plan_id) BEGIN
  SELECT RAISE (ABORT, 'A signed plan cannot be changed. A new plan replaces it.');
END;

DROP TRIGGER advice_decision_delete;
CREATE TRIGGER advice_decision_delete BEFORE DELETE ON advice_decision
  WHEN NOT EXISTS (SELECT 1 FROM erasure WHERE patient_id = OLD.patient_id) BEGIN
  SELECT RAISE (ABORT, 'What was decided about advice cannot be deleted.');
END;

DROP TRIGGER safety_check_delete;
CREATE TRIGGER safety_check_delete BEFORE DELETE ON safety_check
  WHEN NOT EXISTS (SELECT 1 FROM erasure e
                   JOIN session o ON o.patient_id = e.patient_id
                   WHERE o.id = OLD.session_id) BEGIN
  SELECT RAISE (ABORT, 'A logged check cannot be deleted.');
END;

DROP TRIGGER course_event_delete;
CREATE TRIGGER course_event_delete BEFORE DELETE ON course_event
  WHEN NOT EXISTS (SELECT 1 FROM erasure e
                   JOIN session o ON o.patient_id = e.patient_id
                   WHERE o.id = OLD.session_id) BEGIN
  SELECT RAISE (ABORT, 'A logged change of the course cannot be deleted.');
END;

DROP TRIGGER clearance_request_delete;
CREATE TRIGGER clearance_request_delete BEFORE DELETE ON clearance_request
  WHEN NOT EXISTS (SELECT 1 FROM erasure WHERE patient_id = OLD.patient_id) BEGIN
  SELECT RAISE (ABORT, 'A letter that was asked for cannot be deleted.');
END;

DROP TRIGGER clearance_request_finding_delete;
CREATE TRIGGER clearance_request_finding_delete BEFORE DELETE ON clearance_request_finding
  WHEN NOT EXISTS (SELECT 1 FROM erasure e
                   JOIN clearance_request o ON o.patient_id = e.patient_id
                   WHERE o.id = OLD.request_id) BEGIN
  SELECT RAISE (ABORT, 'A letter that was asked for cannot be changed.');
END;

DROP TRIGGER outcome_score_delete;
CREATE TRIGGER outcome_score_delete BEFORE DELETE ON outcome_score
  WHEN NOT EXISTS (SELECT 1 FROM erasure WHERE patient_id = OLD.patient_id) BEGIN
  SELECT RAISE (ABORT, 'A score cannot be deleted. Strike it out.');
END;

DROP TRIGGER limb_stop_delete;
CREATE TRIGGER limb_stop_delete BEFORE DELETE ON limb_stop
  WHEN NOT EXISTS (SELECT 1 FROM erasure e
                   JOIN session o ON o.patient_id = e.patient_id
                   WHERE o.id = OLD.session_id) BEGIN
  SELECT RAISE (ABORT, 'A logged stop cannot be deleted.');
END;

DROP TRIGGER row_digest_delete;
CREATE TRIGGER row_digest_delete BEFORE DELETE ON row_digest
  WHEN NOT EXISTS (SELECT 1 FROM erasure) BEGIN
  SELECT RAISE (ABORT, 'A digest belongs to the act that wrote its row.');
END;

DROP TRIGGER paper_cuff_delete;
CREATE TRIGGER paper_cuff_delete BEFORE DELETE ON paper_cuff
  WHEN NOT EXISTS (SELECT 1 FROM erasure e
                   JOIN session o ON o.patient_id = e.patient_id
                   WHERE o.id = OLD.session_id) BEGIN
  SELECT RAISE (ABORT, 'A session from paper cannot be changed. Strike it out.');
END;

DROP TRIGGER session_remark_delete;
CREATE TRIGGER session_remark_delete BEFORE DELETE ON session_remark
  WHEN NOT EXISTS (SELECT 1 FROM erasure e
                   JOIN session o ON o.patient_id = e.patient_id
                   WHERE o.id = OLD.session_id) BEGIN
  SELECT RAISE (ABORT, 'A remark cannot be deleted. Write another.');
END;
