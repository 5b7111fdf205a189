/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "documents/handout.h"

#include "base/quantity.h"
#include "chart/limb-map.h"
#include "clinical/patient-words.h"

#include <glib/gi18n-lib.h>
#include <math.h>
#include <string.h>

#define MOST_WORK_ROWS 3
#define LOG_ROWS 9
#define MOST_COLUMNS (CW_MAX_SETS + 5)

static void
draw_sites (cairo_t *cr,
            const CwChartStyle *style,
            double width,
            double height,
            gpointer data)
{
  cw_limb_map_draw_sites (style, cr, width, height, GPOINTER_TO_UINT (data));
}

static void
add_head (CwDocument *document,
          const CwPatient *patient,
          const CwPlan *plan,
          const CwClinicProfile *profile,
          const char *day)
{
  CwPages *pages = cw_document_get_pages (document);
  g_autofree char *name = cw_patient_get_display_name (patient);
  g_autofree char *emergency =
    /* Translators: the emergency number, as 999. */
    g_strdup_printf (_("Emergency %s"), profile->emergency_phone);
  g_autofree char *whom = g_strdup_printf (_("For %s"), name);
  g_autofree char *version = g_strdup_printf (
    /* Translators: a plan's version, a date, who signed it. */
    _("Plan %d, %s, %s"), plan->version, day,
    plan->signed_by != NULL ? plan->signed_by : "");

  cw_document_add_letterhead (document, profile, emergency);
  cw_pages_add_text (pages, CW_TEXT_TITLE, _("Your cuff exercises"));
  cw_pages_add_line (pages, CW_TEXT_STRONG, whom, version);
  cw_pages_add_gap (pages, 4);
  cw_pages_add_text (pages, CW_TEXT_BODY,
                     cw_patient_words_get ("HANDOUT_WHAT")->text);
  if (plan->goal != NULL) {
    g_autofree char *goal = g_strdup_printf (_("Your goal: %s"), plan->goal);

    cw_pages_add_text (pages, CW_TEXT_STRONG, goal);
  }
  if (!plan->home)
    cw_pages_add_text (pages, CW_TEXT_HEADING,
                       _("Clinic use only – do not do this at home"));
  cw_pages_add_gap (pages, 4);
}

static char *
format_pressure (const CwPlan *plan, const CwPrescription *p)
{
  g_autofree char *number = NULL;

  if (!plan->home)
    return g_strdup (_("Set by your clinician"));
  if (p->elastic_wrap) {
    number = cw_number_format (p->tightness, 0);
    return g_strdup_printf (_("Tightness %s of 10, never more"), number);
  }
  number = cw_number_format (p->pressure_mmhg, 0);
  return g_strdup_printf (_("%s mmHg, never more"), number);
}

static char *
format_load (const CwPrescription *p)
{
  g_autofree char *number = NULL;

  if (p->body_weight || isnan (p->load_kg))
    return g_strdup (_("Your body weight"));
  number = cw_number_format (p->load_kg, 1);
  return g_strdup_printf (_("%s kg"), number);
}

static char *
format_sets (const CwPrescription *p)
{
  g_autoptr (GString) text = g_string_new (NULL);

  for (int i = 0; i < p->scheme.n_sets; i++) {
    if (i > 0)
      g_string_append (text, ", ");
    if (p->scheme.target_reps[i] > 0)
      g_string_append_printf (text, "%d", p->scheme.target_reps[i]);
    else
      g_string_append (text, C_("repetitions of a set", "as many as you can"));
  }
  return g_strdup_printf (ngettext ("%d set: %s", "%d sets: %s",
                                    p->scheme.n_sets),
                          p->scheme.n_sets, text->str);
}

