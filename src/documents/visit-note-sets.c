/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "documents/visit-note-sets.h"

#include <glib/gi18n-lib.h>
#include <math.h>

#include "base/quantity.h"
#include "documents/note-lines.h"
#include "model/dose-text.h"
#include "model/session-text.h"

/* Takes `piece`; NULL adds nothing. */
static void
append_piece (GString *text, char *piece)
{
  if (piece != NULL)
    g_string_append_printf (text, "%s%s", text->len > 0 ? " · " : "", piece);
  g_free (piece);
}

/* NULL where the number was not given; `words` has room for it. */
static char *
describe_number (const char *words, double number, int decimals)
{
  g_autofree char *text = NULL;
  g_auto (GStrv) parts = NULL;

  if (isnan (number))
    return NULL;
  text = cw_number_format (number, decimals);
  parts = g_strsplit (words, "{}", 2);
  return g_strjoinv (text, parts);
}

/* "12 of 15", or what else was counted. */
static char *
describe_work (const CwSetEntry *set)
{
  if (set->done_s >= 0) {
    g_autofree char *done = cw_duration_format (set->done_s);
    g_autofree char *target = cw_duration_format (set->target_s);

    /* Translators: minutes of an interval done, and planned. */
    return g_strdup_printf (_("%s of %s minutes"), done, target);
  }
  if (set->target_reps > 0)
    /* Translators: repetitions done, and repetitions planned. */
    return g_strdup_printf (_("%d of %d"), set->reps, set->target_reps);
  return g_strdup_printf (
    /* Translators: repetitions of a set without a target. */
    ngettext ("%d repetition, as many as possible",
              "%d repetitions, as many as possible", (gulong) set->reps),
    set->reps);
}

static char *
describe_pressure (const CwSetEntry *set, const CwPrescription *dose)
{
  g_autofree char *pressure = cw_number_format (set->pressure_mmhg, 0);
  g_autofree char *percent = NULL;

  if (isnan (set->pressure_mmhg))
    return NULL;
  if (isnan (dose->aop_mmhg))
    return g_strdup_printf (_("%s mmHg"), pressure);
  percent = cw_number_format (100 * set->pressure_mmhg / dose->aop_mmhg, 0);
  /* Translators: a pressure, and its share of the occlusion pressure. */
  return g_strdup_printf (_("%s mmHg (%s %%)"), pressure, percent);
}

static char *
describe_correction (const CwSetEntry *set)
{
  if (set->first_reps < 0)
    return NULL;
  /* Translators: repetitions of a set that was corrected. */
  return g_strdup_printf (_("first entered as %d"), set->first_reps);
}

static void
add_set (GPtrArray *lines, const CwSetEntry *set, const CwPrescription *dose)
{
  /* Translators: number of a set. */
  g_autofree char *name = g_strdup_printf (_("Set %d"), set->set_number);
  g_autoptr (GString) text = g_string_new (NULL);

  append_piece (text, describe_work (set));
  append_piece (text, describe_correction (set));
  if (set->end != CW_SET_END_TARGET)
    append_piece (text, cw_set_end_describe (set->end, set->short_reason));
  append_piece (text, describe_number (_("{} kg"), set->load_kg, 2));
  append_piece (text, describe_pressure (set, dose));
  append_piece (text, describe_number (_("effort {}"), set->effort, 1));
  append_piece (text, describe_number (_("discomfort {}"), set->discomfort, 1));
  append_piece (text, describe_number (_("pain {}"), set->pain, 1));
  append_piece (text, describe_number (_("rest {} s"), set->rest_s, 0));
  cw_note_lines_add_entry (lines, name, text->str);
}

void
cw_visit_note_sets_add_dose (GPtrArray *lines, const CwPrescription *dose)
{
  g_autofree char *sets = cw_dose_text_sets (dose);
  g_autofree char *load = cw_dose_text_load (dose);
  g_autofree char *intensity = cw_dose_text_intensity (dose);
  g_autofree char *pressure = cw_dose_text_pressure (dose);
  g_autofree char *occlusion = cw_dose_text_occlusion (dose);
  g_autofree char *cuff = cw_dose_text_cuff (dose);

  cw_note_lines_add_entry (lines, _("Sets prescribed"), sets);
  cw_note_lines_add_entry (lines, _("Load prescribed"),
                           dose->body_weight && *load == '\0' ? _("Body weight")
                                                              : load);
  cw_note_lines_add_entry (lines, _("Intensity prescribed"), intensity);
  cw_note_lines_add_entry (lines, _("Pressure prescribed"), pressure);
  cw_note_lines_add_entry (lines, _("Occlusion pressure"), occlusion);
  cw_note_lines_add_entry (lines, _("Cuff"), cuff);
}

void
cw_visit_note_sets_add (GPtrArray *lines, const CwVisit *visit)
{
  g_return_if_fail (lines != NULL && visit != NULL);

  for (guint i = 0; i < visit->plan->prescriptions->len; i++) {
    const CwPrescription *dose =
      g_ptr_array_index (visit->plan->prescriptions, i);
    g_autofree char *title = cw_prescription_get_title (dose);
    g_autoptr (GPtrArray) sets =
      cw_session_get_sets_of (visit->session, dose->id);

    cw_note_lines_add_heading (lines, title);
    cw_visit_note_sets_add_dose (lines, dose);
    for (guint j = 0; j < sets->len; j++)
      add_set (lines, g_ptr_array_index (sets, j), dose);
    if (sets->len == 0)
      cw_note_lines_add_text (lines, _("Not done."));
  }
}
