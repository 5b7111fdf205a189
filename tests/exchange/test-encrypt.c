/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include <string.h>
#include <glib/gstdio.h>

#include "exchange-test.h"
#include "store/cipher.h"

/* Encrypting a clinic file by commands, and commands on one that is encrypted. */

#define PASSPHRASE "copper lantern over the bay\n"
#define OTHER "seven quiet wooden boats\n"

static char *
make_clinic (const char *name)
{
  char *path = exchange_path (name);
  g_autoptr (ExchangeRun) run
    = exchange_run ("demo", path, "--patients", "2", NULL);

  exchange_assert_done (run);
  return path;
}

static ExchangeRun *
encrypt (const char *path, const char *who)
{
  return exchange_run_with_input (PASSPHRASE, "encrypt", path, "--clinician",
                                  who, "--passphrase-fd", "0", NULL);
}

static gboolean
skip (void)
{
  if (!cw_cipher_is_available ())
    g_test_skip ("This Cuffwise was built without SQLCipher.");
  return !cw_cipher_is_available ();
}

static void
test_not_available (void)
{
  g_autofree char *path = make_clinic ("clear.cuffwise");
  g_autoptr (ExchangeRun) run = NULL;

  if (cw_cipher_is_available ()) {
    g_test_skip ("This Cuffwise can encrypt.");
    return;
  }
  run = encrypt (path, "1");
  g_assert_cmpint (run->status, ==, 1);
  g_assert_nonnull (strstr (run->errors, "without encryption"));
}

static void
test_wrong (void)
{
  g_autofree char *path = make_clinic ("wrong.cuffwise");
  g_autoptr (ExchangeRun) nobody = encrypt (path, "Nobody");
  g_autoptr (ExchangeRun) unnamed
    = exchange_run ("encrypt", path, "--passphrase-fd", "0", NULL);
  g_autoptr (ExchangeRun) weak
    = exchange_run_with_input ("short\n", "encrypt", path, "--clinician", "1",
                               "--passphrase-fd", "0", NULL);
  g_autoptr (ExchangeRun) clear = exchange_run ("passphrase", path, NULL);

  exchange_assert_bad_input (nobody, "Nobody");
  exchange_assert_bad_input (unnamed, "--clinician");
  exchange_assert_bad_input (weak, "12");
  exchange_assert_bad_input (clear, "not encrypted");
}

/* The code among the words of `encrypt`. */
static char *
find_code (const char *output)
{
  g_autoptr (GRegex) regex
    = g_regex_new ("[0-9A-Z]{5}(-[0-9A-Z]{5}){3}", 0, 0, NULL);
  g_autoptr (GMatchInfo) match = NULL;

  g_assert_true (g_regex_match (regex, output, 0, &match));
  return g_match_info_fetch (match, 0);
}

static ExchangeRun *
check (const char *path, const char *input)
{
  return exchange_run_with_input (input, "check", path, "--passphrase-fd", "0",
                                  NULL);
}

static void
assert_checks (const char *path, const char *input)
{
  g_autoptr (ExchangeRun) run = check (path, input);

  exchange_assert_done (run);
  g_assert_nonnull (strstr (run->output, "sound"));
}

static void
assert_locked (const char *path, const char *input)
{
  g_autoptr (ExchangeRun) run = check (path, input);

  exchange_assert_bad_input (run, "does not open");
}

static void
test_encrypt (void)
{
  g_autofree char *path = NULL;
  g_autofree char *code = NULL;
  g_autofree char *new_code = NULL;
  g_autofree char *bytes = NULL;
  g_autoptr (ExchangeRun) run = NULL;
  g_autoptr (ExchangeRun) again = NULL;
  g_autoptr (ExchangeRun) people = NULL;
  g_autoptr (ExchangeRun) changed = NULL;
  g_autoptr (ExchangeRun) renewed = NULL;

  if (skip ())
    return;
  path = make_clinic ("secret.cuffwise");
  run = encrypt (path, "Anna Berg");
  exchange_assert_done (run);
  code = find_code (run->output);
  g_assert_true (g_file_get_contents (path, &bytes, NULL, NULL));
  g_assert_false (g_str_has_prefix (bytes, "SQLite format 3"));
  assert_checks (path, PASSPHRASE);
  assert_locked (path, OTHER);
  assert_checks (path, code);

  people = exchange_run ("passphrase", path, NULL);
  exchange_assert_done (people);
  g_assert_nonnull (strstr (people->output, "1 Anna Berg"));
  changed = exchange_run_with_input (PASSPHRASE OTHER, "passphrase", path,
                                     "--clinician", "1", "--passphrase-fd",
                                     "0", NULL);
  exchange_assert_done (changed);
  assert_locked (path, PASSPHRASE);
  assert_checks (path, OTHER);
  renewed
    = exchange_run_with_input (OTHER, "passphrase", path, "--recovery-code",
                               "--passphrase-fd", "0", NULL);
  exchange_assert_done (renewed);
  new_code = find_code (renewed->output);
  assert_locked (path, code);
  assert_checks (path, new_code);

  again = exchange_run_with_input (OTHER PASSPHRASE, "encrypt", path,
                                   "--clinician", "1", "--passphrase-fd", "0",
                                   NULL);
  g_assert_cmpint (again->status, ==, 1);
  g_assert_nonnull (strstr (again->errors, "already"));
  assert_checks (path, OTHER);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  exchange_test_start ();

  g_test_add_func ("/encrypt/not-available", test_not_available);
  g_test_add_func ("/encrypt/wrong", test_wrong);
  g_test_add_func ("/encrypt/encrypt", test_encrypt);
  return exchange_test_run ();
}
