/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "store/timeline-query.h"

#include <glib/gi18n-lib.h>

#include "clinical/adverse-event.h"
#include "clinical/operation.h"
#include "clinical/stop-rule.h"
#include "store/outcome-table.h"
#include "store/statement.h"

/* Each query reads one patient by an index. */
static const char plan_query[]
    = "SELECT signed_on, version FROM plan WHERE patient_id = :patient";
static const char stop_query[]
    = "SELECT started_on, stop_rule_id FROM session "
      "WHERE patient_id = :patient AND state = 'stopped'"
      "  AND struck_at IS NULL "
      "UNION ALL "
      "SELECT s.started_on, l.stop_rule_id FROM session s "
      "JOIN limb_stop l ON l.session_id = s.id WHERE s.patient_id = :patient";
/* Those that a stop opened are there as stops. */
static const char event_query[]
    = "SELECT e.happened_at, n.kind_id FROM adverse_event e "
      "JOIN adverse_event_entry n ON n.adverse_event_id = e.id "
      "WHERE e.patient_id = :patient AND e.stop_rule_id IS NULL"
      "  AND n.position = (SELECT max(position) FROM adverse_event_entry"
      "                    WHERE adverse_event_id = e.id)";
static const char answer_query[]
    = "SELECT a.date, a.question_id FROM screening s "
      "JOIN answer a ON a.screening_id = s.id "
      "WHERE s.patient_id = :patient AND s.signed_at IS NOT NULL"
      "  AND a.value = 'yes' AND a.date IS NOT NULL";
static const char girth_query[]
    = "SELECT s.date, m.measurement_id, m.value FROM screening s "
      "JOIN measurement m ON m.screening_id = s.id "
      "WHERE s.patient_id = :patient AND s.signed_at IS NOT NULL"
      "  AND m.measurement_id GLOB 'girth_*'";

static const char occlusion_query[]
    = "SELECT measured_on, limb, aop_mmhg FROM occlusion_pressure "
      "WHERE patient_id = :patient AND struck_at IS NULL"
      "  AND aop_mmhg IS NOT NULL AND method <> 'estimate'";
static const char maximum_query[]
    = "SELECT measured_on, exercise_id, limbs, one_rm_kg FROM one_rep_maximum "
      "WHERE patient_id = :patient AND struck_at IS NULL"
      "  AND one_rm_kg IS NOT NULL";
/* The rack of all exercises that have none of their own. */
static const char step_query[]
    = "SELECT step_kg FROM rack WHERE exercise_id IS NULL";

typedef void (*AddRow) (CwTimeline *timeline, CwStatement *row);

static void
add_plan (CwTimeline *timeline, CwStatement *row)
{
  /* The first one is where all begins, and no change. */
  if (cw_statement_get_int (row, 1) < 2)
    return;
  cw_timeline_add_event (
      timeline, CW_TIMELINE_PLAN, cw_statement_get_date (row, 0),
      /* Translators: version of a plan, where there is little room. */
      g_strdup_printf (_ ("Plan v%d"), (int)cw_statement_get_int (row, 1)));
}

static void
add_stop (CwTimeline *timeline, CwStatement *row)
{
  const char *id = cw_statement_get_text (row, 1);
  const CwStopRule *rule = id != NULL ? cw_stop_rule_find (id) : NULL;

  cw_timeline_add_event (
      timeline, CW_TIMELINE_EVENT, cw_statement_get_date (row, 0),
      rule != NULL
          /* Translators: why a session was stopped, as "Numb". */
          ? g_strdup_printf (_ ("Stopped: %s"), rule->label)
          : g_strdup (_ ("Stopped")));
}

static void
add_operation (CwTimeline *timeline, CwStatement *row)
{
  if (g_strv_contains (cw_operation_questions_get (),
                       cw_statement_get_text (row, 1)))
    cw_timeline_add_event (timeline, CW_TIMELINE_OPERATION,
                           cw_statement_get_date (row, 0),
                           g_strdup (_ ("Operation")));
}

static void
add_girth (CwTimeline *timeline, CwStatement *row)
{
  const char *measurement = cw_statement_get_text (row, 1);

  for (int limb = 0; limb < CW_N_LIMBS; limb++) {
    g_autofree char *id = g_ascii_strdown (cw_limb_to_id ((CwLimb)limb), -1);
    g_autofree char *name = g_strdup_printf ("girth_%s_cm", id);

    if (g_strcmp0 (name, measurement) == 0)
      cw_timeline_add_girth (timeline, (CwLimb)limb,
                             cw_statement_get_date (row, 0),
                             cw_statement_get_real (row, 2));
  }
}

static void
add_event (CwTimeline *timeline, CwStatement *row)
{
  const CwEventKind *kind = cw_event_kind_find (cw_statement_get_text (row, 1));

  cw_timeline_add_event (
      timeline, CW_TIMELINE_EVENT,
      cw_time_local_date (cw_statement_get_time (row, 0)),
      g_strdup (kind != NULL ? kind->label : _ ("Adverse event")));
}

static void
add_occlusion (CwTimeline *timeline, CwStatement *row)
{
  CwLimb limb;

  if (cw_limb_from_id (cw_statement_get_text (row, 1), &limb))
    cw_timeline_add_occlusion (timeline, limb, cw_statement_get_date (row, 0),
                               cw_statement_get_real (row, 2));
}

static void
add_maximum (CwTimeline *timeline, CwStatement *row)
{
  cw_timeline_add_maximum (
      timeline, cw_statement_get_text (row, 1), cw_statement_get_limbs (row, 2),
      cw_statement_get_date (row, 0), cw_statement_get_real (row, 3));
}

static void
add_step (CwTimeline *timeline, CwStatement *row)
{
  timeline->load_step_kg = cw_statement_get_real (row, 0);
}

/* `patient_id` 0: the rows are the clinic's. */
static gboolean
read_rows (CwDatabase *database,
           const char *query,
           gint64 patient_id,
           AddRow add,
           CwTimeline *timeline,
           GError **error)
{
  g_autoptr (CwStatement) select = cw_database_prepare (database, query);
  CwStep step;

  if (patient_id != 0)
    cw_statement_bind_int (select, ":patient", patient_id);
  while ((step = cw_statement_step (select, error)) == CW_STEP_ROW)
    add (timeline, select);
  return step == CW_STEP_DONE;
}

CwTimeline *
cw_timeline_query (CwDatabase *database, gint64 patient_id, GError **error)
{
  static const struct {
    const char *query;
    AddRow add;
  } sources[] = {
    { plan_query, add_plan },       { stop_query, add_stop },
    { event_query, add_event },     { answer_query, add_operation },
    { girth_query, add_girth },     { occlusion_query, add_occlusion },
    { maximum_query, add_maximum },
  };
  g_autoptr (CwTimeline) timeline = cw_timeline_new ();
  g_autoptr (GPtrArray) scores = NULL;

  for (gsize i = 0; i < G_N_ELEMENTS (sources); i++)
    if (!read_rows (database, sources[i].query, patient_id, sources[i].add,
                    timeline, error))
      return NULL;
  if (!read_rows (database, step_query, 0, add_step, timeline, error))
    return NULL;
  scores = cw_outcome_table_load_all (database, patient_id, error);
  if (scores == NULL)
    return NULL;
  cw_timeline_set_outcome_scores (timeline, scores);
  cw_timeline_sort (timeline);
  return g_steal_pointer (&timeline);
}
