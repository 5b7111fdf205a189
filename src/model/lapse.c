/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "model/lapse.h"

#include <glib/gi18n-lib.h>

#include "model/patient.h"

CwLapse *
cw_lapse_new (void)
{
  return g_new0 (CwLapse, 1);
}

CwLapse *
cw_lapse_copy (const CwLapse *lapse)
{
  CwLapse *copy;

  g_return_val_if_fail (lapse != NULL, NULL);

  copy = g_memdup2 (lapse, sizeof *lapse);
  copy->rule_id = g_strdup (lapse->rule_id);
  copy->note = g_strdup (lapse->note);
  return copy;
}

void
cw_lapse_free (CwLapse *lapse)
{
  if (lapse == NULL)
    return;
  g_free (lapse->rule_id);
  g_free (lapse->note);
  g_free (lapse);
}

gboolean
cw_lapse_validate (const CwLapse *lapse, CwDate today, GError **error)
{
  g_return_val_if_fail (lapse != NULL, FALSE);

  if (cw_rescreen_rule_find (lapse->rule_id) == NULL)
    g_set_error_literal (error, CW_MODEL_ERROR, CW_MODEL_ERROR_INVALID,
                         _ ("Choose what has happened."));
  else if (lapse->day == CW_DATE_NONE)
    g_set_error_literal (error, CW_MODEL_ERROR, CW_MODEL_ERROR_INVALID,
                         _ ("Enter the day on which it happened."));
  else if (lapse->day > today)
    g_set_error_literal (error, CW_MODEL_ERROR, CW_MODEL_ERROR_INVALID,
                         _ ("The day on which it happened lies in the future. "
                            "Check the date."));
  else
    return TRUE;
  return FALSE;
}
