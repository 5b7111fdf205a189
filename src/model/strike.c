/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "model/strike.h"

#include <glib/gi18n-lib.h>

#include "base/text.h"
#include "model/patient.h"

void
cw_strike_copy (const CwStrike *strike, CwStrike *copy)
{
  *copy = *strike;
  copy->by = g_strdup (strike->by);
  copy->reason = g_strdup (strike->reason);
}

void
cw_strike_clear (CwStrike *strike)
{
  g_clear_pointer (&strike->by, g_free);
  g_clear_pointer (&strike->reason, g_free);
  strike->at = 0;
  strike->clinician_id = 0;
}

gboolean
cw_strike_validate_reason (const char *reason, GError **error)
{
  g_autofree char *trimmed = cw_text_trim (reason);

  if (trimmed != NULL
      && g_utf8_strlen (trimmed, -1) >= CW_STRIKE_REASON_MIN_LENGTH)
    return TRUE;
  g_set_error (error, CW_MODEL_ERROR, CW_MODEL_ERROR_INVALID,
               _ ("Write what is wrong with it, in at least %d letters."),
               CW_STRIKE_REASON_MIN_LENGTH);
  return FALSE;
}
