/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "chart/palette.h"

G_BEGIN_DECLS

/* Draws the sign of a state in a square of that size: disc with a tick,
 * triangle, rounded square with a padlock, disc with a bar, disc with a question
 * mark.  Shape and glyph differ, so it survives grey print. */
void cw_status_sign_draw (cairo_t *cr,
                          const CwPalette *palette,
                          CwMark mark,
                          double x,
                          double y,
                          double size);

G_END_DECLS
