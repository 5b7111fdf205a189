/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "model/screening-record.h"

CwScreeningRecord *
cw_screening_record_new (void)
{
  CwScreeningRecord *record = g_new0 (CwScreeningRecord, 1);

  record->facts = cw_screening_facts_new ();
  return record;
}

void
cw_screening_record_free (CwScreeningRecord *record)
{
  if (record == NULL)
    return;
  g_clear_pointer (&record->facts, cw_screening_facts_free);
  g_clear_pointer (&record->verdict, cw_verdict_free);
  g_free (record->questionnaire_version);
  g_free (record->signed_by);
  g_free (record);
}
