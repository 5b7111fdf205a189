/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "model/screening-record.h"

G_BEGIN_DECLS

/**
 * CwClearanceRequest:
 * @limbs: on which BFR is planned
 * @findings: (element-type CwFinding): what is asked about, as it was found;
 *   only what a clearance can lift
 *
 * A letter that asks a doctor for a clearance (CLINICAL 1.1).  The answer is a
 * CwClearance.
 */
typedef struct {
  gint64 id; /* 0 until saved */
  gint64 patient_id;
  char *name; /* the doctor */
  char *role;
  char *organisation; /* NULL when not given */
  CwLimbSet limbs;
  GPtrArray *findings;
  gint64 clinician_id; /* who asks */
  char *asked_by;      /* "Anna Berg, physiotherapist" */
  CwDate asked_on;
  gint64 asked_at; /* UTC seconds */
} CwClearanceRequest;

CwClearanceRequest *cw_clearance_request_new (void) G_GNUC_WARN_UNUSED_RESULT;
CwClearanceRequest *
cw_clearance_request_copy (const CwClearanceRequest *request)
  G_GNUC_WARN_UNUSED_RESULT;
void cw_clearance_request_free (CwClearanceRequest *request);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (CwClearanceRequest, cw_clearance_request_free)

/* Whether it may be saved: it names a doctor and the role, a limb, and something
 * to clear.  CW_MODEL_ERROR_INVALID says what to correct. */
gboolean cw_clearance_request_validate (const CwClearanceRequest *request,
                                        GError **error);

/* Whether a doctor can be asked about it: it is relative, and not lifted on all
 * its limbs yet. */
gboolean cw_finding_waits_for_clearance (const CwFinding *finding);

/* The newest request about that finding; NULL when there is none.  Of requests
 * (element-type CwClearanceRequest), the newest first. */
const CwClearanceRequest *
cw_clearance_request_find (const GPtrArray *requests, const char *finding_id);

/* "Letter asked for on 12 November 2026, Priya Rao, haematologist". */
char *cw_clearance_request_describe (const CwClearanceRequest *request)
  G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
