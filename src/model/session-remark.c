/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "model/session-remark.h"

#include <glib/gi18n-lib.h>

#include "base/text.h"
#include "model/patient.h"

CwSessionRemark *
cw_session_remark_new (void)
{
  return g_new0 (CwSessionRemark, 1);
}

void
cw_session_remark_free (CwSessionRemark *remark)
{
  if (remark == NULL)
    return;
  g_free (remark->text);
  g_free (remark->written_by);
  g_free (remark);
}

char *
cw_session_remark_clean (const char *text, GError **error)
{
  g_autofree char *line = g_strdup (text != NULL ? text : "");
  g_autofree char *trimmed = NULL;

  g_strdelimit (line, "\r\n\t", ' ');
  trimmed = cw_text_trim (line);
  if (trimmed == NULL)
    g_set_error_literal (error, CW_MODEL_ERROR, CW_MODEL_ERROR_INVALID,
                         _ ("Write what there is to remark about the "
                            "session."));
  else if (g_utf8_strlen (trimmed, -1) > CW_SESSION_REMARK_MAX_LENGTH)
    g_set_error (error, CW_MODEL_ERROR, CW_MODEL_ERROR_INVALID,
                 _ ("A remark has at most %d letters. Write two."),
                 CW_SESSION_REMARK_MAX_LENGTH);
  else
    return g_steal_pointer (&trimmed);
  return NULL;
}
