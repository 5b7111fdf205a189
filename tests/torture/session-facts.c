/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "session-facts.h"

static void
add_cuff_events (GStrvBuilder *facts, const CwSession *session)
{
  for (guint i = 0; i < session->cuff_events->len; i++) {
    const CwCuffEvent *event = session->cuff_events->pdata[i];
    g_autofree char *limbs = cw_limb_set_to_ids (event->limbs);
    g_autofree char *fact = g_strdup_printf (
        "cuff %s %s %s %" G_GINT64_FORMAT,
        event->kind == CW_CUFF_INFLATE ? "inflate" : "deflate", limbs,
        event->at.boot_id, event->at.boot_us);

    g_strv_builder_add (facts, fact);
  }
}

static void
add_sets (GStrvBuilder *facts, const CwSession *session)
{
  for (guint i = 0; i < session->sets->len; i++) {
    const CwSetEntry *entry = session->sets->pdata[i];
    g_autofree char *fact = g_strdup_printf (
        "set %" G_GINT64_FORMAT " %d: %d of %d first %d %s effort %g pain %g "
        "discomfort %g",
        entry->prescription_id, entry->set_number, entry->reps,
        entry->target_reps, entry->first_reps, cw_set_end_to_id (entry->end),
        entry->effort, entry->pain, entry->discomfort);

    g_strv_builder_add (facts, fact);
  }
}

static void
add_checks (GStrvBuilder *facts, const CwSession *session)
{
  for (guint i = 0; i < session->checks->len; i++) {
    const CwCheckEntry *entry = session->checks->pdata[i];
    g_autofree char *fact = g_strdup_printf (
        "check %s %d %s %g/%g %g %g", entry->check_id, entry->set_number,
        cw_check_result_to_id (entry->result), entry->sbp_mmhg, entry->dbp_mmhg,
        entry->heart_rate_bpm, entry->effort);

    g_strv_builder_add (facts, fact);
  }
}

static void
add_course (GStrvBuilder *facts, const CwSession *session)
{
  for (guint i = 0; i < session->course->len; i++) {
    const CwCourseEvent *event = session->course->pdata[i];
    g_autofree char *fact = g_strdup_printf (
        "course %s %d %d %" G_GINT64_FORMAT, cw_course_kind_to_id (event->kind),
        event->set_number, event->seconds, event->at.boot_us);

    g_strv_builder_add (facts, fact);
  }
}

GStrv
session_facts (const CwSession *session)
{
  g_autoptr (GStrvBuilder) facts = g_strv_builder_new ();
  g_autofree char *state = g_strdup_printf (
      "session state %d stopped %" G_GINT64_FORMAT " rule %s note %s",
      session->state, session->stopped.utc_s, session->stop_rule_id,
      session->stop_note);

  add_cuff_events (facts, session);
  add_sets (facts, session);
  add_checks (facts, session);
  add_course (facts, session);
  g_strv_builder_add (facts, state);
  return g_strv_builder_end (facts);
}
