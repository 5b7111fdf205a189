/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "documents/visit-note-checks.h"

#include <glib/gi18n-lib.h>
#include <math.h>

#include "base/quantity.h"
#include "clinical/safety-check.h"
#include "documents/note-lines.h"
#include "model/after-check.h"

/* "after set 1 well", "128/80 mmHg, heart rate 66, well". */
static char *
describe (const CwCheckEntry *entry)
{
  g_autoptr (GString) text = g_string_new (NULL);
  g_autofree char *sbp = cw_number_format (entry->sbp_mmhg, 0);
  g_autofree char *dbp = cw_number_format (entry->dbp_mmhg, 0);
  g_autofree char *pulse = cw_number_format (entry->heart_rate_bpm, 0);
  g_autofree char *effort = cw_number_format (entry->effort, 1);

  if (entry->set_number > 0)
    /* Translators: number of a set. */
    g_string_append_printf (text, _("after set %d, "), entry->set_number);
  if (!isnan (entry->sbp_mmhg) && !isnan (entry->dbp_mmhg))
    g_string_append_printf (text, _("%s/%s mmHg, "), sbp, dbp);
  if (!isnan (entry->heart_rate_bpm))
    g_string_append_printf (text, _("heart rate %s, "), pulse);
  if (!isnan (entry->effort))
    /* Translators: a rating from 0 to 10. */
    return g_strdup_printf (_("%s%s of 10"), text->str, effort);
  g_string_append (text, entry->result == CW_CHECK_GREEN
                           ? C_ ("safety check", "well")
                           : C_ ("safety check", "not well"));
  return g_strdup (text->str);
}

/* All times that something was looked at, on one line. */
static void
add_check (GPtrArray *lines,
           const CwSession *session,
           const char *id,
           const char *label)
{
  g_autoptr (GString) text = g_string_new (NULL);

  for (guint i = 0; i < session->checks->len; i++) {
    const CwCheckEntry *entry = g_ptr_array_index (session->checks, i);
    g_autofree char *result = NULL;
    int minutes;

    if (!g_str_equal (entry->check_id, id))
      continue;
    result = describe (entry);
    g_string_append_printf (text, "%s%s", text->len > 0 ? "; " : "", result);
    if (cw_session_is_check_late (session, entry, &minutes))
      g_string_append_printf (
        text,
        /* Translators: after a check, how long after the cuff came down. */
        ngettext (" (late, %d minute after)", " (late, %d minutes after)",
                  minutes),
        minutes);
  }
  cw_note_lines_add_entry (lines, label, text->str);
}

void
cw_visit_note_checks_add (GPtrArray *lines, const CwSession *session)
{
  g_autoptr (GHashTable) told = g_hash_table_new (g_str_hash, g_str_equal);

  g_return_if_fail (lines != NULL && session != NULL);

  if (session->checks->len == 0)
    return;
  cw_note_lines_add_heading (lines, _("Looked at during and after the session"));
  for (guint i = 0; i < session->checks->len; i++) {
    const CwCheckEntry *entry = g_ptr_array_index (session->checks, i);
    const CwSafetyCheck *check = cw_safety_check_find (entry->check_id);

    if (g_hash_table_add (told, entry->check_id))
      add_check (lines, session, entry->check_id,
                 check != NULL ? check->label : entry->check_id);
  }
}
