/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "exchange/audit-csv.h"

#include "exchange/csv.h"

#define LINES_AT_A_TIME 1000

static const char header[] = "entry,time,clinician,patient,action,record,"
                             "record_number,before,after\r\n";

static void
append_line (GString *csv, const CwAuditLine *line)
{
  g_autofree char *time = cw_time_to_iso (line->at);

  cw_csv_append_number (csv, (double) line->id, 0);
  cw_csv_append_text (csv, time);
  cw_csv_append_text (csv, line->clinician);
  cw_csv_append_text (csv, line->patient);
  cw_csv_append_text (csv, line->action);
  cw_csv_append_text (csv, line->record);
  cw_csv_append_number (csv, (double) line->record_id, 0);
  cw_csv_append_text (csv, line->before);
  cw_csv_append_text (csv, line->after);
  cw_csv_end_row (csv);
}

static gboolean
write_text (GOutputStream *stream, const GString *text, GError **error)
{
  return g_output_stream_write_all (stream, text->str, text->len, NULL, NULL,
                                    error);
}

static gboolean
write_lines (CwClinic *clinic,
             const CwAuditFilter *filter,
             GOutputStream *stream,
             GError **error)
{
  g_autoptr (CwAuditLine) last = NULL;

  for (;;) {
    g_autoptr (GPtrArray) lines = cw_clinic_load_audit_log (
      clinic, filter, last, LINES_AT_A_TIME, error);
    g_autoptr (GString) csv = g_string_new (NULL);

    if (lines == NULL)
      return FALSE;
    for (guint i = 0; i < lines->len; i++)
      append_line (csv, lines->pdata[i]);
    if (!write_text (stream, csv, error))
      return FALSE;
    if (lines->len < LINES_AT_A_TIME)
      return TRUE;
    g_clear_pointer (&last, cw_audit_line_free);
    last = g_ptr_array_steal_index (lines, lines->len - 1);
  }
}

gboolean
cw_audit_csv_save (CwClinic *clinic,
                   const CwAuditFilter *filter,
                   const char *path,
                   GError **error)
{
  g_autoptr (GFile) file = g_file_new_for_path (path);
  g_autoptr (GFileOutputStream) stream = NULL;
  g_autoptr (GString) first = g_string_new (header);
  g_autoptr (GCancellable) giving_up = g_cancellable_new ();

  stream = g_file_replace (file, NULL, FALSE,
                           G_FILE_CREATE_PRIVATE
                             | G_FILE_CREATE_REPLACE_DESTINATION,
                           NULL, error);
  if (stream == NULL)
    return FALSE;
  if (!write_text (G_OUTPUT_STREAM (stream), first, error)
      || !write_lines (clinic, filter, G_OUTPUT_STREAM (stream), error)) {
    /* What was there before stays. */
    g_cancellable_cancel (giving_up);
    g_output_stream_close (G_OUTPUT_STREAM (stream), giving_up, NULL);
    return FALSE;
  }
  return g_output_stream_close (G_OUTPUT_STREAM (stream), NULL, error);
}
