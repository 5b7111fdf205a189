/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "clinical/exercise-catalogue.h"
#include "clinical/occlusion-pressure.h"
#include "clinical/set-scheme.h"

G_BEGIN_DECLS

typedef enum {
  CW_MODALITY_RESISTANCE,
  CW_MODALITY_AEROBIC,
  CW_MODALITY_PASSIVE,
} CwModality;

const char *cw_modality_to_id (CwModality modality); /* `resistance` …; static */
gboolean cw_modality_from_id (const char *id, CwModality *modality);
const char *cw_modality_get_name (CwModality modality); /* translated; static */
/* How that exercise is dosed. */
CwModality cw_exercise_get_modality (const CwExercise *exercise);

/**
 * CwDose:
 *
 * One exercise under the cuff as numbers (CLINICAL 2.1 to 2.8).  A number that
 * is not given is NAN, a date CW_DATE_NONE, a count -1; what is not given is
 * not judged, unless the limit says that it must be known.
 */
typedef struct {
  CwDoseClass dose_class;
  CwModality modality;
  CwLimbSet limbs;         /* of one region */
  const CwExercise *exercise; /* NULL when not given */
  int session_number;
  CwDate date;             /* of the session or the plan, for ages of values */
  double aop_mmhg;
  CwAopMethod aop_method;
  gboolean has_aop_method;
  CwDate aop_date;
  CwPosture aop_posture;
  gboolean has_aop_posture;
  CwPosture posture;
  gboolean has_posture;
  double aop_cuff_width_cm; /* of the cuff with which it was measured */
  double aop_sbp_mmhg;      /* systolic blood pressure when it was measured */
  double sbp_mmhg;          /* the same on @date */
  double girth_cm;          /* of the limb under the cuff */
  double cuff_girth_min_cm, cuff_girth_max_cm; /* for which the cuff is made */
  double cuff_width_cm;
  gboolean elastic_wrap;
  double device_max_mmhg;
  double device_step_mmhg;
  double pressure_percent; /* of the occlusion pressure */
  double pressure_mmhg;
  double tightness;        /* 0 to 10, wraps without a gauge */
  double load_percent_1rm;
  double load_kg;
  double one_rm_kg;
  gboolean body_weight;
  CwSetScheme scheme;      /* n_sets 0 when not given */
  double rest_s;
  gboolean intermittent;   /* deflated in the rests */
  double seconds_per_rep;
  double inflated_s;       /* one continuous inflation */
  double cumulative_s;     /* that limb, whole session */
  double off_s;            /* between the inflations of intervals */
  int intervals;           /* inflations of @inflated_s each */
  double hrr_percent;      /* of the heart-rate reserve, aerobic work */
  double target_effort;    /* 0 to 10, aerobic work */
  double speed_kmh;        /* of walking */
  gboolean heart_rate_unreliable; /* the pulse does not tell the effort */
  int familiarisation_step; /* that is due, from 0; -1: none is */
  double reperfusion_s;    /* between exercises on the same limb */
  int exercises_in_session;
  gboolean mixed_session;  /* @cumulative_s is not of passive inflations only */
  int cuffs_at_once;
  double sessions_per_week;
  double weeks;
  double sessions_per_day;
  double hours_since_last;
  gboolean intensive_block;
  double block_days;
  gboolean home;
  int supervised_sessions;
  double screening_days_left; /* after @date, until the screening ends */
  /* Of what was found on the limb, whatever its class: the most in percent, no
   * estimate, seated or lying only, up to which session no set to failure. */
  double limb_cap_aop_percent;
  gboolean limb_measured_aop_only, limb_seated_only;
  int limb_no_failure_sessions;
  double cleared_aop_percent; /* named in a clearance letter */
  double cleared_load_percent_1rm; /* the same; never raises a cap */
} CwDose;

/* A dose of which nothing is known. */
void cw_dose_init (CwDose *dose);

typedef struct {
  const char *limit_id; /* `LIM_AOP` */
  gboolean refused;     /* else a warning, which needs a reason */
  const char *field;    /* key of the dose that causes it, as `pressure_percent` */
  double value, limit;  /* in the field's unit; NAN where there is no number */
  char *message;        /* a sentence for the clinician, translated */
  const char *rationale; /* why there is that limit, translated */
  const char *source;    /* evidence keys of the limit */
} CwDoseIssue;

void cw_dose_issue_free (CwDoseIssue *issue);

/* Judges a dose by every limit of CLINICAL 2.6 and by the caps of its class
 * (1.1).  (element-type CwDoseIssue), refusals first; empty when all is well. */
GPtrArray *cw_dose_review (const CwDose *dose) G_GNUC_WARN_UNUSED_RESULT;
gboolean cw_dose_issues_refuse (GPtrArray *issues);

/* The band a class allows (CLINICAL 1.1). */
typedef struct {
  double aop_percent_min, aop_percent_max, aop_percent_default;
  double load_percent_min, load_percent_max, load_percent_default;
  int max_exercises, max_cuffs;
  gboolean measured_aop_only, intermittent_only, fixed_sets_only;
  const char *set_ends;       /* "fixed, or to fatigue", translated */
  const char *pressure_check; /* "before and after": blood pressure and pulse */
} CwDoseBand;

/* `cleared_aop_percent` as in CwDose, NAN for none. */
CwDoseBand cw_dose_band (CwDoseClass dose_class,
                         gboolean leg,
                         double cleared_aop_percent);

/* Limits that screens show and clocks watch, in seconds. */
typedef struct {
  double warn_s, refuse_s;
} CwTimeLimit;

/* One continuous inflation (LIM_BOUT_RES, LIM_BOUT_CONT, LIM_PASSIVE). */
CwTimeLimit cw_dose_bout_limit (CwModality modality, gboolean leg);
/* One limb over a session (LIM_CUM). */
CwTimeLimit cw_dose_cumulative_limit (CwModality modality);

G_END_DECLS
