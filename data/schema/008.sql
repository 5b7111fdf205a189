-- SPDX-License-Identifier: GPL-3.0-or-later
--
-- The limits of a dose that no reason opens (CLINICAL 2.6), as far as a row holds
-- the numbers.  What a row does not hold the model alone refuses: which exercise
-- is a heavy compound one, and whether a warning has its reason.
--
-- A set to failure is planned with 30 repetitions as the first and with 15 as a
-- later one.

CREATE VIEW dose_figure AS
  SELECT id, plan_id, position, modality, limbs, n_sets, most_reps, total_reps,
         to_failure, load_percent, aop_percent,
         -- one inflation, and all of them together
         CASE WHEN modality <> 'resistance' THEN NULL
              WHEN intermittent = 1 THEN most_reps * seconds_per_rep
              ELSE total_reps * seconds_per_rep
                   + (n_sets - 1) * coalesce(rest_s, 0) END AS bout_s,
         CASE WHEN modality <> 'resistance' THEN intervals * interval_s
              WHEN intermittent = 1 OR n_sets = 1
                THEN total_reps * seconds_per_rep
              ELSE total_reps * seconds_per_rep
                   + (n_sets - 1) * coalesce(rest_s, 0) END AS restriction_s
  FROM (
    SELECT p.*, instr(p.scheme_reps, 'F') > 0 AS to_failure,
      max(coalesce(p.load_percent_1rm, 0),
          coalesce(100 * p.load_kg / p.one_rm_kg, 0)) AS load_percent,
      max(coalesce(p.pressure_percent, 0),
          coalesce(100 * p.pressure_mmhg / p.aop_mmhg, 0)) AS aop_percent,
      (SELECT count(*) FROM json_each(
         '["' || replace(p.scheme_reps, '/', '","') || '"]')) AS n_sets,
      (SELECT max(CASE WHEN value <> 'F' THEN CAST(value AS INTEGER)
                       WHEN key = 0 THEN 30 ELSE 15 END)
       FROM json_each('["' || replace(p.scheme_reps, '/', '","') || '"]'))
        AS most_reps,
      (SELECT sum(CASE WHEN value <> 'F' THEN CAST(value AS INTEGER)
                       WHEN key = 0 THEN 30 ELSE 15 END)
       FROM json_each('["' || replace(p.scheme_reps, '/', '","') || '"]'))
        AS total_reps,
      (SELECT sum(CAST(value AS REAL)) FROM json_each(
         '["' || replace(coalesce(p.tempo, ''), '-', '","') || '"]'))
        AS seconds_per_rep
    FROM prescription p);

-- The number of the next session of a plan, if it were signed now.
CREATE VIEW next_session AS
  SELECT plan.id AS plan_id,
         (SELECT coalesce(max(s.number), 0) + 1 FROM session s
          WHERE s.patient_id = plan.patient_id AND s.line = plan.line) AS number
  FROM plan;

-- By the numbers of the prescription and its plan alone.
CREATE VIEW refused_dose AS
  SELECT f.id AS prescription_id
  FROM dose_figure f
  JOIN prescription p ON p.id = f.id
  JOIN plan ON plan.id = p.plan_id
  JOIN next_session n ON n.plan_id = plan.id
  WHERE f.n_sets > 5 -- LIM_SETS
     OR f.most_reps > 40 OR f.total_reps > 100 -- LIM_REPS
     OR (p.modality = 'resistance' AND p.rest_s < 14.999999) -- LIM_REST
     OR f.load_percent > 50.000001 -- LIM_LOAD
     OR f.bout_s > 600.000001 -- LIM_BOUT_RES
     OR (f.to_failure AND n.number <= 2) -- LIM_FAILURE_EARLY
     OR (plan.home = 1 AND n.number <= 6) -- LIM_UNSUPERVISED
     OR p.aop_date > plan.signed_on -- LIM_AOP_AGE
     OR (p.aop_mmhg IS NOT NULL -- LIM_POSTURE
         AND instr('lying seated standing', p.aop_posture)
             > instr('lying seated standing', p.posture))
     OR (p.aop_mmhg IS NOT NULL AND p.aop_method = 'estimate' -- LIM_EST
         AND ((p.limbs LIKE '%LEG%' AND p.cuff_width_cm < 6.999999)
              OR p.aop_date < date(plan.signed_on, '-28 days')));

