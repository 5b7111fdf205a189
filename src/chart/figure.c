/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "chart/figure.h"

#include <math.h>

/* Points along the axis of a limb, and how wide it is there to each side. */
typedef struct {
  double x, y, half;
} AxisPoint;

static const AxisPoint arm[] = {
  { 56, 94, 12.5 },  { 60, 118, 12.6 }, { 64, 144, 11 },  { 67, 166, 9.6 },
  { 71, 190, 10 },   { 75.5, 216, 8 },  { 79, 238, 5.6 }, { 81.5, 254, 7 },
  { 84, 268, 5.2 },  { 85, 276, 3.6 },
};

static const AxisPoint leg[] = {
  { 21, 226, 19 },     { 22, 250, 20 },     { 24, 286, 18 },
  { 25.5, 320, 14.5 }, { 26, 338, 13.2 },   { 27.5, 362, 13.8 },
  { 28, 390, 10.5 },   { 28.5, 422, 7.2 },  { 30, 437, 8.2 },
  { 32, 448, 8.6 },
};

static const double torso[][2] = {
  { 0, 49 },   { 8.5, 50 }, { 9, 64 },   { 20, 73 },  { 38, 79 },
  { 47, 90 },  { 42, 112 }, { 38, 132 }, { 33, 154 }, { 31, 174 },
  { 35, 198 }, { 40, 218 }, { 38, 229 }, { 20, 239 }, { 0, 251 },
};

static const double head[][2] = {
  { 0, 8 }, { 11, 11.5 }, { 17.5, 24 }, { 16, 40 }, { 9, 53 }, { 0, 57 },
};

#define MOST_POINTS 32

/* A closed smooth curve through points (Catmull-Rom, drawn as Bézier). */
static void
trace_closed (cairo_t *cr, const double points[][2], int n)
{
  cairo_move_to (cr, points[0][0], points[0][1]);
  for (int i = 0; i < n; i++) {
    const double *p0 = points[(i + n - 1) % n];
    const double *p1 = points[i];
    const double *p2 = points[(i + 1) % n];
    const double *p3 = points[(i + 2) % n];

    cairo_curve_to (cr, p1[0] + (p2[0] - p0[0]) / 6,
                    p1[1] + (p2[1] - p0[1]) / 6, p2[0] - (p3[0] - p1[0]) / 6,
                    p2[1] - (p3[1] - p1[1]) / 6, p2[0], p2[1]);
  }
  cairo_close_path (cr);
}

static gboolean
is_arm (CwFigureLimb limb)
{
  return limb == CW_FIGURE_LEFT_ARM || limb == CW_FIGURE_RIGHT_ARM;
}

/* The patient's left is at the viewer's right. */
static double
get_side (CwFigureLimb limb)
{
  return limb == CW_FIGURE_LEFT_ARM || limb == CW_FIGURE_LEFT_LEG ? 1 : -1;
}

void
cw_figure_trace_limb (cairo_t *cr, CwFigureLimb limb)
{
  const AxisPoint *axis = is_arm (limb) ? arm : leg;
  int n = is_arm (limb) ? G_N_ELEMENTS (arm) : G_N_ELEMENTS (leg);
  double side = get_side (limb);
  double points[MOST_POINTS][2];

  for (int i = 0; i < n; i++) {
    const AxisPoint *before = &axis[MAX (i - 1, 0)];
    const AxisPoint *after = &axis[MIN (i + 1, n - 1)];
    double dx = after->x - before->x;
    double dy = after->y - before->y;
    double length = hypot (dx, dy);
    double across_x = dy / length * axis[i].half;
    double across_y = -dx / length * axis[i].half;

    points[i][0] = side * (axis[i].x + across_x);
    points[i][1] = axis[i].y + across_y;
    points[2 * n - 1 - i][0] = side * (axis[i].x - across_x);
    points[2 * n - 1 - i][1] = axis[i].y - across_y;
  }
  cairo_new_path (cr);
  trace_closed (cr, points, 2 * n);
}

/* A right half and its mirror. */
static void
trace_mirrored (cairo_t *cr, const double half[][2], int n)
{
  double points[MOST_POINTS][2];
  int count = 0;

  for (int i = 0; i < n; i++) {
    points[count][0] = half[i][0];
    points[count++][1] = half[i][1];
  }
  for (int i = n - 2; i > 0; i--) {
    points[count][0] = -half[i][0];
    points[count++][1] = half[i][1];
  }
  cairo_new_path (cr);
  trace_closed (cr, points, count);
}

void
cw_figure_trace_torso (cairo_t *cr)
{
  trace_mirrored (cr, torso, G_N_ELEMENTS (torso));
}

void
cw_figure_trace_head (cairo_t *cr)
{
  trace_mirrored (cr, head, G_N_ELEMENTS (head));
}

/* The axis at a height, between its points. */
static AxisPoint
interpolate (const AxisPoint *axis, double y)
{
  AxisPoint point = axis[0];

  for (int i = 0; axis[i].y < y; i++) {
    double share = (y - axis[i].y) / (axis[i + 1].y - axis[i].y);

    point.x = axis[i].x + (axis[i + 1].x - axis[i].x) * share;
    point.half = axis[i].half + (axis[i + 1].half - axis[i].half) * share;
  }
  point.y = y;
  return point;
}

#define CUFF_OVERHANG 2.5

void
cw_figure_trace_cuff (cairo_t *cr, CwFigureLimb limb)
{
  const AxisPoint *axis = is_arm (limb) ? arm : leg;
  double top = is_arm (limb) ? 106 : 262;
  double bottom = is_arm (limb) ? 124 : 284;
  double side = get_side (limb);
  AxisPoint above = interpolate (axis, top);
  AxisPoint below = interpolate (axis, bottom);
  double outer_above = above.half + CUFF_OVERHANG;
  double outer_below = below.half + CUFF_OVERHANG;

  cairo_new_path (cr);
  cairo_move_to (cr, side * (above.x - outer_above), top - 2);
  cairo_curve_to (cr, side * (above.x - outer_above / 2), top + 4,
                  side * (above.x + outer_above / 2), top + 4,
                  side * (above.x + outer_above), top - 2);
  cairo_line_to (cr, side * (below.x + outer_below), bottom - 2);
  cairo_curve_to (cr, side * (below.x + outer_below / 2), bottom + 4,
                  side * (below.x - outer_below / 2), bottom + 4,
                  side * (below.x - outer_below), bottom - 2);
  cairo_close_path (cr);
}

void
cw_figure_get_mark (CwFigureLimb limb, double *x, double *y)
{
  *x = get_side (limb) * (is_arm (limb) ? 65 : 25.5);
  *y = is_arm (limb) ? 150 : 316;
}

void
cw_figure_get_site (CwFigureLimb limb, double *x, double *y)
{
  *y = is_arm (limb) ? 115 : 273;
  *x = get_side (limb) * interpolate (is_arm (limb) ? arm : leg, *y).x;
}
