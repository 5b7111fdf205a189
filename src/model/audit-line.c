/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "model/audit-line.h"

CwAuditLine *
cw_audit_line_new (void)
{
  return g_new0 (CwAuditLine, 1);
}

void
cw_audit_line_free (CwAuditLine *line)
{
  if (line == NULL)
    return;
  g_free (line->clinician);
  g_free (line->patient);
  g_free (line->action);
  g_free (line->record);
  g_free (line->before);
  g_free (line->after);
  g_free (line);
}
