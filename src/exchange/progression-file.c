/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "exchange/progression-file.h"

#include <glib/gi18n-lib.h>
#include <math.h>

#include "base/quantity.h"
#include "clinical/stop-rule.h"
#include "exchange/dose-file.h"
#include "exchange/evaluation-file.h"

#define SESSION_PREFIX "session "

/* What can be a slip of the hand only. */
#define MAX_REPS 200
#define MAX_KG 1000
#define MAX_AU 10000

typedef struct {
  const char *key;
  goffset offset;
  double maximum;
} Field;

#define FACT(name, maximum)                                                    \
  {                                                                            \
#name, G_STRUCT_OFFSET(CwProgression, name), maximum                       \
  }
#define SESSION(name, maximum)                                                 \
  {                                                                            \
#name, G_STRUCT_OFFSET(CwProgressionSession, name), maximum                \
  }

static const Field fact_numbers[] = {
  FACT (load_smallest_kg, MAX_KG), FACT (load_largest_kg, MAX_KG),
  FACT (load_step_kg, 100),       FACT (pain_baseline, 10),
  FACT (attendance_percent, 100), FACT (pain_daily, 10),
  FACT (pain_loading, 10),        FACT (effusion_grade, 3),
  FACT (symmetry_percent, 300),   FACT (graduation_weeks, 1000),
};

static const Field fact_answers[] = {
  FACT (full_range, 0),
  FACT (surgeon_allows, 0),
  FACT (tolerates_60, 0),
  FACT (tolerates_70, 0),
};

static const Field fact_dates[] = {
  FACT (today, 0),
  FACT (one_rm_date, 0),
  FACT (girth_date, 0),
};

static const Field session_numbers[] = {
  SESSION (load_kg, MAX_KG),   SESSION (pressure_percent, 100),
  SESSION (rest_s, 3600),      SESSION (effort, 10),
  SESSION (discomfort, 10),    SESSION (pain, 10),
  SESSION (soreness_48h, 10),  SESSION (load_au, MAX_AU),
  SESSION (one_rm_kg, MAX_KG),
};

static const Field session_answers[] = {
  SESSION (pain_after_24h, 0), SESSION (effusion_up, 0),
  SESSION (after_effects, 0),  SESSION (poor_recovery, 0),
  SESSION (serious_event, 0),
};

static void
read_numbers (CwDataFile *file,
              const Field *fields,
              gsize n_fields,
              gpointer structure)
{
  for (gsize i = 0; i < n_fields; i++)
    if (cw_data_file_has (file, fields[i].key))
      G_STRUCT_MEMBER (double, structure, fields[i].offset)
          = cw_evaluation_file_number (file, fields[i].key, 0,
                                       fields[i].maximum);
}

static void
read_answers (CwDataFile *file,
              const Field *fields,
              gsize n_fields,
              gpointer structure)
{
  for (gsize i = 0; i < n_fields; i++) {
    const char *id;

    if (!cw_data_file_has (file, fields[i].key))
      continue;
    id = cw_data_file_string (file, fields[i].key);
    if (id != NULL
        && !cw_answer_value_from_id (
            id, &G_STRUCT_MEMBER (CwAnswerValue, structure, fields[i].offset)))
      cw_data_file_reject (file, fields[i].key, _ ("not yes, no or unknown"));
  }
}

static gboolean
read_flag (CwDataFile *file, const char *key, gboolean otherwise)
{
  static const char *const ids[] = { "no", "yes" };

  return cw_data_file_has (file, key)
             ? cw_data_file_choice (file, key, ids, G_N_ELEMENTS (ids)) == 1
             : otherwise;
}

/* Repetitions done, as 30,15,15,12. */
static void
read_done (CwDataFile *file, CwProgressionSession *session)
{
  const char *text = cw_data_file_string (file, "done");
  g_auto (GStrv) parts = g_strsplit (text != NULL ? text : "", ",", -1);
  guint n_parts = g_strv_length (parts);

  if (text == NULL)
    return;
  if (n_parts > CW_MAX_SETS
      || (session->scheme.n_sets > 0
          && n_parts > (guint)session->scheme.n_sets)) {
    cw_data_file_reject (file, "done", _ ("more sets than planned"));
    return;
  }
  for (guint i = 0; i < n_parts; i++)
    if (!cw_number_parse_ascii (g_strstrip (parts[i]), &session->reps[i])
        || session->reps[i] < 0 || session->reps[i] > MAX_REPS
        || session->reps[i] != floor (session->reps[i]))
      cw_data_file_reject (file, "done", _ ("not repetitions as 30,15,15,12"));
  session->n_sets = (int)n_parts;
}

