/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include <math.h>

#include "clinical/identifier.h"
#include "model/session.h"

static const char *const result_ids[] = {
  [CW_CHECK_GREEN] = "green",
  [CW_CHECK_AMBER] = "amber",
  [CW_CHECK_RED] = "red",
};

const char *
cw_check_result_to_id (CwCheckResult result)
{
  g_return_val_if_fail (result < G_N_ELEMENTS (result_ids), NULL);

  return result_ids[result];
}

gboolean
cw_check_result_from_id (const char *id, CwCheckResult *result)
{
  gsize index;

  if (!cw_identifier_find (result_ids, G_N_ELEMENTS (result_ids), id, &index))
    return FALSE;
  *result = (CwCheckResult) index;
  return TRUE;
}

CwSameDayCheck *
cw_same_day_check_new (void)
{
  CwSameDayCheck *check = g_new0 (CwSameDayCheck, 1);

  check->sbp_mmhg = NAN;
  check->dbp_mmhg = NAN;
  check->heart_rate_bpm = NAN;
  check->results
    = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  return check;
}

CwSameDayCheck *
cw_same_day_check_copy (const CwSameDayCheck *check)
{
  CwSameDayCheck *copy;
  GHashTableIter iter;
  gpointer id, result;

  g_return_val_if_fail (check != NULL, NULL);

  copy = cw_same_day_check_new ();
  copy->sbp_mmhg = check->sbp_mmhg;
  copy->dbp_mmhg = check->dbp_mmhg;
  copy->heart_rate_bpm = check->heart_rate_bpm;
  copy->note = g_strdup (check->note);
  g_hash_table_iter_init (&iter, check->results);
  while (g_hash_table_iter_next (&iter, &id, &result))
    g_hash_table_insert (copy->results, g_strdup (id), result);
  return copy;
}

void
cw_same_day_check_free (CwSameDayCheck *check)
{
  if (check == NULL)
    return;
  g_hash_table_unref (check->results);
  g_free (check->note);
  g_free (check);
}
