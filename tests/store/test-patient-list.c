/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "store-test.h"

/* Each change as "position-removed+added". */
static void
items_changed_cb (GListModel *list,
                  guint position,
                  guint removed,
                  guint added,
                  GString *changes)
{
  if (changes->len > 0)
    g_string_append_c (changes, ' ');
  g_string_append_printf (changes, "%u-%u+%u", position, removed, added);
}

static GListModel *
list_patients (StoreTest *test, const char *search, gboolean with_archived)
{
  g_autoptr (GError) error = NULL;
  GListModel *list
      = cw_clinic_list_patients (test->clinic, search, with_archived, &error);

  g_assert_no_error (error);
  return list;
}

/* The names in the list, "; " between them. */
static char *
get_names (GListModel *list)
{
  GString *names = g_string_new (NULL);

  for (guint i = 0; i < g_list_model_get_n_items (list); i++) {
    g_autoptr (CwPatientItem) item = g_list_model_get_item (list, i);

    g_string_append_printf (names, "%s%s", i > 0 ? "; " : "",
                            cw_patient_item_get_name (item));
  }
  return g_string_free (names, FALSE);
}

static void
assert_found (StoreTest *test, const char *search, const char *expected)
{
  g_autoptr (GListModel) list = list_patients (test, search, FALSE);
  g_autofree char *names = get_names (list);

  g_test_message ("%s", search != NULL ? search : "all");
  g_assert_cmpstr (names, ==, expected);
}

static void
set_patient (StoreTest *test,
             gint64 id,
             const char *family_name,
             const char *identifier,
             const char *phone)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (CwPatient) patient
      = cw_clinic_load_patient (test->clinic, id, &error);

  g_assert_no_error (error);
  g_free (patient->family_name);
  patient->family_name = g_strdup (family_name);
  g_free (patient->identifier);
  patient->identifier = g_strdup (identifier);
  g_free (patient->phone);
  patient->phone = g_strdup (phone);
  cw_clinic_save_patient (test->clinic, patient, &error);
  g_assert_no_error (error);
}

static void
test_order (StoreTest *test, gconstpointer data)
{
  store_test_add_patient (test, "De La Cruz", "Ana", "1980-01-01");
  store_test_add_patient (test, "De", "Zoe", "1980-01-01");
  store_test_add_patient (test, "Öberg", "Nils", "1980-01-01");
  store_test_add_patient (test, "okafor", "anna", "1980-01-01");
  store_test_add_patient (test, "Łuczak", "Ewa", "1980-01-01");

  assert_found (test, NULL,
                "Zoe De; Ana De La Cruz; Ewa Łuczak; Nils Öberg; anna okafor; "
                "Margaret Okafor");
}

static void
test_search (StoreTest *test, gconstpointer data)
{
  gint64 id = store_test_add_patient (test, "O’Brien-Smith", "Siobhán Anne",
                                      "1980-01-01");

  set_patient (test, id, "O’Brien-Smith", "CW-00184", "+44 (0)7700 900-123");
  store_test_add_patient (test, "Nguyễn", "Thị Hồng", "1980-01-01");
  store_test_add_patient (test, "李", "小龙", "1980-01-01");
  store_test_add_patient (test, "حداد", "ليلى", "1980-01-01");
  store_test_add_patient (test, "Иванова", "Анна", "1980-01-01");
  store_test_add_patient (test, "Strauß", "Jürgen", "1980-01-01");
  store_test_add_patient (test, "Smithson", "Olive", "1980-01-01");

  assert_found (test, "okaf", "Margaret Okafor");
  assert_found (test, "  MARG   ok ", "Margaret Okafor");
  assert_found (test, "okafor margaret", "Margaret Okafor");
  assert_found (test, "obr", "Siobhán Anne O’Brien-Smith");
  assert_found (test, "o'brien", "Siobhán Anne O’Brien-Smith");
  assert_found (test, "smith", "Siobhán Anne O’Brien-Smith; Olive Smithson");
  assert_found (test, "smith o", "Siobhán Anne O’Brien-Smith; Olive Smithson");
  assert_found (test, "smiths", "Olive Smithson");
  assert_found (test, "siobhan", "Siobhán Anne O’Brien-Smith");
  assert_found (test, "nguyen hong", "Thị Hồng Nguyễn");
  assert_found (test, "李", "小龙 李");
  assert_found (test, "小", "小龙 李");
  assert_found (test, "ليلى", "ليلى حداد");
  assert_found (test, "иван", "Анна Иванова");
  assert_found (test, "strauss", "Jürgen Strauß");
  assert_found (test, "cw-00184", "Siobhán Anne O’Brien-Smith");
  assert_found (test, "00184", "Siobhán Anne O’Brien-Smith");
  assert_found (test, "4407700 900", "Siobhán Anne O’Brien-Smith");
  assert_found (test, "margaret smith", "");
  assert_found (test, "x", "");
  assert_found (test, "%",
                "Thị Hồng Nguyễn; Siobhán Anne O’Brien-Smith; "
                "Margaret Okafor; Olive Smithson; Jürgen Strauß; "
                "Анна Иванова; ليلى حداد; 小龙 李");
  assert_found (test, "a' OR 1=1 --", "");
}

