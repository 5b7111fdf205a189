/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* Puts children beside each other where there is room for their natural widths
 * and below each other where there is not; nothing is moved to another parent.
 * Properties: `spacing` (int, beside), `row-spacing` (int, below),
 * `homogeneous` (gboolean: as wide as each other; else the first one takes what
 * the others leave), `squeeze` (gboolean: beside each other as long as there is
 * room for their smallest widths), `expand` (gboolean, with `squeeze`: the first
 * one that expands takes what the others leave), `beside-em` (int: never beside
 * each other in less than so many times the size of the text) and `tall`
 * (gboolean: asked for a height without a width, it is that of children below
 * each other.  Above it GTK 4.8 looks for the width at which all is no higher than
 * that, and where the heights of others go up and down with the width, it does
 * not find one). */
#define CW_TYPE_FOLD_LAYOUT (cw_fold_layout_get_type ())
G_DECLARE_FINAL_TYPE (CwFoldLayout,
                      cw_fold_layout,
                      CW,
                      FOLD_LAYOUT,
                      GtkLayoutManager)

/* Whether the children stood below each other at the last allocation. */
gboolean cw_fold_layout_get_folded (CwFoldLayout *self);

G_END_DECLS
