/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "store/passphrase.h"

#include <errno.h>
#include <sodium.h>
#include <string.h>
#include <unistd.h>
#include <glib/gi18n-lib.h>

#include "model/patient.h"
#include "store/clinic.h"

#define MIN_DIFFERENT 6
#define MAX_BYTES 1024

struct _CwPassphrase {
  gsize length;
  char *text; /* of libsodium's guarded memory */
};

static char *
allocate (gsize size)
{
  char *memory;

  if (sodium_init () < 0)
    g_error ("libsodium cannot be used");
  memory = sodium_malloc (size);
  if (memory == NULL)
    g_error ("There is no memory for a passphrase");
  return memory;
}

CwPassphrase *
cw_passphrase_new (const char *text)
{
  CwPassphrase *self = g_new0 (CwPassphrase, 1);
  char *composed = g_utf8_normalize (text, -1, G_NORMALIZE_NFC);
  const char *bytes = composed != NULL ? composed : text;

  self->length = strlen (bytes);
  self->text = allocate (self->length + 1);
  memcpy (self->text, bytes, self->length + 1);
  if (composed != NULL)
    sodium_memzero (composed, self->length);
  g_free (composed);
  return self;
}

void
cw_passphrase_free (CwPassphrase *self)
{
  if (self == NULL)
    return;
  sodium_free (self->text);
  g_free (self);
}

/* Byte by byte, so that what follows the line is left. */
static gboolean
read_line (int fd, char *line)
{
  for (gsize n = 0; n < MAX_BYTES;) {
    gssize n_read = read (fd, line + n, 1);

    if (n_read < 0 && errno == EINTR)
      continue;
    if (n_read < 0)
      return FALSE;
    if (n_read == 0 || line[n] == '\n') {
      line[n] = '\0';
      return n > 0;
    }
    n++;
  }
  return FALSE;
}

CwPassphrase *
cw_passphrase_read (int fd, GError **error)
{
  char *line = allocate (MAX_BYTES + 1);
  CwPassphrase *self = NULL;

  if (read_line (fd, line))
    self = cw_passphrase_new (line);
  else
    g_set_error_literal (error, CW_STORE_ERROR, CW_STORE_ERROR_FAILED,
                         _ ("There is no passphrase to be read."));
  sodium_free (line);
  return self;
}

const char *
cw_passphrase_peek (const CwPassphrase *self)
{
  return self->text;
}

gsize
cw_passphrase_get_length (const CwPassphrase *self)
{
  return self->length;
}

gboolean
cw_passphrase_equal (const CwPassphrase *self, const CwPassphrase *other)
{
  return self->length == other->length
         && sodium_memcmp (self->text, other->text, self->length) == 0;
}

static int
count_different (const char *text)
{
  int n = 0;

  for (const char *at = text; *at != '\0'; at = g_utf8_next_char (at))
    n += g_utf8_strchr (text, (gssize)(at - text), g_utf8_get_char (at))
         == NULL;
  return n;
}

gboolean
cw_passphrase_validate (const char *text, GError **error)
{
  if (!g_utf8_validate (text, -1, NULL))
    g_set_error_literal (error, CW_MODEL_ERROR, CW_MODEL_ERROR_INVALID,
                         _ ("The passphrase is no text in UTF-8."));
  else if (g_utf8_strlen (text, -1) < CW_PASSPHRASE_MIN_LENGTH)
    g_set_error (error, CW_MODEL_ERROR, CW_MODEL_ERROR_INVALID,
                 /* Translators: the number is 12. */
                 _ ("A passphrase has at least %d characters: take four or "
                    "five words that do not belong together."),
                 CW_PASSPHRASE_MIN_LENGTH);
  else if (count_different (text) < MIN_DIFFERENT)
    g_set_error (error, CW_MODEL_ERROR, CW_MODEL_ERROR_INVALID,
                 /* Translators: the number is 6. */
                 _ ("A passphrase has at least %d different characters: take "
                    "four or five words that do not belong together."),
                 MIN_DIFFERENT);
  else
    return TRUE;
  return FALSE;
}
