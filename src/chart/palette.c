/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "chart/palette.h"

#define RGBA(hex, a)                                                           \
  {                                                                            \
    (((hex) >> 16) & 0xff) / 255.0, (((hex) >> 8) & 0xff) / 255.0,             \
      ((hex) & 0xff) / 255.0, (a)                                              \
  }
#define RGB(hex) RGBA (hex, 1)

#define LIGHT_COLORS                                                           \
  .text = RGB (0x2e3436), .card = RGB (0xffffff), .body = RGB (0xe1e5ea),      \
  .body_outline = RGB (0xc3c9d1), .cuff = RGB (0x2e3436),                      \
  .accent = RGB (0x1c71d8), .second = RGB (0xa05a00), .newest_past = RGB (0x6f8bb0),                     \
  .ribbon = RGB (0xe6d9f5), .ribbon_mean = RGB (0x9b7cc4),                     \
  .ribbon_text = RGB (0x613583), .good = RGB (0x26a269),                       \
  .amber = RGB (0xe5a50a), .red = RGB (0xc01c28),                              \
  .mark_fill = { RGB (0x77767b), RGB (0x26a269), RGB (0xe5a50a),               \
                 RGB (0xc64600), RGB (0xc01c28) },                             \
  .mark_glyph = { RGB (0xffffff), RGB (0xffffff), RGB (0x2e2200),              \
                  RGB (0xffffff), RGB (0xffffff) },                            \
  .limb_mix = .72

#define DARK_COLORS                                                            \
  .text = RGB (0xffffff), .card = RGB (0x363636), .body = RGB (0x505459),      \
  .body_outline = RGB (0x6a6f75), .cuff = RGB (0xdeddda),                      \
  .accent = RGB (0x78aeed), .second = RGB (0xffb86b), .newest_past = RGB (0x9db0ca),                     \
  .ribbon = RGB (0x4a3d5e), .ribbon_mean = RGB (0xa98bd0),                     \
  .ribbon_text = RGB (0xd3bdf0), .good = RGB (0x33d17a),                       \
  .amber = RGB (0xf5c211), .red = RGB (0xff6b6b),                              \
  .mark_fill = { RGB (0xb0afb5), RGB (0x33d17a), RGB (0xf5c211),               \
                 RGB (0xff8a3d), RGB (0xff6b6b) },                             \
  .mark_glyph = { RGB (0x1e1e1e), RGB (0x1e1e1e), RGB (0x1e1e1e),              \
                  RGB (0x1e1e1e), RGB (0x1e1e1e) },                            \
  .limb_mix = .66

static const CwPalette palettes[] = {
  [CW_PALETTE_LIGHT] = { .kind = CW_PALETTE_LIGHT,
                         LIGHT_COLORS,
                         .dim_text = RGBA (0x2e3436, .72),
                         .grid = RGBA (0x000000, .08),
                         .zero_line = RGBA (0x000000, .35),
                         .target = RGBA (0x000000, .055),
                         .oldest_past = RGB (0xbdcadb),
                         .track = RGBA (0x000000, .12),
                         .outline_width = 1.4 },
  [CW_PALETTE_DARK] = { .kind = CW_PALETTE_DARK,
                        DARK_COLORS,
                        .dim_text = RGBA (0xffffff, .72),
                        .grid = RGBA (0xffffff, .09),
                        .zero_line = RGBA (0xffffff, .4),
                        .target = RGBA (0xffffff, .055),
                        .oldest_past = RGB (0x667180),
                        .track = RGBA (0xffffff, .12),
                        .outline_width = 1.4 },
  [CW_PALETTE_LIGHT_CONTRAST] = { .kind = CW_PALETTE_LIGHT_CONTRAST,
                                  LIGHT_COLORS,
                                  .dim_text = RGB (0x2e3436),
                                  .grid = RGBA (0x000000, .3),
                                  .zero_line = RGB (0x000000),
                                  .target = RGBA (0x000000, .12),
                                  .oldest_past = RGB (0x6f8bb0),
                                  .track = RGBA (0x000000, .3),
                                  .outline_width = 2 },
  [CW_PALETTE_DARK_CONTRAST] = { .kind = CW_PALETTE_DARK_CONTRAST,
                                 DARK_COLORS,
                                 .dim_text = RGB (0xffffff),
                                 .grid = RGBA (0xffffff, .3),
                                 .zero_line = RGB (0xffffff),
                                 .target = RGBA (0xffffff, .12),
                                 .oldest_past = RGB (0x9db0ca),
                                 .track = RGBA (0xffffff, .3),
                                 .outline_width = 2 },
  [CW_PALETTE_PRINT] = { .kind = CW_PALETTE_PRINT,
                         .text = RGB (0x000000),
                         .dim_text = RGB (0x404040),
                         .card = RGB (0xffffff),
                         .body = RGB (0xebebeb),
                         .body_outline = RGB (0x707070),
                         .cuff = RGB (0x000000),
                         .grid = RGB (0xdddddd),
                         .zero_line = RGB (0x000000),
                         .target = RGB (0xeeeeee),
                         .accent = RGB (0x000000),
                         .second = RGB (0x606060),
                         .newest_past = RGB (0x606060),
                         .oldest_past = RGB (0xa8a8a8),
                         .ribbon = RGB (0xe2e2e2),
                         .ribbon_mean = RGB (0x808080),
                         .ribbon_text = RGB (0x404040),
                         .track = RGB (0xdddddd),
                         .good = RGB (0x606060),
                         .amber = RGB (0x909090),
                         .red = RGB (0x000000),
                         .mark_fill = { RGB (0x808080), RGB (0x000000),
                                        RGB (0x606060), RGB (0x404040),
                                        RGB (0x000000) },
                         .mark_glyph = { RGB (0xffffff), RGB (0xffffff),
                                         RGB (0xffffff), RGB (0xffffff),
                                         RGB (0xffffff) },
                         .limb_mix = .8,
                         .outline_width = 1.4 },
};

const CwPalette *
cw_palette_get (CwPaletteKind kind)
{
  g_return_val_if_fail (kind < G_N_ELEMENTS (palettes), NULL);

  return &palettes[kind];
}

CwColor
cw_color_mix (CwColor a, CwColor b, double share)
{
  return (CwColor) { a.red + (b.red - a.red) * share,
                     a.green + (b.green - a.green) * share,
                     a.blue + (b.blue - a.blue) * share,
                     a.alpha + (b.alpha - a.alpha) * share };
}

CwColor
cw_color_with_alpha (CwColor color, double alpha)
{
  color.alpha *= alpha;
  return color;
}

void
cw_color_set (CwColor color, cairo_t *cr)
{
  cairo_set_source_rgba (cr, color.red, color.green, color.blue, color.alpha);
}
