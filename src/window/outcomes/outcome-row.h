/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <adwaita.h>

#include "model/outcome-series.h"

G_BEGIN_DECLS

/* One outcome measure of a form: what is asked, entries for it, and how a score
 * compares with the last one.  Each kind of measure has its own.  Emits
 * `changed`, and `activate` on Enter. */
#define CW_TYPE_OUTCOME_ROW (cw_outcome_row_get_type ())
G_DECLARE_DERIVABLE_TYPE (
    CwOutcomeRow, cw_outcome_row, CW, OUTCOME_ROW, GtkWidget)

/**
 * CwOutcomeRowClass:
 * @collect: adds what was filled in (element-type CwOutcomeScore), complete or
 *   not; nothing where nothing was
 * @set_editing: shows or hides the entries for what stays the same from one
 * time to the next; NULL where there is no such thing
 */
struct _CwOutcomeRowClass {
  GtkWidgetClass parent_class;

  void (*collect) (CwOutcomeRow *self, GPtrArray *scores);
  void (*set_editing) (CwOutcomeRow *self, gboolean editing);
};

/* The row for a measure of any kind.  `former` (element-type CwOutcomeScore):
 * of the patient, newest first. */
GtkWidget *cw_outcome_row_new (const CwOutcomeMeasure *measure,
                               GPtrArray *former);

void cw_outcome_row_collect (CwOutcomeRow *self, GPtrArray *scores);
void cw_outcome_row_set_editing (CwOutcomeRow *self, gboolean editing);
/* Whether there is something to edit that is as it was the last time. */
gboolean cw_outcome_row_keeps_something (CwOutcomeRow *self);
/* Begins in the first number that it shows. */
void cw_outcome_row_focus_entry (CwOutcomeRow *self);
/* What was typed and cannot be right; NULL when there is nothing. */
char *
cw_outcome_row_find_problem (CwOutcomeRow *self) G_GNUC_WARN_UNUSED_RESULT;

/* For the kinds. */

/* Called first.  The kind then appends what it is made of. */
void cw_outcome_row_begin (CwOutcomeRow *self,
                           const CwOutcomeMeasure *measure,
                           GPtrArray *former);
const CwOutcomeMeasure *cw_outcome_row_get_measure (CwOutcomeRow *self);
/* The newest score of the measure; NULL when there is none. */
const CwOutcomeScore *cw_outcome_row_get_last (CwOutcomeRow *self);
/* A line of widgets below the question; the widgets are appended to it. */
GtkBox *cw_outcome_row_append_line (CwOutcomeRow *self);
/* Puts an entry beside the name of the measure. */
void cw_outcome_row_set_suffix (CwOutcomeRow *self, GtkWidget *widget);
/* Entries whose changes are those of the row; `label` is the accessible name.
 */
GtkWidget *cw_outcome_row_new_number (CwOutcomeRow *self,
                                      const char *label,
                                      const char *unit,
                                      double lowest,
                                      double highest,
                                      int decimals);
GtkWidget *cw_outcome_row_new_text (CwOutcomeRow *self, const char *label);
/* A text that takes the room before an entry. */
GtkWidget *cw_outcome_row_new_label (const char *text);
/* After a widget that is none of those entries has changed. */
void cw_outcome_row_changed (CwOutcomeRow *self);

G_END_DECLS
