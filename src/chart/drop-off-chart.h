/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "chart/chart-text.h"

G_BEGIN_DECLS

#define CW_DROP_OFF_MAX_SETS 8
/* Of more sessions than can be named, a few are lines and the others a band:
 * cost follows pixels. */
#define CW_DROP_OFF_MOST_LINES 8
#define CW_DROP_OFF_LINES_ABOVE_BAND 6

/* Why a set ended; each has a mark of its own shape. */
typedef enum {
  CW_DROP_OFF_DONE,  /* all repetitions */
  CW_DROP_OFF_SHORT, /* nobody said why */
  CW_DROP_OFF_SHORT_FATIGUE,
  CW_DROP_OFF_SHORT_PAIN,
  CW_DROP_OFF_SHORT_CUFF,
  CW_DROP_OFF_SHORT_FORM,
  CW_DROP_OFF_SHORT_TOLD,
  CW_DROP_OFF_SHORT_OTHER,
  CW_DROP_OFF_FAILURE,
  CW_DROP_OFF_TIME,
  CW_DROP_OFF_STOPPED,
} CwDropOffEnd;

#define CW_N_DROP_OFF_ENDS (CW_DROP_OFF_STOPPED + 1)

/* The sets of one exercise in one session.  Strings are borrowed. */
typedef struct {
  const char *label;      /* the day, as "18 Nov"; NULL in a band */
  const char *load_label; /* kilograms, as "15"; NULL for none */
  int load_step;          /* 1: more than in the session before, -1: less */
  int n_sets;             /* 1 to CW_DROP_OFF_MAX_SETS, that were begun */
  int n_planned;          /* for which there are targets; 0: as many */
  double reps[CW_DROP_OFF_MAX_SETS];
  int targets[CW_DROP_OFF_MAX_SETS]; /* 0: as many as possible */
  CwDropOffEnd ends[CW_DROP_OFF_MAX_SETS];
  gboolean to_fatigue;
  gboolean at_home; /* as the patient wrote it down: its marks are hollow */
} CwDropOffSession;

/* A published curve; drawn only beside sets taken to fatigue. */
typedef struct {
  int n_sets;
  const double *mean, *low, *high;
  const char *label;
  const char *detail;
} CwDropOffReference;

/**
 * CwDropOffChart:
 * @sessions: oldest first
 * @reference: or NULL
 * @unit: what stands upwards; NULL for repetitions
 * @compact: names only the latest and the oldest session, for a small card;
 *   says what the marks mean only where the plot stays high enough
 * @selected_session, @selected_set: what a cursor stands on; -1 for nothing
 *
 * Set number across, repetitions up, a line per session; older ones fade.  Of
 * many sessions the newest are lines, and those before them a band.
 */
typedef struct {
  const CwDropOffSession *sessions;
  gsize n_sessions;
  const CwDropOffReference *reference;
  const char *unit;
  gboolean compact;
  int selected_session;
  int selected_set;
} CwDropOffChart;

/* Where things are drawn in a space of that size; what drawing, picking and
 * tests share. */
typedef struct {
  double left, top, right, bottom; /* of the plot */
  int n_sets;
  double highest; /* repetitions at the top */
  int tick_step;  /* repetitions between lines of the grid */
  gboolean shows_reference;
  gsize first_line; /* the sessions before are a band */
  gboolean shows_band;
  int n_key_lines; /* of what the marks mean, at the bottom */
  double label_width, total_width, load_width; /* of the columns of names */
} CwDropOffGeometry;

void cw_drop_off_chart_get_geometry (const CwDropOffChart *chart,
                                     const CwChartStyle *style,
                                     double width,
                                     double height,
                                     CwDropOffGeometry *geometry);
/* Sets with a place of their own: begun, or planned and never begun. */
int cw_drop_off_session_get_n_places (const CwDropOffSession *session);
double cw_drop_off_geometry_x (const CwDropOffGeometry *geometry, int set);
double cw_drop_off_geometry_y (const CwDropOffGeometry *geometry, double reps);

void cw_drop_off_chart_draw (const CwDropOffChart *chart,
                             const CwChartStyle *style,
                             cairo_t *cr,
                             double width,
                             double height);

/* The set (from 0) and session nearest to a point of the plot; FALSE outside.
 */
gboolean cw_drop_off_chart_pick (const CwDropOffChart *chart,
                                 const CwChartStyle *style,
                                 double width,
                                 double height,
                                 double x,
                                 double y,
                                 int *session,
                                 int *set);

/* What the chart shows, in a sentence for those who do not see it. */
char *cw_drop_off_chart_describe (const CwDropOffChart *chart)
    G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
