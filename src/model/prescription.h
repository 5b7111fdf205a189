/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "clinical/dose.h"
#include "clinical/one-rep-max.h"
#include "model/screening-record.h"

G_BEGIN_DECLS

typedef enum {
  CW_ONE_REP_MAX_NONE,       /* body weight, or not known */
  CW_ONE_REP_MAX_TESTED,
  CW_ONE_REP_MAX_ESTIMATED,  /* from repetitions to failure without cuff */
  CW_ONE_REP_MAX_CALIBRATED, /* 25 to 35 repetitions with the cuff inflated */
} CwOneRepMaxMethod;

const char *cw_one_rep_max_method_to_id (CwOneRepMaxMethod method);
gboolean cw_one_rep_max_method_from_id (const char *id,
                                        CwOneRepMaxMethod *method);

#define CW_WARNING_REASON_MIN_LENGTH 10

/* A warning that the clinician accepted, with the reason. */
typedef struct {
  char *limit_id;
  char *message;
  char *reason;
} CwAcceptedWarning;

CwAcceptedWarning *cw_accepted_warning_new (const char *limit_id,
                                            const char *message,
                                            const char *reason)
  G_GNUC_WARN_UNUSED_RESULT;
void cw_accepted_warning_free (CwAcceptedWarning *warning);

/**
 * CwPrescription:
 *
 * One exercise of a plan as numbers.  A number that is not given is NAN.
 */
typedef struct {
  gint64 id; /* 0 until saved */
  char *exercise_id;
  CwModality modality;
  CwLimbSet limbs;
  gint64 one_rm_id; /* of the ledger; 0 when not from there */
  CwOneRepMaxMethod one_rm_method;
  double one_rm_kg;
  CwDate one_rm_date;
  double load_kg;
  double load_percent_1rm;
  double load_percent_wanted; /* of a template or a step, for when there is a
                                 maximum; not stored */
  gboolean body_weight;
  char *scheme_id; /* NULL for the clinician's own */
  CwSetScheme scheme;
  double rest_s;
  char *tempo; /* `2-0-2` */
  gboolean intermittent;
  gint64 cuff_id;  /* of the clinic's cuffs; 0 when not of them */
  char *cuff_name; /* NULL when not given */
  double cuff_width_cm;
  double cuff_girth_min_cm, cuff_girth_max_cm; /* for which it is made */
  gboolean elastic_wrap;
  double device_max_mmhg;
  double device_step_mmhg; /* 1 or 5 */
  gint64 aop_id; /* of the ledger; 0 when not from there */
  double aop_mmhg;
  CwAopMethod aop_method;
  CwPosture aop_posture;
  CwDate aop_date;
  double aop_sbp_mmhg; /* systolic blood pressure of that day */
  double girth_cm;     /* of the limb under the cuff */
  CwPosture posture;
  double pressure_percent;
  double pressure_mmhg;
  double tightness; /* wraps without a gauge */
  double hrr_percent;   /* aerobic work: share of the heart-rate reserve */
  double target_bpm;    /* the pulse that it stands for */
  double target_effort; /* aerobic work, 0 to 10 */
  double speed_kmh;     /* of walking */
  double reperfusion_s; /* deflated before this exercise; NAN for the first */
  GPtrArray *accepted_warnings; /* (element-type CwAcceptedWarning) */
} CwPrescription;

CwPrescription *cw_prescription_new (void) G_GNUC_WARN_UNUSED_RESULT;
CwPrescription *cw_prescription_copy (const CwPrescription *prescription)
  G_GNUC_WARN_UNUSED_RESULT;
void cw_prescription_free (CwPrescription *prescription);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (CwPrescription, cw_prescription_free)

/* A copy of a bundled scheme becomes the prescription's, with its rest. */
void cw_prescription_set_scheme (CwPrescription *prescription,
                                 const CwSetScheme *scheme);

/* Intervals in place of sets; the cuff comes down between them.  NAN is what is
 * not given yet. */
void cw_prescription_set_intervals (CwPrescription *prescription,
                                    double n_intervals,
                                    double interval_s,
                                    double off_s);

/* "Knee extension, right leg". */
char *cw_prescription_get_title (const CwPrescription *prescription)
  G_GNUC_WARN_UNUSED_RESULT;

/* Whether a warning of that limit was accepted with a reason that is long
 * enough. */
gboolean cw_prescription_has_reason (const CwPrescription *prescription,
                                     const char *limit_id);

/* Seconds the cuff stays up for this exercise. */
double cw_prescription_get_restriction_s (const CwPrescription *prescription);
/* Seconds of the longest inflation that is planned; intervals are let down
 * between. */
double cw_prescription_get_inflation_s (const CwPrescription *prescription);
/* How long one inflation may last, by the strictest of its limbs
 * (LIM_BOUT_RES, LIM_BOUT_CONT, LIM_PASSIVE). */
CwTimeLimit
cw_prescription_get_bout_limit (const CwPrescription *prescription);
/* Whether it goes by the clock: aerobic and passive intervals. */
gboolean cw_prescription_is_timed (const CwPrescription *prescription);

/* Recomputes load_percent_1rm from load_kg and one_rm_kg, and pressure_mmhg
 * from aop_mmhg, pressure_percent and the gauge's step. */
void cw_prescription_derive (CwPrescription *prescription);

/* Recomputes target_bpm from hrr_percent, and the age and the pulse at rest of
 * the screening. */
void cw_prescription_derive_pulse (CwPrescription *prescription,
                                   const CwScreeningRecord *screening);

G_END_DECLS
