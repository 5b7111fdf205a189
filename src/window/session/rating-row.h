/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

typedef enum {
  CW_RATING_EFFORT,     /* CR10 */
  CW_RATING_PAIN,       /* joint or limb, 0 to 10 */
  CW_RATING_DISCOMFORT, /* of the cuff, 0 to 10 */
} CwRating;

#define CW_N_RATINGS 3

/* Three ratings that are never mixed up, each from 0 to 10.  A digit fills the
 * box that is ringed and moves on; after a 1 a 0 may follow.  Emits `changed`
 * when a person gives or changes one. */
#define CW_TYPE_RATING_ROW (cw_rating_row_get_type ())
G_DECLARE_FINAL_TYPE (CwRatingRow, cw_rating_row, CW, RATING_ROW, GtkWidget)

/* Shows ratings already given, NAN for none, and rings the first open box. */
void cw_rating_row_set_values (CwRatingRow *self,
                               const double values[CW_N_RATINGS]);
/* What is typed goes to the first box again, and from there to the next. */
void cw_rating_row_start_over (CwRatingRow *self);
/* NAN until given. */
double cw_rating_row_get_value (CwRatingRow *self, CwRating rating);
/* FALSE when all boxes are full. */
gboolean cw_rating_row_type_digit (CwRatingRow *self, int digit);

G_END_DECLS
