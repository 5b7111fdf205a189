/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "window/session/session-page-private.h"

#include "base/quantity.h"
#include "window/session/cuff-card.h"
#include "window/session/reps-entry.h"

#include <glib/gi18n-lib.h>
#include <math.h>

/* The pages of the middle card, one for each phase of the runner. */

static int
get_n_sets (CwSessionPage *self)
{
  return cw_session_runner_get_prescription (self->runner)->scheme.n_sets;
}

static void
show_ready (CwSessionPage *self)
{
  const CwPrescription *p = cw_session_runner_get_prescription (self->runner);
  g_autofree char *limbs = cw_limb_set_format (p->limbs);
  g_autofree char *pressure = NULL;

  if (p->elastic_wrap) {
    g_autofree char *tightness = cw_number_format (p->tightness, 0);

    pressure = g_strdup_printf (_("Tightness %s of 10"), tightness);
  } else {
    g_autofree char *mmhg = cw_number_format (p->pressure_mmhg, 0);

    pressure = g_strdup_printf (_("%s mmHg"), mmhg);
  }
  gtk_label_set_label (GTK_LABEL (self->ready_title_label),
                       _("Inflate the cuff"));
  gtk_label_set_label (GTK_LABEL (self->ready_pressure_label), pressure);
  gtk_label_set_label (GTK_LABEL (self->ready_detail_label), limbs);
}

/* An interval counts down, and says when it is over. */
static void
show_interval (CwSessionPage *self)
{
  int target_s = cw_session_runner_get_target_s (self->runner);
  int left_s = target_s - cw_session_runner_get_interval_s (self->runner);
  gboolean is_up = left_s <= 0;
  g_autofree char *title = g_strdup_printf (
    _("Interval %d of %d"), cw_session_runner_get_set_number (self->runner),
    get_n_sets (self));
  g_autofree char *figure = cw_duration_format (ABS (left_s));
  g_autofree char *length = cw_duration_format (target_s);
  g_autofree char *caption = g_strdup_printf (
    /* Translators: a length of time, as 3:00. */
    is_up ? _("More than %s") : _("Left of %s"), length);

  if (is_up && !self->time_is_up)
    gtk_widget_error_bell (GTK_WIDGET (self));
  self->time_is_up = is_up;
  gtk_label_set_label (GTK_LABEL (self->set_title_label), title);
  gtk_label_set_label (GTK_LABEL (self->target_caption_label), caption);
  gtk_label_set_label (GTK_LABEL (self->target_label), figure);
  gtk_label_set_label (GTK_LABEL (self->interval_label),
                       is_up ? _("The interval is over: let the cuff down.")
                             : "");
}

/* Starts the entry anew only for another set, never under a typing hand. */
static void
show_set (CwSessionPage *self, gboolean anew)
{
  const CwSetEntry *last = _cw_session_page_get_last_set (self);
  int number = self->correcting
                 ? last->set_number
                 : cw_session_runner_get_set_number (self->runner);
  gboolean is_interval =
    !self->correcting && cw_session_runner_is_timed (self->runner);
  int target = self->correcting
                 ? last->target_reps
                 : cw_session_runner_get_target_reps (self->runner);
  g_autofree char *title = NULL;
  g_autofree char *figure =
    target > 0 ? g_strdup_printf ("%d", target)
               : g_strdup (C_("set without a target", "max"));

  gtk_widget_set_visible (self->reps_box, !is_interval);
  gtk_widget_set_visible (self->interval_label, is_interval);
  if (is_interval && g_str_equal (self->page, "set"))
    show_interval (self);
  if (!anew || is_interval)
    return;
  gtk_label_set_label (GTK_LABEL (self->target_caption_label), _("Target"));
  if (self->correcting && last->first_reps >= 0)
    /* Translators: number of a set, and its repetitions as first entered. */
    title = g_strdup_printf (_("Correct set %d, first %d"), number,
                             last->first_reps);
  else if (self->correcting)
    title = g_strdup_printf (_("Correct set %d"), number);
  else
    title = g_strdup_printf (_("Set %d of %d"), number, get_n_sets (self));
  gtk_label_set_label (GTK_LABEL (self->set_title_label), title);
  gtk_label_set_label (GTK_LABEL (self->target_label), figure);
  cw_reps_entry_set_target (CW_REPS_ENTRY (self->reps_entry),
                            self->correcting ? last->reps : target);
}

