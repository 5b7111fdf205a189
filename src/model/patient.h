/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "clinical/screening.h"

G_BEGIN_DECLS

#define CW_MODEL_ERROR (cw_model_error_quark ())
GQuark cw_model_error_quark (void);

typedef enum {
  CW_MODEL_ERROR_INVALID, /* a field cannot be right; the message says which */
  CW_MODEL_ERROR_NOT_NOW, /* an act of a session has to wait for another */
} CwModelError;

/**
 * CwPatient:
 * @id: 0 until the store has saved it
 * @identifier: the clinic's own, as "CW-00184"; NULL when it has none
 * @problem: what is treated, in a few words; NULL when not given
 * @language: of handouts, as "en" or "es"; NULL for the clinic's
 *
 * A person under treatment.
 */
typedef struct {
  gint64 id;
  char *family_name;
  char *given_names;
  CwDate birth_date;
  CwSex sex;
  char *identifier;
  char *phone;
  char *language;
  char *problem;
  gboolean archived;
} CwPatient;

CwPatient *cw_patient_new (void) G_GNUC_WARN_UNUSED_RESULT;
CwPatient *cw_patient_copy (const CwPatient *patient)
  G_GNUC_WARN_UNUSED_RESULT;
void cw_patient_free (CwPatient *patient);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (CwPatient, cw_patient_free)

/* "Female", in the language of the person. */
const char *cw_sex_get_name (CwSex sex);
/* "Margaret Okafor". */
char *cw_patient_get_display_name (const CwPatient *patient)
  G_GNUC_WARN_UNUSED_RESULT;
/* Whole years, -1 when the birth date is unknown. */
int cw_patient_get_age (const CwPatient *patient, CwDate today);

/* Whether it may be saved: a family name, a birth date not in the future and
 * not over 120 years ago.  CW_MODEL_ERROR_INVALID says what to correct. */
gboolean
cw_patient_validate (const CwPatient *patient, CwDate today, GError **error);

G_END_DECLS
