/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "clinical/screening.h"

G_BEGIN_DECLS

/**
 * CwDoseLimits:
 *
 * The numbers of data/clinical/limits.ini, by limit: `LIM_AOP` is @aop.
 */
typedef struct {
  struct {
    double refuse_above_percent, warn_below_percent, warn_arm_above_percent;
  } aop;
  struct {
    double refuse_above_mmhg, warn_arm_above_mmhg, warn_leg_above_mmhg;
  } mmhg;
  struct {
    double refuse_below_mmhg, refuse_above_mmhg, warn_arm_below_mmhg,
        warn_arm_above_mmhg, warn_leg_below_mmhg, warn_leg_above_mmhg;
  } aop_entry;
  struct {
    double warn_above_s, refuse_above_s;
  } bout_res;
  struct {
    double warn_arm_above_s, refuse_arm_above_s, warn_leg_above_s,
        refuse_leg_above_s;
  } bout_cont;
  struct {
    double warn_above_s, refuse_from_s, refuse_passive_above_s, passive_gap_s;
  } cum;
  struct {
    double refuse_above_s, warn_off_below_s;
  } passive;
  struct {
    double refuse_below_s, warn_below_s;
  } reperf;
  struct {
    double refuse_above_percent, warn_above_percent, warn_below_percent;
  } load;
  struct {
    double refuse_above_percent;
  } compound;
  struct {
    double refuse_total_above, refuse_set_above, warn_total_above;
  } reps;
  struct {
    double refuse_above, warn_above;
  } sets;
  struct {
    double refuse_below_s, warn_below_s, warn_above_s,
        warn_intermittent_above_s;
  } rest;
  struct {
    double refuse_per_day_above, refuse_block_above_days, warn_per_week_above,
        warn_per_week_weeks_above, warn_per_week_below;
  } freq;
  struct {
    double refuse_below_h, warn_below_h;
  } gap;
  struct {
    double refuse_until_session, warn_until_session;
  } failure_early;
  struct {
    double refuse_above, warn_below, warn_arm_above;
  } tight;
  struct {
    double warn_leg_above_percent, warn_arm_above_percent;
  } est;
  struct {
    double refuse_supervised_below;
  } unsupervised;
  struct {
    double warn_left_below_days;
  } screen;
  struct {
    double refuse_above;
  } cuffs;
  struct {
    double warn_leg_up_to_cm;
  } cuff_width;
  struct {
    double warn_hrr_from_percent, warn_effort_above, warn_speed_below_kmh,
        warn_speed_above_kmh;
  } intensity;
  struct {
    double warn_change_above_mmhg;
  } aop_bp;
} CwDoseLimits;

/* Static. */
const CwDoseLimits *cw_dose_limits_get (void);

/* What stands behind a limit. */
typedef struct {
  const char *rationale; /* why there is one: a sentence, translated */
  const char *source;    /* evidence keys, "; " between them */
} CwDoseLimitBasis;

/* Of a limit, as `LIM_AOP`; NULL when there is no such limit.  Static. */
const CwDoseLimitBasis *cw_dose_limit_get_basis (const char *limit_id);

G_END_DECLS
