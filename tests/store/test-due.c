/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "store-test.h"
#include "store/clinic-private.h"
#include "store/statement.h"

/* The list of who needs somebody today. */

static GListModel *
list_due (StoreTest *test)
{
  g_autoptr (GError) error = NULL;
  GListModel *list = cw_clinic_list_due (test->clinic, &error);

  g_assert_no_error (error);
  return list;
}

static gboolean
is_due (GListModel *list, gint64 patient_id)
{
  for (guint i = 0; i < g_list_model_get_n_items (list); i++) {
    g_autoptr (CwPatientItem) item = g_list_model_get_item (list, i);

    if (cw_patient_item_get_id (item) == patient_id)
      return TRUE;
  }
  return FALSE;
}

/* From the first day on, and until nothing waits any more. */
static void
test_follows (StoreTest *test, gconstpointer data)
{
  g_autoptr (GListModel) list = list_due (test);
  g_autoptr (CwPlan) plan = NULL;
  g_autoptr (GListModel) later = NULL;
  g_autoptr (GListModel) missed = NULL;

  g_assert_true (is_due (list, test->patient_id));
  store_test_sign_screening (test, test->patient_id);
  g_assert_true (is_due (list, test->patient_id));
  plan = store_test_sign_plan (test, test->patient_id);
  g_assert_false (is_due (list, test->patient_id));
  store_test_pass_days (test, 7);
  later = list_due (test);
  g_assert_false (is_due (later, test->patient_id));
  store_test_pass_days (test, 1);
  missed = list_due (test);
  g_assert_true (is_due (missed, test->patient_id));
}

static void
test_rows (StoreTest *test, gconstpointer data)
{
  g_autoptr (GListModel) list = list_due (test);
  g_autoptr (CwPatientItem) first = g_list_model_get_item (list, 0);
  gint64 other
      = store_test_add_patient (test, "Lindqvist", "Tom", "1990-01-01");
  g_autoptr (CwPatientItem) newest = g_list_model_get_item (list, 0);
  g_autoptr (GError) error = NULL;

  g_assert_cmpstr (cw_patient_item_get_status_line (first), ==, "Not screened");
  g_assert_cmpint (cw_patient_item_get_id (newest), ==, other);
  g_assert_cmpuint (g_list_model_get_n_items (list), ==, 2);
  cw_clinic_set_archived (test->clinic, other, TRUE, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (g_list_model_get_n_items (list), ==, 1);
  cw_clinic_set_archived (test->clinic, other, FALSE, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (g_list_model_get_n_items (list), ==, 2);
}

/* A file in which it was never computed. */
static void
test_catches_up (StoreTest *test, gconstpointer data)
{
  CwDatabase *database = cw_clinic_get_database (test->clinic);
  g_autoptr (CwPlan) plan = NULL;
  g_autoptr (GListModel) list = NULL;
  g_autoptr (GError) error = NULL;
  gint64 other
      = store_test_add_patient (test, "Lindqvist", "Tom", "1990-01-01");

  store_test_sign_screening (test, test->patient_id);
  plan = store_test_sign_plan (test, test->patient_id);
  cw_database_execute (database,
                       "DELETE FROM patient_due;"
                       "INSERT INTO patient_due (patient_id, due_on)"
                       " SELECT id, '0001-01-01' FROM patient",
                       &error);
  g_assert_no_error (error);
  list = list_due (test);
  g_assert_true (is_due (list, other));
  g_assert_false (is_due (list, test->patient_id));
}

/* Answered by an index and not by a walk through the clinic. */
static void
test_index (StoreTest *test, gconstpointer data)
{
  g_autoptr (CwStatement) explain = cw_database_prepare (
      cw_clinic_get_database (test->clinic),
      "EXPLAIN QUERY PLAN SELECT patient_id FROM patient_due "
      "WHERE due_on <= '2026-11-21' "
      "ORDER BY due_on DESC, patient_id DESC LIMIT 500");

  g_assert_cmpint (cw_statement_step (explain, NULL), ==, CW_STEP_ROW);
  g_assert_nonnull (strstr (cw_statement_get_text (explain, 3),
                            "USING COVERING INDEX patient_due_by_day"));
  g_assert_cmpint (cw_statement_step (explain, NULL), ==, CW_STEP_DONE);
}

static void
add (const char *path, void (*test) (StoreTest *test, gconstpointer data))
{
  g_test_add (path, StoreTest, NULL, store_test_set_up_in_memory, test,
              store_test_tear_down);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  add ("/due/follows", test_follows);
  add ("/due/rows", test_rows);
  add ("/due/catches-up", test_catches_up);
  add ("/due/index", test_index);
  return g_test_run ();
}
