/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "store/secret.h"

#include <glib/gi18n-lib.h>
#include <sodium.h>
#include <string.h>

#include "model/patient.h"
#include "store/clinic.h"

#define CODE_LENGTH 20
#define CODE_GROUP 5

/* Without I, L, O and U, which are read as other letters. */
static const char code_letters[] = "0123456789ABCDEFGHJKMNPQRSTVWXYZ";

static void
prepare (void)
{
  if (sodium_init () < 0)
    g_error ("libsodium cannot be initialised");
}

char *
cw_secret_copy (const char *secret)
{
  return g_strdup (secret);
}

void
cw_secret_free (char *secret)
{
  if (secret == NULL)
    return;
  prepare ();
  sodium_memzero (secret, strlen (secret));
  g_free (secret);
}

static gboolean
is_pin (const char *secret)
{
  return *secret != '\0' && strspn (secret, "0123456789") == strlen (secret);
}

/* "111111", "123456", "987654". */
static gboolean
is_run (const char *secret)
{
  gsize length = strlen (secret);
  int step = length > 1 ? secret[1] - secret[0] : 0;

  if (ABS (step) > 1 || (step != 0 && !is_pin (secret)))
    return FALSE;
  for (gsize i = 1; i < length; i++)
    if (secret[i] - secret[i - 1] != step)
      return FALSE;
  return TRUE;
}

gboolean
cw_secret_validate (const char *secret, GError **error)
{
  if (!g_utf8_validate (secret, -1, NULL)
      || (is_pin (secret)
              ? strlen (secret) < CW_PIN_MIN_DIGITS
              : g_utf8_strlen (secret, -1) < CW_PASSPHRASE_MIN_LENGTH))
    g_set_error (error, CW_MODEL_ERROR, CW_MODEL_ERROR_INVALID,
                 /* Translators: the numbers are 6 and 12. */
                 _ ("Choose a PIN of %1$d or more digits, or a passphrase of "
                    "%2$d or more characters."),
                 CW_PIN_MIN_DIGITS, CW_PASSPHRASE_MIN_LENGTH);
  else if (is_run (secret))
    g_set_error_literal (error, CW_MODEL_ERROR, CW_MODEL_ERROR_INVALID,
                         _ ("This is guessed at once. Choose digits that do "
                            "not count up or down, and are not all the same."));
  else
    return TRUE;
  return FALSE;
}

char *
cw_secret_hash (const char *secret, GError **error)
{
  gboolean pin = is_pin (secret);
  char hash[crypto_pwhash_STRBYTES];

  prepare ();
  if (crypto_pwhash_str_alg (hash, secret, strlen (secret),
                             pin ? crypto_pwhash_OPSLIMIT_INTERACTIVE
                                 : crypto_pwhash_OPSLIMIT_MODERATE,
                             pin ? crypto_pwhash_MEMLIMIT_INTERACTIVE
                                 : crypto_pwhash_MEMLIMIT_MODERATE,
                             crypto_pwhash_ALG_ARGON2ID13)
      == 0)
    return g_strdup (hash);
  g_set_error_literal (error, CW_STORE_ERROR, CW_STORE_ERROR_FAILED,
                       _ ("There is not enough memory. Close other programs "
                          "and try again."));
  return NULL;
}

gboolean
cw_secret_verify (const char *hash, const char *secret)
{
  prepare ();
  return hash != NULL && secret != NULL
         && crypto_pwhash_str_verify (hash, secret, strlen (secret)) == 0;
}

char *
cw_secret_make_code (void)
{
  GString *code = g_string_sized_new (CODE_LENGTH + CODE_LENGTH / CODE_GROUP);

  prepare ();
  for (int i = 0; i < CODE_LENGTH; i++) {
    if (i > 0 && i % CODE_GROUP == 0)
      g_string_append_c (code, '-');
    g_string_append_c (
        code,
        code_letters[randombytes_uniform ((uint32_t)strlen (code_letters))]);
  }
  return g_string_free (code, FALSE);
}

char *
cw_secret_normalize_code (const char *code)
{
  GString *plain = g_string_sized_new (CODE_LENGTH + 1);

  for (const char *c = code; *c != '\0'; c++) {
    char letter = g_ascii_toupper (*c);

    if (letter == '-' || letter == ' ')
      continue;
    if (letter == 'O')
      letter = '0';
    else if (letter == 'I' || letter == 'L')
      letter = '1';
    if (plain->len == CODE_LENGTH || strchr (code_letters, letter) == NULL) {
      cw_secret_free (g_string_free (plain, FALSE));
      return NULL;
    }
    g_string_append_c (plain, letter);
  }
  if (plain->len == CODE_LENGTH)
    return g_string_free (plain, FALSE);
  cw_secret_free (g_string_free (plain, FALSE));
  return NULL;
}
