/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "store/patient-table.h"

#include <string.h>
#include <glib/gi18n-lib.h>

#include "base/text.h"
#include "store/audit-log.h"
#include "store/clinic.h"
#include "store/search.h"

#define MAX_DUPLICATES 5

CW_DEFINE_CHOICE (CwSex, sex)

static const CwField fields[] = {
  CW_FIELD (CwPatient, id, "id", ID),
  CW_FIELD (CwPatient, family_name, "family_name", TEXT),
  CW_FIELD (CwPatient, given_names, "given_names", TEXT),
  CW_FIELD (CwPatient, birth_date, "birth_date", DATE),
  CW_FIELD_ENUM (CwPatient, sex, "sex", sex),
  CW_FIELD (CwPatient, identifier, "identifier", TEXT),
  CW_FIELD (CwPatient, phone, "phone", TEXT),
  CW_FIELD (CwPatient, language, "language", TEXT),
  CW_FIELD (CwPatient, problem, "problem", TEXT),
  CW_FIELD (CwPatient, archived, "archived", BOOL),
};

static const CwRecord record = CW_RECORD ("patient", fields);

static CwPatient *
read_patient (CwStatement *row, GError **error)
{
  g_autoptr (CwPatient) patient = cw_patient_new ();

  if (!cw_record_read (&record, row, patient, error))
    return NULL;
  return g_steal_pointer (&patient);
}

CwPatient *
cw_patient_table_load (CwDatabase *database, gint64 id, GError **error)
{
  g_autoptr (CwStatement) select
      = cw_record_select (database, &record, NULL, "WHERE id = :id");

  cw_statement_bind_int (select, ":id", id);
  switch (cw_statement_step (select, error)) {
  case CW_STEP_ROW:
    return read_patient (select, error);
  case CW_STEP_DONE:
    g_set_error_literal (error, CW_STORE_ERROR, CW_STORE_ERROR_NOT_FOUND,
                         _ ("This patient is not in the clinic file."));
    return NULL;
  case CW_STEP_ERROR:
  default:
    return NULL;
  }
}

static gboolean
write_row (CwDatabase *database,
           const CwPatient *patient,
           const CwPatient *old,
           gint64 *id,
           GError **error)
{
  g_autofree char *sort_key = cw_search_sort_key (patient);
  g_autoptr (CwStatement) write
      = old == NULL
            ? cw_record_insert (database, &record, patient, "sort_key", NULL)
            : cw_record_update (database, &record, patient, "sort_key", NULL);

  cw_statement_bind_text (write, ":sort_key", sort_key);
  if (!cw_statement_run (write, error))
    return FALSE;
  *id = old == NULL ? cw_database_get_last_id (database) : patient->id;
  return TRUE;
}

static gboolean
write_search (CwDatabase *database,
              const CwPatient *patient,
              const CwPatient *old,
              gint64 id,
              GError **error)
{
  CwPatient saved = *patient;

  if (old != NULL && cw_search_same (patient, old))
    return TRUE;
  if (old != NULL && !cw_search_remove (database, old, error))
    return FALSE;
  saved.id = id;
  return cw_search_add (database, &saved, error);
}

gboolean
cw_patient_table_save (CwDatabase *database,
                       const CwPatient *patient,
                       const CwPatient *old,
                       gint64 at,
                       gint64 *id,
                       GError **error)
{
  CwAuditEntry entry = { .at = at, .record = "patient" };
  g_autofree char *before = NULL;
  g_autofree char *after = NULL;

  if (old != NULL) {
    before = cw_record_to_json (database, &record, old->id, error);
    if (before == NULL)
      return FALSE;
  }
  if (!write_row (database, patient, old, id, error)
      || !write_search (database, patient, old, *id, error))
    return FALSE;
  after = cw_record_to_json (database, &record, *id, error);
  if (after == NULL)
    return FALSE;
  entry.action = old == NULL ? "add" : "change";
  entry.patient_id = *id;
  entry.record_id = *id;
  entry.before = before;
  entry.after = after;
  return cw_audit_log_add (database, &entry, error);
}

/* One begins with the other: "Anna" and "Anna Maria". */
static gboolean
alike (const char *a, const char *b)
{
  g_autofree char *folded_a = cw_text_fold (a);
  g_autofree char *folded_b = cw_text_fold (b);

  return g_str_has_prefix (folded_a, folded_b)
         || g_str_has_prefix (folded_b, folded_a);
}

static gboolean
same_name (const CwPatient *a, const CwPatient *b)
{
  /* Family and given names are often taken for each other. */
  return (alike (a->family_name, b->family_name)
          && alike (a->given_names, b->given_names))
         || (alike (a->family_name, b->given_names)
             && alike (a->given_names, b->family_name));
}

static gboolean
is_duplicate (const CwPatient *candidate, const CwPatient *patient)
{
  if (patient->identifier != NULL && *patient->identifier != '\0'
      && g_strcmp0 (candidate->identifier, patient->identifier) == 0)
    return TRUE;
  return candidate->birth_date == patient->birth_date
         && same_name (candidate, patient);
}

GPtrArray *
cw_patient_table_find_duplicates (CwDatabase *database,
                                  const CwPatient *patient,
                                  GError **error)
{
  g_autoptr (GPtrArray) found
      = g_ptr_array_new_with_free_func ((GDestroyNotify)cw_patient_free);
  g_autoptr (CwStatement) select
      = cw_record_select (database, &record, NULL,
                          "WHERE id <> :id AND (birth_date = :birth_date "
                          "  OR (length(identifier) = length(:identifier) "
                          "      AND identifier = :identifier)) "
                          "ORDER BY sort_key, id");
  CwStep step;

  cw_statement_bind_int (select, ":id", patient->id);
  cw_statement_bind_date (select, ":birth_date", patient->birth_date);
  cw_statement_bind_text (select, ":identifier", patient->identifier);
  while ((step = cw_statement_step (select, error)) == CW_STEP_ROW
         && found->len < MAX_DUPLICATES) {
    g_autoptr (CwPatient) candidate = read_patient (select, error);

    if (candidate == NULL)
      return NULL;
    if (is_duplicate (candidate, patient))
      g_ptr_array_add (found, g_steal_pointer (&candidate));
  }
  return step != CW_STEP_ERROR ? g_steal_pointer (&found) : NULL;
}

char *
cw_patient_table_suggest_identifier (CwDatabase *database, GError **error)
{
  g_autoptr (CwStatement) select = cw_database_prepare (
      database,
      "SELECT CAST (substr(identifier, 4) AS INTEGER) FROM patient "
      "WHERE identifier GLOB 'CW-[0-9]*' AND length(identifier) <= 15 "
      "ORDER BY length(identifier) DESC, identifier DESC LIMIT 1");

  switch (cw_statement_step (select, error)) {
  case CW_STEP_ROW:
    return g_strdup_printf ("CW-%05" G_GINT64_FORMAT,
                            cw_statement_get_int (select, 0) + 1);
  case CW_STEP_DONE:
    return g_strdup ("CW-00001");
  case CW_STEP_ERROR:
  default:
    return NULL;
  }
}
