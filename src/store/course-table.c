/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "store/course-table.h"

#include "store/audit-log.h"
#include "store/record.h"

CW_DEFINE_CHOICE (CwCourseKind, course_kind)

static const CwField fields[] = {
  CW_FIELD (CwCourseEvent, id, "id", ID),
  CW_FIELD (CwCourseEvent, prescription_id, "prescription_id", REF),
  CW_FIELD (CwCourseEvent, set_number, "set_number", INT),
  CW_FIELD_ENUM (CwCourseEvent, kind, "kind", course_kind),
  CW_FIELD (CwCourseEvent, seconds, "seconds", INT),
  CW_FIELD (CwCourseEvent, at.utc_s, "at", TIME),
  CW_FIELD (CwCourseEvent, at.boot_us, "boot_us", INT64),
  CW_FIELD (CwCourseEvent, at.boot_id, "boot_id", BUFFER),
};

static const CwRecord record = CW_RECORD ("course_event", fields);

gboolean
cw_course_table_load (CwDatabase *database, CwSession *session, GError **error)
{
  g_autoptr (CwStatement) select = cw_record_select (
      database, &record, NULL, "WHERE session_id = :id ORDER BY id");
  CwStep step;

  cw_statement_bind_int (select, ":id", session->id);
  while ((step = cw_statement_step (select, error)) == CW_STEP_ROW) {
    CwCourseEvent event = { 0 };

    if (!cw_record_read (&record, select, &event, error))
      return FALSE;
    g_ptr_array_add (session->course, cw_course_event_copy (&event));
  }
  return step == CW_STEP_DONE;
}

gboolean
cw_course_table_add (CwDatabase *database,
                     const CwSession *session,
                     const CwCourseEvent *event,
                     gint64 *id,
                     GError **error)
{
  g_autoptr (CwStatement) insert
      = cw_record_insert (database, &record, event, "session_id", NULL);

  cw_statement_bind_int (insert, ":session_id", session->id);
  if (!cw_statement_run (insert, error))
    return FALSE;
  *id = cw_database_get_last_id (database);
  return cw_audit_log_add_row (database, event->at.utc_s, session->clinician_id,
                               session->patient_id, "course_event", *id, error);
}
