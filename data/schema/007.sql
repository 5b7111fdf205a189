-- SPDX-License-Identifier: GPL-3.0-or-later
--
-- What a finding asks for beyond the class of its limb (CLINICAL 1.2): a measured
-- occlusion pressure, seated work, no sets to failure at first, and what to watch
-- in the session.  Its cap on the pressure binds in every class.

ALTER TABLE finding ADD COLUMN measured_aop_only INTEGER NOT NULL DEFAULT 0
  CHECK (measured_aop_only IN (0, 1));
ALTER TABLE finding ADD COLUMN seated_only INTEGER NOT NULL DEFAULT 0
  CHECK (seated_only IN (0, 1));
ALTER TABLE finding ADD COLUMN no_failure_sessions INTEGER NOT NULL DEFAULT 0
  CHECK (no_failure_sessions >= 0);
ALTER TABLE finding ADD COLUMN monitoring TEXT;

ALTER TABLE limb_verdict ADD COLUMN measured_aop_only INTEGER NOT NULL DEFAULT 0
  CHECK (measured_aop_only IN (0, 1));
ALTER TABLE limb_verdict ADD COLUMN seated_only INTEGER NOT NULL DEFAULT 0
  CHECK (seated_only IN (0, 1));
ALTER TABLE limb_verdict ADD COLUMN no_failure_sessions INTEGER NOT NULL
  DEFAULT 0 CHECK (no_failure_sessions >= 0);

-- What a screening refuses of a prescription, whatever the class of the limb.
CREATE VIEW restricted_prescription AS
  SELECT p.id AS prescription_id, p.plan_id, v.screening_id
  FROM prescription p
  JOIN limb_verdict v ON instr(p.limbs, v.limb)
  WHERE max(coalesce(p.pressure_percent, 0),
            coalesce(100 * p.pressure_mmhg / p.aop_mmhg, 0)) - 0.001
        > coalesce(v.max_aop_percent, 100)
     OR (v.measured_aop_only = 1 AND p.aop_method = 'estimate'
         AND p.aop_mmhg IS NOT NULL)
     OR (v.seated_only = 1 AND p.posture = 'standing');

CREATE TRIGGER prescription_restricted AFTER INSERT ON prescription BEGIN
  SELECT RAISE (ABORT, 'What the screening found on this limb does not permit this dose.')
    WHERE EXISTS (SELECT 1 FROM restricted_prescription
                  WHERE prescription_id = NEW.id
                    AND screening_id = (SELECT screening_id FROM plan
                                        WHERE id = NEW.plan_id));
END;

CREATE TRIGGER session_restricted BEFORE INSERT ON session BEGIN
  SELECT RAISE (ABORT, 'What the patient''s last screening found does not permit what the plan prescribes.')
    WHERE EXISTS (SELECT 1 FROM restricted_prescription
                  WHERE plan_id = NEW.plan_id
                    AND screening_id = (SELECT max(id) FROM screening
                                        WHERE patient_id = NEW.patient_id
                                          AND signed_at IS NOT NULL));
END;
