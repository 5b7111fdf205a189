/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include <math.h>

#include "clinical/identifier.h"
#include "clinical/screening.h"

static const char *const sex_ids[] = {
  [CW_SEX_UNKNOWN] = "unknown",
  [CW_SEX_FEMALE] = "female",
  [CW_SEX_MALE] = "male",
  [CW_SEX_OTHER] = "other",
};

const char *
cw_sex_to_id (CwSex sex)
{
  g_return_val_if_fail (sex < G_N_ELEMENTS (sex_ids), NULL);

  return sex_ids[sex];
}

gboolean
cw_sex_from_id (const char *id, CwSex *sex)
{
  gsize index;

  if (!cw_identifier_find (sex_ids, G_N_ELEMENTS (sex_ids), id, &index))
    return FALSE;
  *sex = (CwSex)index;
  return TRUE;
}

CwClearance *
cw_clearance_new (void)
{
  CwClearance *clearance = g_new0 (CwClearance, 1);

  clearance->max_aop_percent = NAN;
  clearance->max_load_percent_1rm = NAN;
  return clearance;
}

CwClearance *
cw_clearance_copy (const CwClearance *clearance)
{
  CwClearance *copy;

  g_return_val_if_fail (clearance != NULL, NULL);

  copy = g_memdup2 (clearance, sizeof *clearance);
  copy->finding_ids = g_strdupv (clearance->finding_ids);
  copy->name = g_strdup (clearance->name);
  copy->role = g_strdup (clearance->role);
  copy->organisation = g_strdup (clearance->organisation);
  copy->registration = g_strdup (clearance->registration);
  copy->letter = g_strdup (clearance->letter);
  copy->limits = g_strdup (clearance->limits);
  copy->entered_by = g_strdup (clearance->entered_by);
  return copy;
}

void
cw_clearance_free (CwClearance *clearance)
{
  if (clearance == NULL)
    return;
  g_strfreev (clearance->finding_ids);
  g_free (clearance->name);
  g_free (clearance->role);
  g_free (clearance->organisation);
  g_free (clearance->registration);
  g_free (clearance->letter);
  g_free (clearance->limits);
  g_free (clearance->entered_by);
  g_free (clearance);
}

CwJustification *
cw_justification_new (void)
{
  return g_new0 (CwJustification, 1);
}

CwJustification *
cw_justification_copy (const CwJustification *justification)
{
  CwJustification *copy;

  g_return_val_if_fail (justification != NULL, NULL);

  copy = g_memdup2 (justification, sizeof *justification);
  copy->finding_ids = g_strdupv (justification->finding_ids);
  copy->clinician = g_strdup (justification->clinician);
  copy->text = g_strdup (justification->text);
  return copy;
}

void
cw_justification_free (CwJustification *justification)
{
  if (justification == NULL)
    return;
  g_strfreev (justification->finding_ids);
  g_free (justification->clinician);
  g_free (justification->text);
  g_free (justification);
}

CwScreeningFacts *
cw_screening_facts_new (void)
{
  CwScreeningFacts *facts = g_new0 (CwScreeningFacts, 1);

  facts->answers = g_hash_table_new_full (g_str_hash, g_str_equal, g_free,
                                          (GDestroyNotify)cw_answer_free);
  facts->measurements
      = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
  facts->clearances
      = g_ptr_array_new_with_free_func ((GDestroyNotify)cw_clearance_free);
  facts->justifications
      = g_ptr_array_new_with_free_func ((GDestroyNotify)cw_justification_free);
  return facts;
}

CwScreeningFacts *
cw_screening_facts_copy (const CwScreeningFacts *facts)
{
  CwScreeningFacts *copy;
  GHashTableIter iter;
  gpointer id, value;

  g_return_val_if_fail (facts != NULL, NULL);

  copy = cw_screening_facts_new ();
  copy->birth_date = facts->birth_date;
  copy->sex = facts->sex;
  copy->date = facts->date;
  g_hash_table_iter_init (&iter, facts->answers);
  while (g_hash_table_iter_next (&iter, &id, &value))
    cw_screening_facts_set_answer (copy, id, value);
  g_hash_table_iter_init (&iter, facts->measurements);
  while (g_hash_table_iter_next (&iter, &id, &value))
    cw_screening_facts_set_measurement (copy, id, *(double *)value);
  for (guint i = 0; i < facts->clearances->len; i++)
    g_ptr_array_add (copy->clearances,
                     cw_clearance_copy (facts->clearances->pdata[i]));
  for (guint i = 0; i < facts->justifications->len; i++)
    g_ptr_array_add (copy->justifications,
                     cw_justification_copy (facts->justifications->pdata[i]));
  return copy;
}

void
cw_screening_facts_free (CwScreeningFacts *facts)
{
  if (facts == NULL)
    return;
  g_hash_table_unref (facts->answers);
  g_hash_table_unref (facts->measurements);
  g_ptr_array_unref (facts->clearances);
  g_ptr_array_unref (facts->justifications);
  g_free (facts);
}

const CwAnswer *
cw_screening_facts_get_answer (const CwScreeningFacts *facts, const char *id)
{
  g_return_val_if_fail (facts != NULL && id != NULL, NULL);

  return g_hash_table_lookup (facts->answers, id);
}

void
cw_screening_facts_set_answer (CwScreeningFacts *facts,
                               const char *id,
                               const CwAnswer *answer)
{
  g_return_if_fail (facts != NULL && id != NULL);

  if (answer == NULL || answer->value == CW_ANSWER_NONE)
    g_hash_table_remove (facts->answers, id);
  else
    g_hash_table_insert (facts->answers, g_strdup (id),
                         cw_answer_copy (answer));
}

double
cw_screening_facts_get_measurement (const CwScreeningFacts *facts,
                                    const char *id)
{
  const double *value;

  g_return_val_if_fail (facts != NULL && id != NULL, NAN);

  value = g_hash_table_lookup (facts->measurements, id);
  return value != NULL ? *value : NAN;
}

void
cw_screening_facts_set_measurement (CwScreeningFacts *facts,
                                    const char *id,
                                    double value)
{
  g_return_if_fail (facts != NULL && id != NULL);

  if (isnan (value))
    g_hash_table_remove (facts->measurements, id);
  else
    g_hash_table_insert (facts->measurements, g_strdup (id),
                         g_memdup2 (&value, sizeof value));
}
