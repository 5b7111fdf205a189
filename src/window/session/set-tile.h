/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gtk/gtk.h>

#include "model/session.h"

G_BEGIN_DECLS

/* One set of the exercise: what was done, what is due, what it was last time. */
#define CW_TYPE_SET_TILE (cw_set_tile_get_type ())
G_DECLARE_FINAL_TYPE (CwSetTile, cw_set_tile, CW, SET_TILE, GtkWidget)

/* `scheme` says what is to be done of the set; `done` and `last_time` may be NULL; `due` is "now" or "next", NULL for a set
 * that is neither. */
void cw_set_tile_show (CwSetTile *self,
                       int set_number,
                       const CwSetScheme *scheme,
                       const CwSetEntry *done,
                       const CwSetEntry *last_time,
                       const char *due);

/* What was done as short as can be, as "30"; a dash before it is. */
char *cw_set_tile_abbreviate (const CwSetEntry *done) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