static void
test_follow (StoreTest *test, gconstpointer data)
{
  g_autoptr (GListModel) all = NULL;
  g_autoptr (GListModel) found = NULL;
  g_autoptr (GString) changes = g_string_new (NULL);
  g_autoptr (GString) found_changes = g_string_new (NULL);
  g_autofree char *names = NULL;
  gint64 bak, adeyemi;

  bak = store_test_add_patient (test, "Bak", "Søren", "1980-01-01");
  all = list_patients (test, NULL, FALSE);
  found = list_patients (test, "ok", FALSE);
  g_signal_connect (all, "items-changed", G_CALLBACK (items_changed_cb),
                    changes);
  g_signal_connect (found, "items-changed", G_CALLBACK (items_changed_cb),
                    found_changes);

  adeyemi = store_test_add_patient (test, "Adeyemi", "Oluwaseun", "1980-01-01");
  g_assert_cmpstr (changes->str, ==, "0-0+1");
  g_assert_cmpstr (found_changes->str, ==, "");

  /* From the first place to the last: all between have moved up. */
  g_string_truncate (changes, 0);
  set_patient (test, adeyemi, "Okonkwo", NULL, NULL);
  g_assert_cmpstr (changes->str, ==, "0-3+3");
  g_assert_cmpstr (found_changes->str, ==, "1-0+1");
  names = get_names (all);
  g_assert_cmpstr (names, ==, "Søren Bak; Margaret Okafor; Oluwaseun Okonkwo");

  /* And back, out of what the search finds. */
  g_string_truncate (changes, 0);
  g_string_truncate (found_changes, 0);
  set_patient (test, adeyemi, "Adeyemi", NULL, NULL);
  g_assert_cmpstr (changes->str, ==, "0-3+3");
  g_assert_cmpstr (found_changes->str, ==, "1-1+0");

  /* Archived. */
  g_string_truncate (changes, 0);
  g_assert_true (cw_clinic_set_archived (test->clinic, bak, TRUE, NULL));
  g_assert_cmpstr (changes->str, ==, "1-1+0");
  g_assert_cmpuint (g_list_model_get_n_items (all), ==, 2);
  g_string_truncate (changes, 0);
  g_assert_true (cw_clinic_set_archived (test->clinic, bak, FALSE, NULL));
  g_assert_cmpstr (changes->str, ==, "1-0+1");
}

static void
test_status (StoreTest *test, gconstpointer data)
{
  g_autoptr (GListModel) list = NULL;
  g_autoptr (GString) changes = g_string_new (NULL);
  g_autoptr (CwPatientItem) before = NULL;
  g_autoptr (CwPatientItem) after = NULL;
  g_autoptr (CwPatientItem) cleared = NULL;

  store_test_add_patient (test, "Bak", "Søren", "1980-01-01");
  list = list_patients (test, NULL, FALSE);
  g_signal_connect (list, "items-changed", G_CALLBACK (items_changed_cb),
                    changes);
  before = g_list_model_get_item (list, 1);
  g_assert_cmpint (cw_patient_item_get_id (before), ==, test->patient_id);
  g_assert_cmpint (cw_patient_item_get_age (before), ==, 41);
  g_assert_cmpstr (cw_patient_item_get_status_line (before), ==,
                   "Not screened");

  /* One change when the draft is begun, none for each answer. */
  store_test_fill_screening (test, test->patient_id);
  g_assert_cmpstr (changes->str, ==, "1-1+1");
  after = g_list_model_get_item (list, 1);
  g_assert_cmpstr (cw_patient_item_get_status_line (after), ==,
                   "Screening not finished");

  g_string_truncate (changes, 0);
  store_test_sign_screening (test, test->patient_id);
  g_assert_cmpstr (changes->str, ==, "1-1+1");
  cleared = g_list_model_get_item (list, 1);
  g_assert_cmpint (cw_patient_item_get_status (cleared), ==,
                   CW_STATUS_PERMITTED);
}

static void
test_archived (StoreTest *test, gconstpointer data)
{
  g_autoptr (GListModel) all = NULL;
  g_autoptr (CwPatientItem) item = NULL;

  g_assert_true (
      cw_clinic_set_archived (test->clinic, test->patient_id, TRUE, NULL));
  assert_found (test, NULL, "");
  all = list_patients (test, "okafor", TRUE);
  g_assert_cmpuint (g_list_model_get_n_items (all), ==, 1);
  item = g_list_model_get_item (all, 0);
  g_assert_true (cw_patient_item_get_archived (item));
}

/* More rows than are kept, from both ends. */
static void
test_pages (StoreTest *test, gconstpointer data)
{
  g_autoptr (GListModel) list = NULL;

  for (int i = 0; i < 1500; i++) {
    g_autofree char *name = g_strdup_printf ("Patient%04d", i);

    store_test_add_patient (test, name, "X", "1980-01-01");
  }
  list = list_patients (test, "patient", FALSE);
  g_assert_cmpuint (g_list_model_get_n_items (list), ==, 1500);
  for (int pass = 0; pass < 2; pass++)
    for (guint i = 0; i < 1500; i++) {
      guint position = pass == 0 ? i : 1499 - i;
      g_autoptr (CwPatientItem) item = g_list_model_get_item (list, position);
      g_autofree char *name = g_strdup_printf ("X Patient%04u", position);

      g_assert_cmpstr (cw_patient_item_get_name (item), ==, name);
    }
  g_assert_null (g_list_model_get_item (list, 1500));
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);

#define ADD(name, function)                                                    \
  g_test_add ("/patient-list/" name, StoreTest, NULL,                          \
              store_test_set_up_in_memory, function, store_test_tear_down)
  ADD ("order", test_order);
  ADD ("search", test_search);
  ADD ("follow", test_follow);
  ADD ("status", test_status);
  ADD ("archived", test_archived);
  ADD ("pages", test_pages);
  return g_test_run ();
}
