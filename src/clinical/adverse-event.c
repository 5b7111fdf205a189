/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "clinical/adverse-event.h"

#include <glib/gi18n-lib.h>

#include "clinical/data-file.h"
#include "clinical/identifier.h"

static const char *const grade_ids[] = {
  [CW_EVENT_EXPECTED] = "expected",
  [CW_EVENT_NOTABLE] = "notable",
  [CW_EVENT_SERIOUS] = "serious",
};

typedef struct {
  GPtrArray *kinds;
  const char *severities[CW_N_EVENT_SEVERITIES];
  const char *relatednesses[CW_N_EVENT_RELATEDNESSES];
} EventData;

const char *
cw_event_grade_to_id (CwEventGrade grade)
{
  g_return_val_if_fail (grade < G_N_ELEMENTS (grade_ids), NULL);

  return grade_ids[grade];
}

gboolean
cw_event_grade_from_id (const char *id, CwEventGrade *grade)
{
  gsize index;

  if (!cw_identifier_find (grade_ids, G_N_ELEMENTS (grade_ids), id, &index))
    return FALSE;
  *grade = (CwEventGrade)index;
  return TRUE;
}

const char *
cw_event_grade_get_name (CwEventGrade grade)
{
  switch (grade) {
  case CW_EVENT_EXPECTED:
    return C_ ("adverse event", "Expected");
  case CW_EVENT_NOTABLE:
    return C_ ("adverse event", "Notable");
  case CW_EVENT_SERIOUS:
  default:
    return C_ ("adverse event", "Serious");
  }
}

static void
read_scale (CwDataFile *file, const char *id, const char **names, guint n_names)
{
  cw_data_file_enter (file, id);
  for (guint i = 0; i < n_names; i++) {
    g_autofree char *key = g_strdup_printf ("label-%u", i + 1);

    names[i] = cw_data_file_words (file, key);
  }
}

static gboolean
read_outcome (CwDataFile *file, CwEventKind *kind, guint number)
{
  g_autofree char *grade = g_strdup_printf ("grade-%u", number);
  g_autofree char *label = g_strdup_printf ("label-%u", number);
  g_autofree char *advice = g_strdup_printf ("advice-%u", number);
  CwEventOutcome *outcome = &kind->outcomes[number - 1];

  if (!cw_data_file_has (file, grade))
    return FALSE;
  outcome->grade = (CwEventGrade)cw_data_file_choice (file, grade, grade_ids,
                                                      G_N_ELEMENTS (grade_ids));
  if (cw_data_file_has (file, label))
    outcome->label = cw_data_file_words (file, label);
  outcome->advice = cw_data_file_words (file, advice);
  if (number > 1 && outcome->grade <= outcome[-1].grade)
    cw_data_file_reject (file, grade, "not above the grade before it");
  return TRUE;
}

static CwEventKind *
read_kind (CwDataFile *file, const char *id)
{
  CwEventKind *kind = g_new0 (CwEventKind, 1);

  cw_data_file_enter (file, id);
  kind->id = g_intern_string (id);
  kind->label = cw_data_file_words (file, "label");
  kind->source = cw_data_file_get_source (file);
  while (kind->n_outcomes < CW_N_EVENT_GRADES
         && read_outcome (file, kind, (guint)kind->n_outcomes + 1))
    kind->n_outcomes++;
  if (kind->n_outcomes == 0)
    cw_data_file_reject (file, "grade-1", "not there");
  for (gsize i = 0; kind->n_outcomes > 1 && i < kind->n_outcomes; i++)
    if (kind->outcomes[i].label == NULL)
      cw_data_file_reject (file, "label-1", "needed where grades differ");
  return kind;
}

static gpointer
read_events (gpointer unused)
{
  g_autoptr (CwDataFile) file = cw_data_file_new ("adverse-events.ini");
  const char *const *ids = cw_data_file_get_groups (file);
  EventData *data = g_new0 (EventData, 1);

  data->kinds = g_ptr_array_new ();
  for (gsize i = 0; ids[i] != NULL; i++) {
    if (g_str_equal (ids[i], "SEVERITY"))
      read_scale (file, ids[i], data->severities, CW_N_EVENT_SEVERITIES);
    else if (g_str_equal (ids[i], "RELATEDNESS"))
      read_scale (file, ids[i], data->relatednesses, CW_N_EVENT_RELATEDNESSES);
    else
      g_ptr_array_add (data->kinds, read_kind (file, ids[i]));
  }
  cw_data_file_finish_bundled (file);
  return data;
}

static const EventData *
event_data (void)
{
  static GOnce once = G_ONCE_INIT;

  return g_once (&once, read_events, NULL);
}

const CwEventKind *const *
cw_event_kinds_get (gsize *n_kinds)
{
  g_return_val_if_fail (n_kinds != NULL, NULL);

  *n_kinds = event_data ()->kinds->len;
  return (const CwEventKind *const *)event_data ()->kinds->pdata;
}

const CwEventKind *
cw_event_kind_find (const char *id)
{
  gsize n_kinds;
  const CwEventKind *const *kinds = cw_event_kinds_get (&n_kinds);

  for (gsize i = 0; i < n_kinds; i++)
    if (g_strcmp0 (kinds[i]->id, id) == 0)
      return kinds[i];
  return NULL;
}

const CwEventOutcome *
cw_event_kind_find_outcome (const CwEventKind *kind, CwEventGrade grade)
{
  g_return_val_if_fail (kind != NULL, NULL);

  for (gsize i = 0; i < kind->n_outcomes; i++)
    if (kind->outcomes[i].grade == grade)
      return &kind->outcomes[i];
  return NULL;
}

const char *
cw_event_severity_get_name (int severity)
{
  g_return_val_if_fail (severity >= 1 && severity <= CW_N_EVENT_SEVERITIES,
                        NULL);

  return event_data ()->severities[severity - 1];
}

const char *
cw_event_relatedness_get_name (int relatedness)
{
  g_return_val_if_fail (
      relatedness >= 1 && relatedness <= CW_N_EVENT_RELATEDNESSES, NULL);

  return event_data ()->relatednesses[relatedness - 1];
}
