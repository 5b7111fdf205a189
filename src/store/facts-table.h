/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "clinical/screening.h"
#include "store/database.h"

G_BEGIN_DECLS

/* The parts of a screening that are rows of their own: answers, measurements,
 * clearances and justifications. */

gboolean cw_facts_table_load (CwDatabase *database,
                              gint64 id,
                              CwScreeningFacts *facts,
                              GError **error);
gboolean
cw_facts_table_remove (CwDatabase *database, gint64 id, GError **error);

/* NULL takes the answer back, NAN the measurement. */
gboolean cw_facts_table_set_answer (CwDatabase *database,
                                    gint64 id,
                                    const char *question_id,
                                    const CwAnswer *answer,
                                    GError **error);
gboolean cw_facts_table_set_measurement (CwDatabase *database,
                                         gint64 id,
                                         const char *measurement_id,
                                         double value,
                                         GError **error);
gboolean cw_facts_table_add_clearance (CwDatabase *database,
                                       gint64 id,
                                       const CwClearance *clearance,
                                       GError **error);
gboolean cw_facts_table_add_justification (CwDatabase *database,
                                           gint64 id,
                                           const CwJustification *reason,
                                           GError **error);

G_END_DECLS