static char *
format_cuff (const CwPrescription *p)
{
  g_autofree char *width = cw_number_format (p->cuff_width_cm, 1);

  if (p->cuff_name != NULL && !isnan (p->cuff_width_cm))
    /* Translators: a cuff's name and its width. */
    return g_strdup_printf (_("%s, %s cm wide"), p->cuff_name, width);
  if (p->cuff_name != NULL)
    return g_strdup (p->cuff_name);
  if (isnan (p->cuff_width_cm))
    return g_strdup (_("The cuff you practised with"));
  return g_strdup_printf (_("%s cm wide"), width);
}

/* How hard walking or cycling is to be, for the patient to feel or count. */
static char *
format_intensity (const CwPrescription *p)
{
  g_autofree char *effort = cw_number_format (p->target_effort, 1);
  g_autofree char *pulse = cw_number_format (p->target_bpm, 0);
  g_autofree char *speed = cw_number_format (p->speed_kmh, 1);
  g_autoptr (GPtrArray) parts = g_ptr_array_new_with_free_func (g_free);

  if (!isnan (p->target_effort))
    g_ptr_array_add (parts, g_strdup_printf (_("effort %s of 10"), effort));
  if (!isnan (p->target_bpm))
    /* Translators: beats a minute. */
    g_ptr_array_add (parts, g_strdup_printf (_("pulse about %s"), pulse));
  if (!isnan (p->speed_kmh))
    g_ptr_array_add (parts, g_strdup_printf (_("%s km/h"), speed));
  g_ptr_array_add (parts, NULL);
  return g_strjoinv (", ", (char **) parts->pdata);
}

/* "5 times 3 min". */
static char *
format_intervals (const CwPrescription *p)
{
  g_autofree char *minutes = cw_number_format (p->scheme.interval_s / 60, 1);

  if (p->scheme.n_sets == 1)
    return g_strdup_printf (_("%s min"), minutes);
  return g_strdup_printf (ngettext ("%d time %s min", "%d times %s min",
                                    p->scheme.n_sets),
                          p->scheme.n_sets, minutes);
}

/* Minutes are rounded up to the next half: a limit for people to read. */
static char *
format_cuff_time (const CwPrescription *p)
{
  CwTimeLimit limit =
    cw_prescription_get_bout_limit (p);
  double planned_s = cw_prescription_get_inflation_s (p);
  double most_s = isnan (planned_s) ? limit.warn_s : planned_s;
  g_autofree char *minutes =
    cw_number_format (MIN (ceil (most_s / 30) * 30, limit.refuse_s) / 60, 1);

  return g_strdup_printf (_("At most %s minutes, then off"), minutes);
}

/* Rows of sets, or of intervals; at most @MOST_WORK_ROWS.  `texts` owns what they
 * show. */
static gsize
list_work (const CwPrescription *p, CwPagesRow *rows, GPtrArray *texts)
{
  g_autofree char *rest_s = cw_number_format (p->rest_s, 0);
  g_autofree char *rest_min = cw_number_format (p->rest_s / 60, 1);
  gsize n = 0;

  if (!cw_prescription_is_timed (p)) {
    g_ptr_array_add (texts, format_load (p));
    rows[n] = (CwPagesRow) { _("Weight"), texts->pdata[n], FALSE };
    g_ptr_array_add (texts, format_sets (p));
    rows[++n] = (CwPagesRow) { _("Sets"), texts->pdata[n], FALSE };
    g_ptr_array_add (texts, g_strdup_printf (
                              p->intermittent ? _("%s seconds, cuff let down")
                                              : _("%s seconds, cuff stays on"),
                              rest_s));
    rows[++n] = (CwPagesRow) { _("Rest between sets"), texts->pdata[n], FALSE };
    return n + 1;
  }
  g_ptr_array_add (texts, format_intervals (p));
  rows[n] = (CwPagesRow) { _("With the cuff"), texts->pdata[n], FALSE };
  n++;
  if (p->scheme.n_sets > 1) {
    g_ptr_array_add (texts, g_strdup_printf (_("%s min, cuff let down"),
                                             rest_min));
    rows[n] = (CwPagesRow) { _("Pause between"), texts->pdata[n], FALSE };
    n++;
  }
  if (p->modality == CW_MODALITY_AEROBIC) {
    g_ptr_array_add (texts, format_intensity (p));
    rows[n] = (CwPagesRow) { _("How hard"), texts->pdata[n], FALSE };
    n++;
  }
  return n;
}