/* How long the rest is, and by whose word. */
static char *
describe_length (CwSessionPage *self, double length_s)
{
  const CwPrescription *p = cw_session_runner_get_prescription (self->runner);
  int version = cw_session_runner_get_plan (self->runner)->version;
  double planned_s = p->rest_s > 0 ? p->rest_s : 0;
  g_autofree char *length = cw_duration_format (length_s);
  g_autofree char *planned = cw_duration_format (planned_s);

  if (cw_session_runner_get_phase (self->runner) != CW_RUNNER_REST)
    return g_strdup_printf (_("of %s"), length);
  if (length_s == planned_s)
    /* Translators: the length of a rest, as 0:30, and a version of a plan. */
    return g_strdup_printf (_("of %s, by plan v%d"), length, version);
  return g_strdup_printf (
    /* Translators: the length of a rest, that of the plan, and its version. */
    _("of %s, not %s as in plan v%d"), length, planned, version);
}

static void
show_rest (CwSessionPage *self)
{
  double left_s = cw_session_runner_get_rest_left_s (self->runner);
  double length_s = cw_session_runner_get_rest_length_s (self->runner);
  gboolean reperfusion =
    cw_session_runner_get_phase (self->runner) == CW_RUNNER_REPERFUSION;
  g_autofree char *left = cw_duration_format (ceil (MAX (left_s, 0)));
  gboolean paused = cw_session_runner_is_rest_paused (self->runner);
  g_autofree char *of = describe_length (self, length_s);
  g_autofree char *title = NULL;

  gtk_button_set_label (GTK_BUTTON (self->pause_button),
                        paused ? C_("rest", "Go on")
                               : C_("rest", "Pause"));
  if (paused)
    gtk_widget_add_css_class (self->rest_label, "cw-ghost");
  else
    gtk_widget_remove_css_class (self->rest_label, "cw-ghost");
  if (paused)
    title = g_strdup (_("Rest stands still, the cuff clock does not"));
  else if (reperfusion)
    title = g_strdup (_("Cuff down before the next exercise"));
  else
    title = g_strdup_printf (
      cw_session_runner_is_timed (self->runner)
        ? _("Cuff down, then interval %d of %d")
        : _("Rest, then set %d of %d"),
      cw_session_runner_get_set_number (self->runner), get_n_sets (self));
  gtk_label_set_label (GTK_LABEL (self->rest_title_label), title);
  gtk_label_set_label (GTK_LABEL (self->rest_label), left);
  gtk_label_set_label (GTK_LABEL (self->rest_of_label), of);
  gtk_widget_set_visible (self->rest_buttons, !reperfusion);
  gtk_level_bar_set_value (
    GTK_LEVEL_BAR (self->rest_bar),
    length_s > 0 ? CLAMP (1 - left_s / length_s, 0, 1) : 1);
}

static void
show_limit (CwSessionPage *self)
{
  const CwPrescription *p = cw_session_runner_get_prescription (self->runner);
  g_autofree char *limbs = cw_limb_set_format (p->limbs);
  g_autofree char *time = cw_cuff_card_format_time (self->runner);
  gboolean is_known =
    cw_session_runner_is_inflated_time_known (self->runner);
  g_autofree char *detail = g_strdup_printf (
    is_known
      /* Translators: %s are limbs, as "Right leg". */
      ? _("%s: the cuff has reached its time limit. The sets done are kept.")
      : _("%s: this computer’s clock has been set back, so that nobody knows how "
          "long the cuff has been up. The sets done are kept."),
    limbs);

  gtk_label_set_label (GTK_LABEL (self->limit_detail_label), detail);
  gtk_label_set_label (GTK_LABEL (self->limit_time_label), time);
}

static void
show_finished (CwSessionPage *self)
{
  const CwSession *session = cw_session_runner_get_session (self->runner);
  guint n_sets = session->sets->len;
  g_autofree char *sets = g_strdup_printf (
    ngettext ("%u set is kept.", "%u sets are kept.", n_sets), n_sets);

  gtk_label_set_label (GTK_LABEL (self->finished_label), sets);
}

void
_cw_session_page_show_middle (CwSessionPage *self, gboolean anew)
{
  show_ready (self);
  show_set (self, anew && g_str_equal (self->page, "set"));
  show_rest (self);
  show_limit (self);
  show_finished (self);
}
