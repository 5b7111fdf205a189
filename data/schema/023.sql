-- SPDX-License-Identifier: GPL-3.0-or-later
--
-- The rules of a screening go by age and sex: where the birth date or the sex was
-- corrected since it was signed, it permits nothing more.  What was held before
-- may be typed in from paper.

CREATE TRIGGER plan_insert_corrected BEFORE INSERT ON plan BEGIN
  SELECT RAISE (ABORT, 'The birth date or the sex was corrected. Screen again first.')
    WHERE EXISTS (
      SELECT 1 FROM screening s JOIN patient p ON p.id = s.patient_id
      WHERE s.id = NEW.screening_id
        AND (s.birth_date <> p.birth_date OR s.sex <> p.sex));
END;

CREATE TRIGGER session_insert_corrected BEFORE INSERT ON session
  WHEN NEW.entered_at IS NULL BEGIN
  SELECT RAISE (ABORT, 'The birth date or the sex was corrected. Screen again first.')
    WHERE EXISTS (
      SELECT 1 FROM screening s JOIN patient p ON p.id = s.patient_id
      WHERE s.id = (SELECT max(id) FROM screening
                    WHERE patient_id = NEW.patient_id
                      AND signed_at IS NOT NULL)
        AND (s.birth_date <> p.birth_date OR s.sex <> p.sex));
END;
