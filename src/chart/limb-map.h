/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "chart/chart-text.h"

G_BEGIN_DECLS

#define CW_LIMB_MAP_LIMBS 4
#define CW_LIMB_MAP_LINES 3

/* What stands beside a limb.  Strings are borrowed. */
typedef struct {
  CwMark mark;
  const char *title; /* "Right arm" */
  const char *word;  /* "Needs clearance" */
  const char *lines[CW_LIMB_MAP_LINES]; /* NULL where there are fewer */
  gboolean cuff;     /* the plan puts a cuff there */
} CwLimbMapLimb;

/* A figure seen from the front.  Limbs in the order left arm, right arm, left
 * leg, right leg; the patient's right is at the viewer's left. */
typedef struct {
  CwLimbMapLimb limbs[CW_LIMB_MAP_LIMBS];
  int focused; /* limb with a ring for the keyboard; -1 for none */
} CwLimbMap;

void cw_limb_map_draw (const CwLimbMap *map,
                       const CwChartStyle *style,
                       cairo_t *cr,
                       double width,
                       double height);

/* The limb at a point, -1 for none. */
int cw_limb_map_pick (const CwLimbMap *map,
                      const CwChartStyle *style,
                      double width,
                      double height,
                      double x,
                      double y);

/* "Right arm: needs clearance, nerve injury. Left arm: …" */
char *cw_limb_map_describe (const CwLimbMap *map) G_GNUC_WARN_UNUSED_RESULT;

/* The figure alone, with cuffs on the limbs whose bit (1 << limb) is set, in the
 * accent colour: the four places in one picture. */
void cw_limb_map_draw_figure (const CwChartStyle *style,
                              cairo_t *cr,
                              double width,
                              double height,
                              guint cuffs);

/* The figure for a handout: cuffs on those limbs, crosses where a cuff never
 * goes, and a lens on the first limb's place. */
void cw_limb_map_draw_sites (const CwChartStyle *style,
                             cairo_t *cr,
                             double width,
                             double height,
                             guint cuffs);

G_END_DECLS
