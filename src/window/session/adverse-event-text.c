/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "window/session/adverse-event-text.h"

#include "base/quantity.h"

#include <glib/gi18n-lib.h>
#include <math.h>

CwStatus
cw_adverse_event_text_status (CwEventGrade grade)
{
  switch (grade) {
  case CW_EVENT_EXPECTED:
    return CW_STATUS_PERMITTED;
  case CW_EVENT_NOTABLE:
    return CW_STATUS_CAUTION;
  case CW_EVENT_SERIOUS:
  default:
    return CW_STATUS_BLOCKED;
  }
}

const char *
cw_adverse_event_text_consequence (CwEventGrade grade)
{
  switch (grade) {
  case CW_EVENT_EXPECTED:
    return _ ("Expected: sessions go on.");
  case CW_EVENT_NOTABLE:
    return _ ("Notable: no session before it is reviewed.");
  case CW_EVENT_SERIOUS:
  default:
    return _ ("Serious: no plan and no session before it is reviewed and the "
              "patient was screened again.");
  }
}

static void
append_words (GString *text, const char *words)
{
  if (words == NULL || *words == '\0')
    return;
  if (text->len > 0)
    g_string_append (text, " · ");
  g_string_append (text, words);
}

char *
cw_adverse_event_text_title (const CwEventEntry *entry)
{
  g_autofree char *day = cw_date_format (cw_time_local_date (entry->signed_at));
  g_autofree char *time = cw_time_format_clock (entry->signed_at);

  return g_strdup_printf (
      entry->is_review
          /* Translators: a date, a time of day, who signed. */
          ? _ ("Reviewed %s, %s, %s")
          /* Translators: a date, a time of day, who signed. */
          : _ ("%s, %s, %s"),
      day, time, entry->signed_by);
}

char *
cw_adverse_event_text_entry (const CwEventEntry *entry)
{
  GString *text = g_string_new (NULL);
  const CwEventKind *kind = cw_event_kind_find (entry->kind_id);

  append_words (text, kind != NULL ? kind->label : entry->kind_id);
  append_words (text, cw_event_grade_get_name (entry->grade));
  if (entry->severity > 0)
    append_words (text, cw_event_severity_get_name (entry->severity));
  if (entry->relatedness > 0)
    append_words (text, cw_event_relatedness_get_name (entry->relatedness));
  append_words (text, entry->action);
  append_words (text, entry->outcome);
  append_words (text, entry->note);
  return g_string_free (text, FALSE);
}

char *
cw_adverse_event_text_facts (const CwAdverseEvent *event)
{
  GString *text = g_string_new (NULL);
  g_autofree char *limbs = cw_limb_set_format (event->limbs);

  if (event->id == 0)
    return g_string_free (text, FALSE);
  append_words (text, limbs);
  if (!isnan (event->pressure_mmhg)) {
    g_autofree char *pressure = cw_number_format (event->pressure_mmhg, 0);
    g_autofree char *words = g_strdup_printf (_ ("%s mmHg"), pressure);

    append_words (text, words);
  }
  if (!isnan (event->pressure_percent)) {
    g_autofree char *percent = cw_number_format (event->pressure_percent, 0);
    g_autofree char *words
        = g_strdup_printf (_ ("%s %% of the occlusion pressure"), percent);

    append_words (text, words);
  }
  append_words (text, event->cuff_name);
  if (!isnan (event->since_inflation_s)) {
    g_autofree char *after = cw_duration_format (event->since_inflation_s);
    g_autofree char *words = g_strdup_printf (_ ("%s after inflation"), after);

    append_words (text, words);
  }
  return g_string_free (text, FALSE);
}
