/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "store/clinic.h"

G_BEGIN_DECLS

/* What an act asks of its person; this is the one place that decides. */
typedef enum {
  CW_RIGHT_RECORD,     /* hold sessions, fill in, measure: everybody */
  CW_RIGHT_SIGN,       /* sign, clear, review, prescribe: no assistants */
  CW_RIGHT_ADMINISTER, /* say who belongs to the clinic: administrators */
} CwRight;

/* For an act that names nobody: whoever is signed in has to have the right.
 * TRUE while the clinic knows no sign-in. */
gboolean cw_clinic_check_right (CwClinic *self, CwRight right, GError **error);
/* For an act of that clinician, who has to be active, to have the right, and to
 * be who is signed in, if anybody has to be.  A signature takes a confirmation
 * (cw_clinic_confirm_async()) of the one who is signed in.
 * CW_GATE_ERROR_NOT_SIGNED when nobody is chosen. */
CwClinician *cw_clinic_authorize (CwClinic *self,
                                  CwRight right,
                                  gint64 clinician_id,
                                  GError **error) G_GNUC_WARN_UNUSED_RESULT;
/* Takes the confirmation of whoever is signed in: each is good for one signature, or
 * one new secret, whatever becomes of it.  CW_STORE_ERROR_NOT_CONFIRMED when there
 * is none. */
gboolean cw_clinic_take_confirmation (CwClinic *self, GError **error);

G_END_DECLS
