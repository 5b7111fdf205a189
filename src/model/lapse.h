/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "clinical/validity.h"

G_BEGIN_DECLS

/**
 * CwLapse:
 * @screening_id: which screening it ended
 * @rule_id: of data/clinical/validity.ini
 * @day: on which it happened
 * @note: NULL when none
 *
 * Something that was reported after a screening was signed and that ended it
 * (CLINICAL 1.4).
 */
typedef struct {
  gint64 id; /* 0 until saved */
  gint64 patient_id;
  gint64 screening_id;
  char *rule_id;
  CwDate day;
  char *note;
  gint64 clinician_id;
  gint64 recorded_at; /* UTC seconds */
} CwLapse;

CwLapse *cw_lapse_new (void) G_GNUC_WARN_UNUSED_RESULT;
CwLapse *cw_lapse_copy (const CwLapse *lapse) G_GNUC_WARN_UNUSED_RESULT;
void cw_lapse_free (CwLapse *lapse);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (CwLapse, cw_lapse_free)

/* Whether it may be saved: a rule that there is, and a day that was. */
gboolean cw_lapse_validate (const CwLapse *lapse, CwDate today, GError **error);

G_END_DECLS
