/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <cairo.h>
#include <glib.h>

G_BEGIN_DECLS

typedef struct {
  double red, green, blue, alpha;
} CwColor;

typedef enum {
  CW_PALETTE_LIGHT,
  CW_PALETTE_DARK,
  CW_PALETTE_LIGHT_CONTRAST,
  CW_PALETTE_DARK_CONTRAST,
  CW_PALETTE_PRINT, /* black, white and greys */
} CwPaletteKind;

/* The five states of the status mark, in the order of CwStatus. */
typedef enum {
  CW_MARK_UNKNOWN,
  CW_MARK_PERMITTED,
  CW_MARK_CAUTION,
  CW_MARK_NEEDS_CLEARANCE,
  CW_MARK_BLOCKED,
} CwMark;

#define CW_N_MARKS 5

/* The colours of all drawings, in one place. */
typedef struct {
  CwPaletteKind kind;
  CwColor text;
  CwColor dim_text;
  CwColor card;
  CwColor body, body_outline; /* of the figure */
  CwColor cuff;
  CwColor grid, zero_line;
  CwColor target;             /* columns of targets */
  CwColor accent;             /* the latest session, progress of a clock */
  CwColor second;             /* the other side; told from accent by all eyes */
  CwColor newest_past, oldest_past; /* ends of the fade of older sessions */
  CwColor ribbon, ribbon_mean, ribbon_text;
  CwColor track;              /* of a ring or bar */
  CwColor good, amber, red;
  CwColor mark_fill[CW_N_MARKS];
  CwColor mark_glyph[CW_N_MARKS];
  double limb_mix;      /* how far a limb's colour goes towards the card */
  double outline_width;
} CwPalette;

/* Static. */
const CwPalette *cw_palette_get (CwPaletteKind kind);

/* `share` of b in a. */
CwColor cw_color_mix (CwColor a, CwColor b, double share);
CwColor cw_color_with_alpha (CwColor color, double alpha);
void cw_color_set (CwColor color, cairo_t *cr);

G_END_DECLS
