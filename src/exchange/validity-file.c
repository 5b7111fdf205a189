/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "exchange/validity-file.h"

#include <glib/gi18n-lib.h>
#include <math.h>
#include <string.h>

#include "exchange/evaluation-file.h"

#define EVENT_PREFIX "event "
#define VISIT_PREFIX "visit "

/* The ranges of data entry (CLINICAL 1.3). */
#define MIN_SBP 60
#define MAX_SBP 260
#define MIN_DBP 30
#define MAX_DBP 160
#define MIN_GIRTH_CM 15
#define MAX_GIRTH_CM 100

static const char *const girth_keys[CW_N_LIMBS] = {
  [CW_LIMB_LEFT_ARM] = "girth_left_arm_cm",
  [CW_LIMB_RIGHT_ARM] = "girth_right_arm_cm",
  [CW_LIMB_LEFT_LEG] = "girth_left_leg_cm",
  [CW_LIMB_RIGHT_LEG] = "girth_right_leg_cm",
};

void
cw_validity_file_free (CwValidityFile *self)
{
  if (self == NULL)
    return;
  g_array_unref (self->events);
  g_array_unref (self->pressures);
  g_array_unref (self->girths);
  g_free (self);
}

static CwDate
read_date (CwDataFile *file, const char *key, CwDate latest)
{
  CwDate date = cw_data_file_has (file, key)
                    ? cw_evaluation_file_date (file, key)
                    : CW_DATE_NONE;

  if (date > latest)
    cw_data_file_reject (file, key, _ ("lies after the day it is about"));
  return date;
}

static CwLimbSet
read_limbs (CwDataFile *file, const char *key)
{
  return cw_data_file_has (file, key) ? cw_evaluation_file_limbs (file, key)
                                      : CW_LIMBS_NONE;
}

static double
read_number (CwDataFile *file, const char *key, double minimum, double maximum)
{
  return cw_data_file_has (file, key)
             ? cw_evaluation_file_number (file, key, minimum, maximum)
             : NAN;
}

static void
read_pressure (CwDataFile *file, double *sbp_mmhg, double *dbp_mmhg)
{
  *sbp_mmhg = read_number (file, "sbp_mmhg", MIN_SBP, MAX_SBP);
  *dbp_mmhg = read_number (file, "dbp_mmhg", MIN_DBP, MAX_DBP);
  if (isnan (*sbp_mmhg) != isnan (*dbp_mmhg))
    cw_data_file_reject (file, "dbp_mmhg",
                         _ ("both blood pressures or none are given"));
  if (*dbp_mmhg >= *sbp_mmhg)
    cw_data_file_reject (file, "dbp_mmhg",
                         _ ("not below the systolic pressure"));
}

static void
read_today (CwDataFile *file, CwValidityFacts *facts)
{
  static const char *const no_yes[] = { "no", "yes" };

  cw_data_file_enter_plain (file, "validity");
  facts->today = cw_evaluation_file_date (file, "date");
  facts->birth_date = read_date (file, "birth_date", facts->today);
  facts->last_session = read_date (file, "last_session", facts->today);
  facts->used_limbs = read_limbs (file, "used_limbs");
  facts->wanted_limbs = read_limbs (file, "wanted_limbs");
  facts->person_corrected
      = cw_data_file_has (file, "person_corrected")
        && cw_data_file_choice (file, "person_corrected", no_yes,
                                G_N_ELEMENTS (no_yes))
               == 1;
}

static void
read_screening (CwDataFile *file, CwValidityFacts *facts)
{
  static const char *const days[] = { "42", "90" };

  cw_data_file_enter_plain (file, "screening");
  facts->screened_on = cw_evaluation_file_date (file, "date");
  if (facts->screened_on > facts->today)
    cw_data_file_reject (file, "date", _ ("lies after the day it is about"));
  facts->asked_on = read_date (file, "short_form", facts->today);
  facts->valid_days
      = cw_data_file_choice (file, "valid_days", days, G_N_ELEMENTS (days)) == 0
            ? 42
            : 90;
  facts->valid_until = facts->screened_on + facts->valid_days;
  if (cw_data_file_has (file, "valid_until"))
    facts->valid_until = cw_evaluation_file_date (file, "valid_until");
  read_pressure (file, &facts->sbp_mmhg, &facts->dbp_mmhg);
  for (int limb = 0; limb < CW_N_LIMBS; limb++)
    facts->girth_cm[limb]
        = read_number (file, girth_keys[limb], MIN_GIRTH_CM, MAX_GIRTH_CM);
}

