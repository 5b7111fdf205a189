/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "store/clinic.h"

G_BEGIN_DECLS

/* Opens the clinic that an option or operand of that name gives, a backup to be
 * read only; unlike cw_clinic_open() it never makes one.  Of one that is
 * encrypted the passphrase is read (keyring-argument.h).  `path` NULL is an
 * error. */
CwClinic *cw_clinic_argument_open (const char *name,
                                   const char *path,
                                   GError **error) G_GNUC_WARN_UNUSED_RESULT;

/* Whether `path`, the value of --output, is given and ends in one of `endings`,
 * as ".pdf". */
gboolean cw_clinic_argument_check_output (const char *path,
                                          const char *const *endings,
                                          GError **error);

/* The clinician whom `text` names, by name or else by the number of the record.
 * `text` NULL is an error. */
CwClinician *cw_clinic_argument_find_clinician (CwClinic *clinic,
                                                const char *text,
                                                GError **error)
  G_GNUC_WARN_UNUSED_RESULT;

/* The patient whom `text` names, by the clinic's own identifier or else by the
 * number of the record.  `text` NULL is an error. */
CwPatient *cw_clinic_argument_look_up_patient (CwClinic *clinic,
                                               const char *text,
                                               GError **error)
  G_GNUC_WARN_UNUSED_RESULT;
/* Leaves an entry in the audit log about something that a command writes: about
 * that patient, or, with 0, about all.  Nobody is kept from it by an audit log
 * that cannot be written. */
void cw_clinic_argument_note_export (CwClinic *clinic, gint64 patient_id);
/* The same to write something about that person, which the audit log keeps. */
CwPatient *cw_clinic_argument_find_patient (CwClinic *clinic,
                                            const char *text,
                                            GError **error)
  G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
