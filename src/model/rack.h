/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* Which loads the clinic has: from the smallest in equal steps to the largest,
 * kg.  For one exercise, as a stack of plates on its machine, or for all that
 * have no rack of their own. */
typedef struct {
  gint64 id;         /* 0 until saved */
  char *exercise_id; /* NULL for all others */
  double smallest_kg;
  double step_kg;
  double largest_kg;
} CwRack;

CwRack *cw_rack_new (void) G_GNUC_WARN_UNUSED_RESULT;
CwRack *cw_rack_copy (const CwRack *rack) G_GNUC_WARN_UNUSED_RESULT;
void cw_rack_free (CwRack *rack);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (CwRack, cw_rack_free)

/* The heaviest load of the rack that is not above `load_kg`; NAN when that is
 * below the smallest, or NAN. */
double cw_rack_round_down (const CwRack *rack, double load_kg);

/* "2.5 to 50 kg in steps of 2.5 kg". */
char *cw_rack_describe (const CwRack *rack) G_GNUC_WARN_UNUSED_RESULT;

/* Whether it may be saved: the numbers are above 0 and the largest is none
 * below the smallest.  CW_MODEL_ERROR_INVALID. */
gboolean cw_rack_validate (const CwRack *rack, GError **error);

G_END_DECLS
