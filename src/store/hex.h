/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* Bytes of keys, salts and hashes as hexadecimal digits in key files. */

/* FALSE for what is no `size` bytes; NULL is none. */
gboolean cw_hex_read (const char *hex, guint8 *bytes, gsize size);
gboolean cw_hex_get (GKeyFile *file,
                     const char *group,
                     const char *name,
                     guint8 *bytes,
                     gsize size);
/* Leaves no other copy of the digits in memory. */
void cw_hex_set (GKeyFile *file,
                 const char *group,
                 const char *name,
                 const guint8 *bytes,
                 gsize size);

G_END_DECLS