-- By the class of a limb, and by letters about it.
CREATE VIEW refused_dose_of_limb AS
  SELECT f.id AS prescription_id, f.plan_id, v.screening_id
  FROM dose_figure f
  JOIN prescription p ON p.id = f.id
  JOIN plan ON plan.id = p.plan_id
  JOIN limb_verdict v ON instr(p.limbs, v.limb)
  WHERE (v.dose_class <> 'A' AND p.elastic_wrap = 1) -- LIM_TIGHT
     OR f.load_percent > v.max_load_percent_1rm + 0.000001
     OR (v.dose_class = 'C'
         AND (plan.exercise_count > 2 -- LIM_EXERCISES
              OR instr(p.limbs, ';') -- LIM_CUFFS
              OR f.load_percent > 30.000001 -- LIM_LOAD
              OR (p.modality = 'resistance' AND p.intermittent = 0
                  AND f.n_sets > 1) -- LIM_RESTRICTION_STYLE
              OR p.aop_date < date(plan.signed_on, '-28 days'))) -- LIM_AOP_AGE
     OR EXISTS (SELECT 1 FROM clearance c JOIN screening s
                  ON s.id = c.screening_id
                WHERE c.screening_id = v.screening_id
                  AND (coalesce(c.limbs, '') = '' OR instr(c.limbs, v.limb))
                  AND trim(coalesce(c.role, '')) <> ''
                  AND s.date BETWEEN c.date
                                 AND min(date(c.date, '+90 days'),
                                         coalesce(c.expiry, '9999-12-31'))
                  AND (f.aop_percent > c.max_aop_percent + 0.001
                       OR f.load_percent > c.max_load_percent_1rm + 0.001));

-- What one limb gets from all exercises up to one of them.
CREATE VIEW limb_time AS
  SELECT f.id AS prescription_id, f.plan_id, l.limb, f.modality,
         (SELECT sum(earlier.restriction_s) FROM dose_figure earlier
          WHERE earlier.plan_id = f.plan_id AND earlier.position <= f.position
            AND instr(earlier.limbs, l.limb)) AS seconds
  FROM dose_figure f
  JOIN (SELECT 'LEFT_ARM' AS limb UNION ALL SELECT 'RIGHT_ARM'
        UNION ALL SELECT 'LEFT_LEG' UNION ALL SELECT 'RIGHT_LEG') l
    ON instr(f.limbs, l.limb);

CREATE TRIGGER prescription_dose AFTER INSERT ON prescription BEGIN
  SELECT RAISE (ABORT, 'A limit that no reason opens refuses this dose.')
    WHERE EXISTS (SELECT 1 FROM refused_dose WHERE prescription_id = NEW.id);
  SELECT RAISE (ABORT, 'The class of this limb, or a letter about it, does not permit this dose.')
    WHERE EXISTS (SELECT 1 FROM refused_dose_of_limb
                  WHERE prescription_id = NEW.id
                    AND screening_id = (SELECT screening_id FROM plan
                                        WHERE id = NEW.plan_id));
  SELECT RAISE (ABORT, 'What the screening found allows no set to failure yet.')
    WHERE instr(NEW.scheme_reps, 'F')
      AND EXISTS (SELECT 1 FROM plan
                  JOIN limb_verdict v ON v.screening_id = plan.screening_id
                  JOIN next_session n ON n.plan_id = plan.id
                  WHERE plan.id = NEW.plan_id AND instr(NEW.limbs, v.limb)
                    AND n.number <= v.no_failure_sessions);
  SELECT RAISE (ABORT, 'All exercises together restrict the limb for too long.')
    WHERE EXISTS (SELECT 1 FROM limb_time -- LIM_CUM
                  WHERE plan_id = NEW.plan_id AND modality <> 'passive'
                    AND seconds >= 1200);
  SELECT RAISE (ABORT, 'A limb needs air between two exercises.')
    WHERE EXISTS (SELECT 1 FROM prescription a JOIN prescription b -- LIM_REPERF
                    ON b.plan_id = a.plan_id AND b.position = a.position + 1
                  WHERE a.plan_id = NEW.plan_id AND b.reperfusion_s IS NULL
                    AND ((instr(a.limbs, 'LEFT_ARM') AND instr(b.limbs, 'LEFT_ARM'))
                         OR (instr(a.limbs, 'RIGHT_ARM')
                             AND instr(b.limbs, 'RIGHT_ARM'))
                         OR (instr(a.limbs, 'LEFT_LEG')
                             AND instr(b.limbs, 'LEFT_LEG'))
                         OR (instr(a.limbs, 'RIGHT_LEG')
                             AND instr(b.limbs, 'RIGHT_LEG'))));
END;

CREATE TRIGGER session_dose BEFORE INSERT ON session BEGIN
  SELECT RAISE (ABORT, 'The patient''s last screening no longer permits what the plan prescribes.')
    WHERE EXISTS (SELECT 1 FROM refused_dose_of_limb
                  WHERE plan_id = NEW.plan_id
                    AND screening_id = (SELECT max(id) FROM screening
                                        WHERE patient_id = NEW.patient_id
                                          AND signed_at IS NOT NULL));
END;
