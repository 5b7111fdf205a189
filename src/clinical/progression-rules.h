/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "clinical/progression.h"

G_BEGIN_DECLS

/* The rules of data/clinical/progression.ini; not for others. */

/**
 * CwProgressionNumbers:
 *
 * The numbers of the rules, by rule: `P1_LOAD_UP` is @load_up.
 */
typedef struct {
  struct {
    double effort_max, sessions, failure_last_above, fatigue_first_from,
        fatigue_total_from, raise_percent, raise_max_percent, default_step_kg,
        pain_max;
  } load_up;
  struct {
    double raise_points, sessions, discomfort_max;
  } pressure_up;
  struct {
    double total_below;
  } volume_up;
  struct {
    double completion_from, effort_from;
  } hold;
  struct {
    double completion_below, sessions, completion_once_below,
        fatigue_total_below, first_below, lower_percent;
  } load_down;
  struct {
    double first_from, fatigue_drop_2_above, fixed_second_max, discomfort_from,
        lower_points, rest_s;
  } pressure_down;
  struct {
    double pain_rise_from, soreness_above, lower_volume_percent,
        lower_load_percent;
  } symptom;
  struct {
    double lower_points;
  } event;
  struct {
    double early_days, early_effort_from, late_days, weekly_ratio_above,
        effort_rise_from, sessions, sets_percent;
  } deload;
  struct {
    double step_back_above_days, restart_above_days;
  } missed;
  struct {
    double every_days;
  } retest;
  struct {
    double pain_daily_max, pain_loading_max, effusion_max;
  } hybrid;
  struct {
    double symmetry_min, pain_max, weeks_min;
  } graduate;
  struct {
    double from_days, attendance_from, gain_percent;
  } no_gain;
} CwProgressionNumbers;

typedef struct {
  CwProgressionNumbers numbers;
  GHashTable *rules; /* (element-type utf8 CwProgressionRule) */
  GPtrArray *steps;  /* (element-type CwSetScheme) of the introduction */
  GStrv serious;     /* stop rules */
} CwProgressionData;

/* Static. */
const CwProgressionData *cw_progression_data (void);

G_END_DECLS
