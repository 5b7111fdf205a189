/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "clinical/identifier.h"

gboolean
cw_identifier_find (const char *const *table,
                    gsize n_entries,
                    const char *id,
                    gsize *index)
{
  g_return_val_if_fail (table != NULL, FALSE);

  if (id == NULL)
    return FALSE;
  for (gsize i = 0; i < n_entries; i++)
    if (table[i] != NULL && strcmp (table[i], id) == 0) {
      *index = i;
      return TRUE;
    }
  return FALSE;
}
