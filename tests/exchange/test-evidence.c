/* SPDX-License-Identifier: GPL-3.0-or-later */

/* `evidence`. */

#include "config.h"

#include <string.h>

#include "exchange-test.h"

static void
check_entry (JsonObject *entry)
{
  JsonArray *sources = json_object_get_array_member (entry, "sources");

  g_assert_cmpstr (json_object_get_string_member (entry, "id"), !=, "");
  g_assert_cmpstr (json_object_get_string_member (entry, "title"), !=, "");
  g_assert_cmpstr (json_object_get_string_member (entry, "mark"), !=, "");
  g_assert_cmpuint (json_array_get_length (sources), >, 0);
  for (guint i = 0; i < json_array_get_length (sources); i++)
    g_assert_nonnull (json_object_get_string_member (
        json_array_get_object_element (sources, i), "citation"));
}

static void
test_json (void)
{
  g_autoptr (ExchangeRun) run = exchange_run ("evidence", NULL);
  g_autoptr (JsonObject) result = exchange_parse (run);
  JsonArray *sections = json_object_get_array_member (result, "sections");
  JsonArray *sources = json_object_get_array_member (result, "sources");
  guint n_entries = 0;

  g_assert_cmpuint (
      json_array_get_length (json_object_get_array_member (result, "confirm")),
      ==, 10);
  g_assert_cmpuint (
      json_object_get_size (json_object_get_object_member (result, "marks")),
      ==, 4);
  for (guint i = 0; i < json_array_get_length (sections); i++) {
    JsonArray *entries = json_object_get_array_member (
        json_array_get_object_element (sections, i), "entries");

    n_entries += json_array_get_length (entries);
    for (guint k = 0; k < json_array_get_length (entries); k++)
      check_entry (json_array_get_object_element (entries, k));
  }
  g_assert_cmpuint (n_entries, >, 250);
  for (guint i = 0; i < json_array_get_length (sources); i++)
    g_assert_cmpuint (
        json_array_get_length (json_object_get_array_member (
            json_array_get_object_element (sources, i), "used_by")),
        >, 0);
}

/* The numbers stand as in the data. */
static void
test_values (void)
{
  g_autoptr (ExchangeRun) run = exchange_run ("evidence", NULL);

  g_assert_nonnull (strstr (run->output, "\"refuse_above_percent\" : \"80\""));
  g_assert_nonnull (strstr (run->output, "\"if-1\" : \"days < 84\""));
}

static void
test_pdf (void)
{
  g_autofree char *path = exchange_path ("evidence.pdf");
  g_autoptr (ExchangeRun) run = exchange_run ("evidence", "-o", path, NULL);
  g_autoptr (ExchangeRun) refused
      = exchange_run ("evidence", "-o", "evidence.txt", NULL);
  g_autofree char *bytes = NULL;
  gsize length;

  g_assert_cmpint (run->status, ==, 0);
  g_assert_cmpstr (run->output, ==, "");
  g_assert_true (g_file_get_contents (path, &bytes, &length, NULL));
  g_assert_true (g_str_has_prefix (bytes, "%PDF-"));
  exchange_assert_bad_input (refused, ".pdf");
}

static void
test_bad_input (void)
{
  g_autoptr (ExchangeRun) run = exchange_run ("evidence", "rules", NULL);

  exchange_assert_bad_input (run, "options only");
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  exchange_test_start ();
  g_test_add_func ("/evidence/json", test_json);
  g_test_add_func ("/evidence/values", test_values);
  g_test_add_func ("/evidence/pdf", test_pdf);
  g_test_add_func ("/evidence/bad-input", test_bad_input);
  return exchange_test_run ();
}