static void
read_stop (CwDataFile *file, CwProgressionSession *session)
{
  const CwStopRule *rule;

  if (!cw_data_file_has (file, "stop"))
    return;
  rule = cw_stop_rule_find (cw_data_file_string (file, "stop"));
  if (rule == NULL)
    cw_data_file_reject (file, "stop", _ ("no stop rule of that name"));
  else
    session->stop_rule_id = rule->id;
}

/* What a session does not say was as the dose is. */
static void
read_session (CwDataFile *file,
              const char *group,
              const CwDose *dose,
              CwProgressionSession *session)
{
  cw_data_file_enter_plain (file, group);
  cw_progression_session_init (session);
  session->scheme = dose->scheme;
  session->load_kg = dose->load_kg;
  session->pressure_percent = dose->pressure_percent;
  if (isnan (dose->pressure_percent) && dose->aop_mmhg > 0)
    session->pressure_percent = 100 * dose->pressure_mmhg / dose->aop_mmhg;
  session->rest_s = dose->rest_s;
  session->date = cw_evaluation_file_date (file, "date");
  cw_dose_file_read_scheme (file, &session->scheme);
  session->intermittent = read_flag (file, "intermittent", dose->intermittent);
  read_done (file, session);
  read_numbers (file, session_numbers, G_N_ELEMENTS (session_numbers), session);
  read_answers (file, session_answers, G_N_ELEMENTS (session_answers), session);
  read_stop (file, session);
}

static void
read_sessions (CwDataFile *file, CwProgression *progression)
{
  const char *const *groups = cw_data_file_get_groups (file);
  GArray *sessions = g_array_new (FALSE, FALSE, sizeof (CwProgressionSession));
  CwDate before = CW_DATE_NONE;

  for (gsize i = 0; groups[i] != NULL; i++) {
    CwProgressionSession session;

    if (!g_str_has_prefix (groups[i], SESSION_PREFIX))
      continue;
    read_session (file, groups[i], &progression->dose, &session);
    session.number = (int)sessions->len + 1;
    if (session.date < before)
      cw_data_file_reject (file, "date", _ ("before the session above"));
    before = session.date;
    g_array_append_val (sessions, session);
  }
  progression->n_sessions = sessions->len;
  progression->sessions
      = (const CwProgressionSession *)(gpointer)g_array_free (sessions, FALSE);
  if (progression->today == CW_DATE_NONE)
    progression->today = before;
}

static void
read_facts (CwDataFile *file, CwProgression *progression)
{
  progression->aop_date = progression->dose.aop_date;
  if (!cw_evaluation_file_has_group (file, "progression"))
    return;
  cw_data_file_enter_plain (file, "progression");
  progression->plan_changed = read_flag (file, "plan_changed", FALSE);
  read_numbers (file, fact_numbers, G_N_ELEMENTS (fact_numbers), progression);
  read_answers (file, fact_answers, G_N_ELEMENTS (fact_answers), progression);
  for (gsize i = 0; i < G_N_ELEMENTS (fact_dates); i++)
    if (cw_data_file_has (file, fact_dates[i].key))
      G_STRUCT_MEMBER (CwDate, progression, fact_dates[i].offset)
          = cw_evaluation_file_date (file, fact_dates[i].key);
}

gboolean
cw_progression_file_read (const char *path,
                          CwProgression *progression,
                          GError **error)
{
  g_autoptr (CwDataFile) file = NULL;

  g_return_val_if_fail (path != NULL && progression != NULL, FALSE);

  cw_progression_init (progression);
  file = cw_evaluation_file_open (path, error);
  if (file == NULL)
    return FALSE;
  cw_dose_file_read_group (file, &progression->dose);
  read_facts (file, progression);
  read_sessions (file, progression);
  if (cw_data_file_finish (file, error))
    return TRUE;
  cw_progression_file_clear (progression);
  return FALSE;
}

void
cw_progression_file_clear (CwProgression *progression)
{
  g_free ((gpointer)progression->sessions);
  progression->sessions = NULL;
  progression->n_sessions = 0;
}
