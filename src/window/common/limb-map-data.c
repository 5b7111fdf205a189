/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "window/common/limb-map-data.h"

#include "base/quantity.h"
#include "clinical/exercise-catalogue.h"
#include "model/dose-text.h"
#include "window/common/status-mark.h"

#include <glib/gi18n-lib.h>
#include <math.h>

struct _CwLimbMapData {
  CwLimbMap map;
  GPtrArray *lines[CW_N_LIMBS]; /* (element-type utf8), all of them */
  char *more[CW_N_LIMBS];       /* "and 2 more" */
};

static void
add_exercises (GPtrArray *lines, const CwPlan *plan, CwLimb limb)
{
  for (guint i = 0; i < plan->prescriptions->len; i++) {
    const CwPrescription *dose = g_ptr_array_index (plan->prescriptions, i);
    const CwExercise *exercise = cw_exercise_find (dose->exercise_id);
    g_autofree char *pressure = NULL;

    if ((dose->limbs & CW_LIMB_BIT (limb)) == 0)
      continue;
    if (exercise != NULL)
      g_ptr_array_add (lines, g_strdup (exercise->name));
    if (isnan (dose->pressure_mmhg))
      continue;
    pressure = cw_number_format (dose->pressure_mmhg, 0);
    g_ptr_array_add (lines, g_strdup_printf (_("%s mmHg"), pressure));
  }
}

static void
add_findings (GPtrArray *lines, const CwVerdict *verdict, CwLimb limb)
{
  for (guint i = 0; i < verdict->findings->len; i++) {
    const CwFinding *finding = g_ptr_array_index (verdict->findings, i);

    if (!finding->lifted && (finding->whole_patient ||
                             (finding->limbs & CW_LIMB_BIT (limb)) != 0))
      g_ptr_array_add (lines, g_strdup (finding->title));
  }
}

/* The lines that there is room for. */
static void
fit_lines (CwLimbMapData *data, CwLimb limb)
{
  GPtrArray *lines = data->lines[limb];
  CwLimbMapLimb *shown = &data->map.limbs[limb];
  guint n_lines = MIN (lines->len, CW_LIMB_MAP_LINES);

  for (guint i = 0; i < n_lines; i++)
    shown->lines[i] = g_ptr_array_index (lines, i);
  if (lines->len > CW_LIMB_MAP_LINES) {
    int n_more = (int) lines->len - CW_LIMB_MAP_LINES + 1;

    data->more[limb] = g_strdup_printf (
      ngettext ("and %d more", "and %d more", (gulong) n_more), n_more);
    shown->lines[CW_LIMB_MAP_LINES - 1] = data->more[limb];
  }
}

/* What a screening permitted is permitted no more once it has ended. */
static gboolean
has_ended (const CwScreeningRecord *screening, CwLimb limb, CwDate today)
{
  g_autoptr (GError) error = NULL;

  return today != CW_DATE_NONE &&
         screening->verdict->limbs[limb].state == CW_LIMB_STATE_PERMITTED &&
         !cw_screening_record_permits (screening, screening->patient_id,
                                       CW_LIMB_BIT (limb), today, &error) &&
         (g_error_matches (error, CW_GATE_ERROR, CW_GATE_ERROR_EXPIRED) ||
          g_error_matches (error, CW_GATE_ERROR, CW_GATE_ERROR_LAPSED));
}

/* What happened, and until when. */
static void
add_stop (GPtrArray *lines, const CwAdverseEvent *stop, CwDate today)
{
  g_ptr_array_add (lines, cw_adverse_event_get_title (stop));
  g_ptr_array_add (lines, cw_adverse_event_describe_pause (today));
}

static void
fill_limb (CwLimbMapData *data,
           CwLimb limb,
           const CwScreeningRecord *screening,
           const CwPlan *plan,
           const GPtrArray *events,
           CwDate today)
{
  CwLimbMapLimb *shown = &data->map.limbs[limb];
  CwStatus status = CW_STATUS_UNKNOWN;
  const CwAdverseEvent *stop =
    events != NULL
      ? cw_adverse_events_find_stop (events, CW_LIMB_BIT (limb), today)
      : NULL;

  data->lines[limb] = g_ptr_array_new_with_free_func (g_free);
  if (stop != NULL)
    add_stop (data->lines[limb], stop, today);
  if (screening != NULL) {
    const CwVerdict *verdict = screening->verdict;
    const CwLimbVerdict *limb_verdict = &verdict->limbs[limb];

    status = cw_status_from_limb (limb_verdict);
    if (has_ended (screening, limb, today)) {
      status = CW_STATUS_UNKNOWN;
      g_ptr_array_add (data->lines[limb],
                       g_strdup (_("The screening has ended")));
    } else if (stop == NULL
               && limb_verdict->state == CW_LIMB_STATE_PERMITTED)
      g_ptr_array_add (data->lines[limb],
                       cw_dose_text_band (screening, limb));
    if (plan != NULL && stop == NULL)
      add_exercises (data->lines[limb], plan, limb);
    add_findings (data->lines[limb], verdict, limb);
  }
  if (stop != NULL)
    status = CW_STATUS_BLOCKED;
  shown->mark = cw_status_get_mark (status);
  shown->title = cw_limb_get_name (limb);
  shown->word = stop != NULL ? C_("limb", "Stopped today")
                             : cw_status_get_word (status);
  shown->cuff =
    plan != NULL && (cw_plan_get_limbs (plan) & CW_LIMB_BIT (limb)) != 0;
  fit_lines (data, limb);
}

CwLimbMapData *
cw_limb_map_data_new (const CwScreeningRecord *screening,
                      const CwPlan *plan,
                      const GPtrArray *events,
                      CwDate today)
{
  CwLimbMapData *data = g_new0 (CwLimbMapData, 1);

  data->map.focused = -1;
  for (int i = 0; i < CW_N_LIMBS; i++)
    fill_limb (data, (CwLimb) i, screening, plan, events, today);
  return data;
}

void
cw_limb_map_data_free (CwLimbMapData *data)
{
  if (data == NULL)
    return;

  for (int i = 0; i < CW_N_LIMBS; i++) {
    g_ptr_array_unref (data->lines[i]);
    g_free (data->more[i]);
  }
  g_free (data);
}

CwLimbMap *
cw_limb_map_data_get_map (CwLimbMapData *data)
{
  g_return_val_if_fail (data != NULL, NULL);

  return &data->map;
}

char *
cw_limb_map_data_describe_limb (CwLimbMapData *data, CwLimb limb)
{
  g_autoptr (GString) lines = NULL;
  const CwLimbMapLimb *shown = NULL;

  g_return_val_if_fail (data != NULL, NULL);

  shown = &data->map.limbs[limb];
  lines = g_string_new (NULL);
  for (guint i = 0; i < data->lines[limb]->len; i++)
    g_string_append_printf (
      lines, i == 0 ? "%s" : ", %s",
      (const char *) g_ptr_array_index (data->lines[limb], i));
  /* Translators: a limb, its state, and the reasons. */
  return g_strdup_printf (_("%s: %s. %s"), shown->title, shown->word,
                          lines->str);
}
