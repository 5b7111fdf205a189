/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "store/hex.h"

#include <sodium.h>
#include <string.h>

gboolean
cw_hex_read (const char *hex, guint8 *bytes, gsize size)
{
  gsize length;

  return hex != NULL
         && sodium_hex2bin (bytes, size, hex, strlen (hex), NULL, &length, NULL)
                == 0
         && length == size;
}

gboolean
cw_hex_get (GKeyFile *file,
            const char *group,
            const char *name,
            guint8 *bytes,
            gsize size)
{
  char *hex = g_key_file_get_string (file, group, name, NULL);
  gboolean success = cw_hex_read (hex, bytes, size);

  if (hex != NULL)
    sodium_memzero (hex, strlen (hex));
  g_free (hex);
  return success;
}

void
cw_hex_set (GKeyFile *file,
            const char *group,
            const char *name,
            const guint8 *bytes,
            gsize size)
{
  g_autofree char *hex = g_malloc (2 * size + 1);

  sodium_bin2hex (hex, 2 * size + 1, bytes, size);
  g_key_file_set_string (file, group, name, hex);
  sodium_memzero (hex, 2 * size + 1);
}