static void
read_event (CwDataFile *file, const char *id, CwValidityFile *self)
{
  const CwRescreenRule *rule = cw_rescreen_rule_find (id);
  CwRescreenEvent event = { 0 };

  event.day = cw_evaluation_file_date (file, "date");
  if (event.day > self->facts.today)
    cw_data_file_reject (file, "date", _ ("lies after the day it is about"));
  if (rule == NULL || !cw_rescreen_rule_can_be_reported (rule)) {
    cw_data_file_reject (file, NULL, _ ("nothing of that name can happen"));
    return;
  }
  event.rule_id = rule->id;
  g_array_append_val (self->events, event);
}

static void
read_visit (CwDataFile *file, const char *name, CwValidityFile *self)
{
  CwPressureReading pressure = { 0 };

  if (!cw_date_parse (name, &pressure.day) || pressure.day > self->facts.today
      || pressure.day < self->facts.screened_on) {
    cw_data_file_reject (file, NULL,
                         _ ("no day between the screening and today"));
    return;
  }
  read_pressure (file, &pressure.sbp_mmhg, &pressure.dbp_mmhg);
  if (!isnan (pressure.sbp_mmhg))
    g_array_append_val (self->pressures, pressure);
  for (int limb = 0; limb < CW_N_LIMBS; limb++) {
    CwGirthReading girth = {
      .day = pressure.day,
      .limb = (CwLimb)limb,
      .girth_cm
      = read_number (file, girth_keys[limb], MIN_GIRTH_CM, MAX_GIRTH_CM),
    };

    if (!isnan (girth.girth_cm))
      g_array_append_val (self->girths, girth);
  }
}

static void
read_since (CwDataFile *file, CwValidityFile *self)
{
  const char *const *groups = cw_data_file_get_groups (file);

  for (gsize i = 0; groups[i] != NULL; i++)
    if (g_str_has_prefix (groups[i], EVENT_PREFIX)) {
      cw_data_file_enter_plain (file, groups[i]);
      read_event (file, groups[i] + strlen (EVENT_PREFIX), self);
    } else if (g_str_has_prefix (groups[i], VISIT_PREFIX)) {
      cw_data_file_enter_plain (file, groups[i]);
      read_visit (file, groups[i] + strlen (VISIT_PREFIX), self);
    }
}

static int
compare_pressures (gconstpointer a, gconstpointer b)
{
  const CwPressureReading *one = a;
  const CwPressureReading *two = b;

  return (one->day > two->day) - (one->day < two->day);
}

static int
compare_girths (gconstpointer a, gconstpointer b)
{
  const CwGirthReading *one = a;
  const CwGirthReading *two = b;

  return (one->day > two->day) - (one->day < two->day);
}

CwValidityFile *
cw_validity_file_read (const char *path, GError **error)
{
  g_autoptr (CwValidityFile) self = g_new0 (CwValidityFile, 1);
  g_autoptr (CwDataFile) file = NULL;

  g_return_val_if_fail (path != NULL, NULL);

  self->events = g_array_new (FALSE, FALSE, sizeof (CwRescreenEvent));
  self->pressures = g_array_new (FALSE, FALSE, sizeof (CwPressureReading));
  self->girths = g_array_new (FALSE, FALSE, sizeof (CwGirthReading));
  cw_validity_facts_init (&self->facts);
  file = cw_evaluation_file_open (path, error);
  if (file == NULL)
    return NULL;
  read_today (file, &self->facts);
  read_screening (file, &self->facts);
  read_since (file, self);
  if (!cw_data_file_finish (file, error))
    return NULL;
  g_array_sort (self->pressures, compare_pressures);
  g_array_sort (self->girths, compare_girths);
  self->facts.events = (const CwRescreenEvent *)(void *)self->events->data;
  self->facts.n_events = self->events->len;
  self->facts.pressures
      = (const CwPressureReading *)(void *)self->pressures->data;
  self->facts.n_pressures = self->pressures->len;
  self->facts.girths = (const CwGirthReading *)(void *)self->girths->data;
  self->facts.n_girths = self->girths->len;
  return g_steal_pointer (&self);
}
