/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gtk/gtk.h>

#include "model/screening-record.h"

G_BEGIN_DECLS

/* The measured inputs: what is required with these facts first, the rest below.
 * A value that cannot be right is never stored and never changed.  Emits
 * `measured` (identifier, value; NAN takes it back). */
#define CW_TYPE_MEASUREMENT_PAGE (cw_measurement_page_get_type ())
G_DECLARE_FINAL_TYPE (CwMeasurementPage,
                      cw_measurement_page,
                      CW,
                      MEASUREMENT_PAGE,
                      GtkWidget)

/* All are borrowed; `earlier` (nullable) is the last signed screening, whose
 * values stand beside the entries. */
void cw_measurement_page_edit (CwMeasurementPage *self,
                               const CwQuestionnaire *questionnaire,
                               const CwScreeningFacts *facts,
                               const CwScreeningRecord *earlier);
/* Shows what is required, missing, out of range and derived now. */
void cw_measurement_page_update (CwMeasurementPage *self);
/* Moves to a measurement. */
void cw_measurement_page_focus (CwMeasurementPage *self, const char *id);

/* "1 to correct, 2 missing"; "" when all is there. */
char *cw_measurement_page_describe_left (CwMeasurementPage *self)
  G_GNUC_WARN_UNUSED_RESULT;
/* Goes to the first field to correct, else to the first required one that is
 * empty; FALSE when there is neither. */
gboolean cw_measurement_page_focus_open (CwMeasurementPage *self);

G_END_DECLS
