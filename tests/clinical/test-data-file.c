/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "clinical/data-file.h"

#define HEAD "[G]\nsource=S\nmark=J\n"

static void
test_reads (void)
{
  g_autoptr (CwDataFile) file = cw_data_file_new_from_text (
    "t.ini", HEAD "name=Words\nn=1.5\nyes=true\n");
  GError *error = NULL;

  cw_data_file_enter (file, "G");
  g_assert_cmpstr (cw_data_file_string (file, "name"), ==, "Words");
  g_assert_cmpfloat (cw_data_file_number (file, "n"), ==, 1.5);
  g_assert_true (cw_data_file_flag (file, "yes"));
  g_assert_false (cw_data_file_flag (file, "no"));
  g_assert_cmpstr (cw_data_file_get_source (file), ==, "S");
  g_assert_true (cw_data_file_finish (file, &error));
  g_assert_no_error (error);
}

/* Each text is wrong in one way, which the message must name. */
static void
test_rejects (void)
{
  static const struct {
    const char *text, *named;
  } cases[] = {
    { "[G]\nmark=J\nn=1\n", "t.ini, [G], source: missing or empty" },
    { "[G]\nsource=S\nn=1\n", "t.ini, [G], mark: missing or empty" },
    { HEAD, "t.ini, [G], n: missing or empty" },
    { HEAD "n=\n", "t.ini, [G], n: missing or empty" },
    { HEAD "n=1,5\n", "t.ini, [G], n: not a number" },
    { HEAD "n=nan\n", "t.ini, [G], n: not a number" },
    { HEAD "n=1\nm=2\n", "t.ini, [G], m: unknown key" },
    { HEAD "n=1\nflag=yes\n", "t.ini, [G], flag: not one of the known values" },
    { HEAD "n=1\n[H]\n", "t.ini, [H]: unknown group" },
    { "[H]\nsource=S\nmark=J\n", "t.ini, [G]: missing" },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++) {
    g_autoptr (CwDataFile) file
      = cw_data_file_new_from_text ("t.ini", cases[i].text);
    g_autoptr (GError) error = NULL;

    cw_data_file_enter (file, "G");
    cw_data_file_number (file, "n");
    cw_data_file_flag (file, "flag");
    g_assert_false (cw_data_file_finish (file, &error));
    g_assert_error (error, CW_CLINICAL_ERROR, CW_CLINICAL_ERROR_DATA);
    g_assert_cmpstr (error->message, ==, cases[i].named);
  }
}

static void
test_no_file (void)
{
  g_autoptr (CwDataFile) file = cw_data_file_new ("no-such.ini");
  g_autoptr (GError) error = NULL;

  g_assert_null (cw_data_file_get_groups (file)[0]);
  g_assert_false (cw_data_file_finish (file, &error));
  g_assert_error (error, CW_CLINICAL_ERROR, CW_CLINICAL_ERROR_DATA);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/data-file/reads", test_reads);
  g_test_add_func ("/data-file/rejects", test_rejects);
  g_test_add_func ("/data-file/no-file", test_no_file);

  return g_test_run ();
}