static void
add_exercise (CwPages *pages,
              const CwPlan *plan,
              const CwPrescription *p,
              gboolean first)
{
  const CwExercise *exercise = cw_exercise_find (p->exercise_id);
  g_autofree char *limbs = cw_limb_set_format (p->limbs);
  g_autoptr (GPtrArray) texts = g_ptr_array_new_with_free_func (g_free);
  g_autofree char *cuff = format_cuff (p);
  g_autofree char *pressure = format_pressure (plan, p);
  g_autofree char *time = format_cuff_time (p);
  g_autofree char *times = cw_number_format (plan->sessions_per_week, 1);
  g_autofree char *week = g_strdup_printf (
    ngettext ("%s times a week for %d week", "%s times a week for %d weeks",
              plan->weeks),
    times, plan->weeks);
  const CwPagesRow before[] = {
    { _("Exercise"), exercise->name, FALSE },
    { _("Side"), limbs, FALSE },
  };
  const CwPagesRow after[] = {
    { _("Cuff"), cuff, FALSE },
    { _("Pressure"), pressure, TRUE },
    { _("Cuff time"), time, TRUE },
    { _("How often"), week, FALSE },
  };
  CwPagesRow rows[G_N_ELEMENTS (before) + MOST_WORK_ROWS +
                  G_N_ELEMENTS (after)];
  gsize n = G_N_ELEMENTS (before);

  memcpy (rows, before, sizeof before);
  n += list_work (p, rows + n, texts);
  memcpy (rows + n, after, sizeof after);
  n += G_N_ELEMENTS (after);
  cw_pages_add_rows (pages, rows, n,
                     first ? draw_sites : NULL,
                     GUINT_TO_POINTER (cw_plan_get_limbs (plan)));
}

/* `title` and `note`, which name phones, stand in place of the words' own. */
static void
add_words (CwPages *pages,
           CwBoxKind box,
           const char *id,
           const char *title,
           const char *note)
{
  const CwPatientWords *words = cw_patient_words_get (id);

  cw_pages_add_box (pages, box, title != NULL ? title : words->title,
                    words->items, 2, note);
}

static void
add_help (CwPages *pages, const CwClinicProfile *profile)
{
  g_autofree char *stop_note = g_strdup_printf (
    _("Then rest. Do not put it on again today. Call us: %s."),
    profile->phone);
  g_autofree char *now = g_strdup_printf (_("Get help now: phone %s"),
                                          profile->emergency_phone);
  g_autofree char *today =
    profile->urgent_phone != NULL
      ? g_strdup_printf (_("Call today: %s, or %s when we are closed"),
                         profile->phone, profile->urgent_phone)
      : g_strdup_printf (_("Call today: %s"), profile->phone);

  add_words (pages, CW_BOX_STOP, "HANDOUT_STOP", NULL, stop_note);
  add_words (pages, CW_BOX_BLACK, "HANDOUT_HELP_NOW", now, NULL);
  add_words (pages, CW_BOX_FRAME, "HANDOUT_CALL_TODAY", today, NULL);
}

static void
add_advice (CwPages *pages)
{
  static const char *const ids[] = {
    "HANDOUT_SITE",  "HANDOUT_BEFORE", "HANDOUT_NORMAL",
    "HANDOUT_AFTER", "HANDOUT_RULES",
  };

  for (gsize i = 0; i < G_N_ELEMENTS (ids); i++)
    add_words (pages, CW_BOX_PLAIN, ids[i], NULL,
               cw_patient_words_get (ids[i])->note);
}

