/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "model/plan.h"
#include "store/database.h"
#include "store/statement.h"

G_BEGIN_DECLS

/* The prescriptions of a plan with their accepted warnings, in order. */
gboolean
cw_prescription_table_load (CwDatabase *database, CwPlan *plan, GError **error);
/* A dose without its accepted warnings, and whose it was. */
typedef struct {
  CwPrescription *prescription;
  int plan_version;
} CwPlannedDose;

/* (element-type gint64 CwPlannedDose) by identifier: those of the plans by which
 * the patient's sessions were held, from that one on, which began at `since`. */
GHashTable *cw_prescription_table_load_held (CwDatabase *database,
                                             gint64 patient_id,
                                             const char *since,
                                             gint64 first_id,
                                             GError **error);
/* Each receives its identifier. */
gboolean
cw_prescription_table_add (CwDatabase *database, CwPlan *plan, GError **error);

/* The columns of sets, or of intervals in their place, in tables that hold doses:
 * they are read from `column` on and bound alike. */
#define CW_PRESCRIPTION_SET_COLUMNS "scheme_reps, intervals, interval_s"
gboolean cw_prescription_table_read_sets (CwPrescription *prescription,
                                          CwStatement *row,
                                          int column,
                                          GError **error);
void cw_prescription_table_bind_sets (CwStatement *insert,
                                      const CwPrescription *prescription);

G_END_DECLS
