/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "model/change-text.h"

#include <glib/gi18n-lib.h>

#include "base/quantity.h"

/* With what the change has to exceed. */
static char *
describe_change (CwChange change,
                 const char *from,
                 const char *to,
                 const char *limit)
{
  switch (change) {
  case CW_CHANGE_BETTER:
    /* Translators: two values and the smallest change that counts. */
    return g_strdup_printf (_ ("%s to %s: improved, by more than %s"), from, to,
                            limit);
  case CW_CHANGE_WORSE:
    /* Translators: two values and the smallest change that counts. */
    return g_strdup_printf (_ ("%s to %s: worse, by more than %s"), from, to,
                            limit);
  case CW_CHANGE_REAL:
    /* Translators: two values and the smallest change that counts. */
    return g_strdup_printf (_ ("%s to %s: changed by more than %s"), from, to,
                            limit);
  case CW_CHANGE_NONE:
  default:
    /* Translators: two values and the smallest change that counts. */
    return g_strdup_printf (_ ("%s to %s: no real change, not more than %s"),
                            from, to, limit);
  }
}

char *
cw_change_describe (const CwSmallestChange *smallest,
                    double before,
                    double after,
                    double load_step_kg,
                    int decimals)
{
  g_autofree char *from = cw_number_format (before, decimals);
  g_autofree char *to = cw_number_format (after, decimals);
  g_autofree char *limit = NULL;

  if (smallest == NULL)
    /* Translators: the first value and the last. */
    return g_strdup_printf (_ ("%s to %s"), from, to);
  limit = cw_number_format (
      cw_smallest_change_get (smallest, before, load_step_kg), 1);
  return describe_change (
      cw_smallest_change_judge (smallest, before, after, load_step_kg), from,
      to, limit);
}
