/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include <string.h>

#include "model/audit-text.h"
#include "store-test.h"
#include "store/clinic-private.h"
#include "store/demo-clinic.h"
#include "store/statement.h"

/* What there is about a patient, row by row: nothing is left out and nothing of
 * another. */

static void
set_up (StoreTest *test, gconstpointer data)
{
  g_autoptr (GError) error = NULL;

  store_test_set_up_in_memory (test, data);
  g_clear_object (&test->clinic);
  test->clinic = cw_clinic_new_in_memory (test->clock, &error);
  g_assert_no_error (error);
  cw_demo_clinic_fill (test->clinic, 12, 3, NULL, NULL, NULL, &error);
  g_assert_no_error (error);
}

static gint64
count (StoreTest *test, const char *sql)
{
  g_autoptr (GError) error = NULL;
  gint64 n = -1;

  cw_database_query_int (cw_clinic_get_database (test->clinic), sql, &n,
                         &error);
  g_assert_no_error (error);
  return n;
}

static gboolean
is_listed (GPtrArray *tables, const char *name)
{
  return g_ptr_array_find_with_equal_func (tables, name, g_str_equal, NULL);
}

/* Each table that leads to a patient, by whatever reference, is there. */
static void
test_tables (StoreTest *test, gconstpointer data)
{
  /* What only makes a search quick, and what is there for a moment. */
  static const char *const others[]
      = { "patient_search", "patient_due", "erasure", NULL };
  g_autoptr (GPtrArray) tables
      = cw_clinic_list_patient_tables (test->clinic, NULL);
  g_autoptr (CwStatement) select = cw_database_prepare (
      cw_clinic_get_database (test->clinic),
      "WITH RECURSIVE leads (child, parent) AS MATERIALIZED ("
      "  SELECT t.name, k.\"table\" FROM pragma_table_list t"
      "  JOIN pragma_foreign_key_list (t.name) k"
      "  WHERE t.schema = 'main' AND t.type = 'table'),"
      " owned (name) AS ("
      "  SELECT 'patient'"
      "  UNION SELECT t.name FROM pragma_table_list t"
      "    JOIN pragma_table_info (t.name) c"
      "    WHERE t.schema = 'main' AND t.type = 'table'"
      "      AND c.name = 'patient_id'"
      "  UNION SELECT child FROM owned JOIN leads ON parent = name) "
      "SELECT name FROM owned");
  guint n_tables = 0;

  g_assert_cmpstr (tables->pdata[0], ==, "patient");
  while (cw_statement_step (select, NULL) == CW_STEP_ROW) {
    const char *name = cw_statement_get_text (select, 0);

    if (g_strv_contains (others, name))
      continue;
    g_test_message ("%s", name);
    g_assert_true (is_listed (tables, name));
    /* And has a name for people. */
    g_assert_cmpstr (cw_audit_record_label (name), !=, name);
    n_tables++;
  }
  g_assert_cmpuint (n_tables, ==, tables->len);
  g_assert_cmpuint (n_tables, >, 20);
}

/* Together the patients have all rows, each once. */
static void
test_rows (StoreTest *test, gconstpointer data)
{
  g_autoptr (GPtrArray) tables
      = cw_clinic_list_patient_tables (test->clinic, NULL);
  gint64 last = count (test, "SELECT max(id) FROM patient");

  for (guint i = 0; i < tables->len; i++) {
    const char *name = tables->pdata[i];
    g_autofree char *sql = g_strdup_printf (
        "SELECT count(*) FROM \"%s\"%s", name,
        g_str_equal (name, "audit_entry") ? " WHERE patient_id NOT NULL" : "");
    gint64 n_rows = 0;

    for (gint64 id = 1; id <= last; id++) {
      g_autoptr (GError) error = NULL;
      g_autoptr (CwPatientRows) rows
          = cw_clinic_load_patient_rows (test->clinic, id, name, &error);

      g_assert_no_error (error);
      g_assert_cmpuint (rows->cells->len, ==,
                        rows->n_rows * g_strv_length (rows->columns));
      n_rows += rows->n_rows;
    }
    g_test_message ("%s: %" G_GINT64_FORMAT, name, n_rows);
    g_assert_cmpint (n_rows, ==, count (test, sql));
  }
}

static void
test_values (StoreTest *test, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (CwPatientRows) rows
      = cw_clinic_load_patient_rows (test->clinic, 1, "patient", &error);
  g_autoptr (CwPatientRows) none = NULL;
  const CwPatientCell *id, *name;

  g_assert_no_error (error);
  g_assert_cmpuint (rows->n_rows, ==, 1);
  g_assert_cmpstr (rows->columns[0], ==, "id");
  g_assert_cmpstr (rows->columns[1], ==, "family_name");
  id = &g_array_index (rows->cells, CwPatientCell, 0);
  name = &g_array_index (rows->cells, CwPatientCell, 1);
  g_assert_true (id->is_number);
  g_assert_cmpstr (id->text, ==, "1");
  g_assert_false (name->is_number);
  g_assert_cmpstr (name->text, ==, "Okafor");

  none = cw_clinic_load_patient_rows (test->clinic, 1, "clinician", &error);
  g_assert_null (none);
  g_assert_error (error, CW_STORE_ERROR, CW_STORE_ERROR_NOT_FOUND);
}

/* What was corrected stays to be seen, the newest first. */
static void
test_corrections (StoreTest *test, gconstpointer data)
{
  g_autoptr (CwPatient) patient
      = cw_clinic_load_patient (test->clinic, 1, NULL);
  g_autofree char *before = cw_date_to_iso (patient->birth_date);
  g_autoptr (GPtrArray) corrections = NULL;
  g_autoptr (GError) error = NULL;
  g_autofree char *text = NULL;
  const CwCorrection *birth, *name;

  g_free (patient->family_name);
  patient->family_name = g_strdup ("Okafor-Lane");
  g_assert_true (cw_clinic_save_patient (test->clinic, patient, &error));
  patient->birth_date = cw_date_new (1981, 4, 17);
  g_assert_true (cw_clinic_save_patient (test->clinic, patient, &error));
  corrections = cw_clinic_load_corrections (test->clinic, 1, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (corrections->len, ==, 2);
  birth = corrections->pdata[0];
  name = corrections->pdata[1];
  g_assert_cmpstr (birth->field, ==, "birth_date");
  g_assert_cmpstr (birth->before, ==, before);
  g_assert_cmpstr (birth->after, ==, "1981-04-17");
  g_assert_cmpstr (name->before, ==, "Okafor");
  g_assert_cmpstr (name->after, ==, "Okafor-Lane");
  text = cw_correction_describe (birth);
  g_assert_nonnull (strstr (text, "1981"));
  g_assert_cmpstr (cw_correction_get_label (birth), ==, "Birth date");
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);

#define ADD(name, function)                                                    \
  g_test_add ("/store/patient-rows/" name, StoreTest, NULL, set_up, function,  \
              store_test_tear_down)
  ADD ("tables", test_tables);
  ADD ("rows", test_rows);
  ADD ("values", test_values);
  ADD ("corrections", test_corrections);
#undef ADD

  return g_test_run ();
}