/* In the order in which it is typed in. */
static void
add_log (CwPages *pages, const CwPrescription *p)
{
  const CwExercise *exercise = cw_exercise_find (p->exercise_id);
  g_autofree char *title =
    g_strdup_printf (_("Your log: %s"), exercise->name);
  g_autoptr (GPtrArray) headings = g_ptr_array_new_with_free_func (g_free);
  double widths[MOST_COLUMNS];
  int n_sets = p->scheme.n_sets;
  int n = n_sets + 5;

  g_ptr_array_add (headings, g_strdup (_("Day")));
  for (int i = 0; i < n_sets; i++)
    g_ptr_array_add (
      headings, cw_prescription_is_timed (p)
                  /* Translators: the number of an interval, for its minutes. */
                  ? g_strdup_printf (_("%d: minutes"), i + 1)
                : p->scheme.target_reps[i] > 0
                  /* Translators: a set's number and its repetitions. */
                  ? g_strdup_printf (_("Set %d: %d"), i + 1,
                                     p->scheme.target_reps[i])
                  : g_strdup_printf (_("Set %d"), i + 1));
  g_ptr_array_add (headings, g_strdup (_("Effort 0–10")));
  g_ptr_array_add (headings, g_strdup (_("Pain 0–10")));
  g_ptr_array_add (headings, g_strdup (_("Cuff on, minutes")));
  g_ptr_array_add (headings, g_strdup (_("Anything odd")));
  g_ptr_array_add (headings, NULL);
  widths[0] = .12;
  for (int i = 1; i < n; i++)
    widths[i] = i == n - 1 ? .18 : .7 / (n - 2);
  cw_pages_add_text (pages, CW_TEXT_HEADING, title);
  cw_pages_add_form (pages, (const char *const *) headings->pdata,
                     widths, n, LOG_ROWS);
}

static void
add_end (CwPages *pages, const CwClinicProfile *profile)
{
  const CwPatientWords *evidence = cw_patient_words_get ("EVIDENCE");
  g_autofree char *consent = g_strdup_printf (
    _("You agreed to this with your clinician and may stop at any time, "
      "without a reason. Questions, or a problem with the cuff? Stop using it "
      "and call %s."),
    profile->phone);

  cw_pages_add_text (pages, CW_TEXT_HEADING, evidence->title);
  cw_pages_add_text (pages, CW_TEXT_BODY, evidence->text);
  cw_pages_add_text (pages, CW_TEXT_HEADING,
                     _("Your consent, and whom to ask"));
  cw_pages_add_text (pages, CW_TEXT_BODY, consent);
  cw_pages_add_text (pages, CW_TEXT_SMALL,
                     _("This sheet is also there in large print: ask us."));
}

CwDocument *
cw_handout_new (const CwPatient *patient,
                const CwPlan *plan,
                const CwClinicProfile *profile,
                CwDate date,
                gboolean large_print)
{
  g_autofree char *day = cw_date_format (date);
  /* Translators: the foot of a page: the clinic, the plan and the day. */
  g_autofree char *footer = g_strdup_printf (
    _("%s · plan %d · %s"), profile->name, plan->version, day);
  CwDocument *document = cw_document_new (
    _("Exercise handout"), profile, date,
    large_print ? CW_DOCUMENT_TEXT_LARGE : CW_DOCUMENT_TEXT, footer);
  CwPages *pages = cw_document_get_pages (document);

  add_head (document, patient, plan, profile, day);
  for (guint i = 0; i < plan->prescriptions->len; i++)
    add_exercise (pages, plan, g_ptr_array_index (plan->prescriptions, i),
                  i == 0);
  add_help (pages, profile);
  add_advice (pages);
  for (guint i = 0; plan->home && i < plan->prescriptions->len; i++)
    add_log (pages, g_ptr_array_index (plan->prescriptions, i));
  add_end (pages, profile);
  return document;
}
