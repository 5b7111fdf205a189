/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "exchange/clinic-argument.h"

#include <glib/gi18n-lib.h>

#include "exchange/command.h"
#include "exchange/keyring-argument.h"
#include "store/clinic-keyring.h"

/* Nobody is kept from it by an audit log that cannot be written. */
static void
note_recovery (CwClinic *clinic)
{
  g_autoptr (GError) error = NULL;

  if (!cw_clinic_note_recovery (clinic, &error))
    g_printerr ("%s\n", error->message);
}

CwClinic *
cw_clinic_argument_open (const char *name, const char *path, GError **error)
{
  g_autoptr (GError) own_error = NULL;
  CwClinic *clinic;
  gboolean recovered;

  if (!cw_command_require (name, path, error)
      || !cw_command_check_there (path, error)
      || !cw_keyring_argument_unlock (path, &recovered, error))
    return NULL;
  clinic = cw_clinic_open (path, cw_clock_system (), &own_error);
  if (g_error_matches (own_error, CW_STORE_ERROR, CW_STORE_ERROR_READ_ONLY))
    return cw_clinic_open_to_read (path, cw_clock_system (), error);
  if (own_error != NULL)
    g_propagate_error (error, g_steal_pointer (&own_error));
  if (clinic != NULL && recovered)
    note_recovery (clinic);
  return clinic;
}

gboolean
cw_clinic_argument_check_output (const char *path,
                                 const char *const *endings,
                                 GError **error)
{
  g_autofree char *list = g_strjoinv (", ", (char **) endings);

  if (!cw_command_require ("--output", path, error))
    return FALSE;
  for (gsize i = 0; endings[i] != NULL; i++)
    if (g_str_has_suffix (path, endings[i]))
      return TRUE;
  /* Translators: a file, and endings of names as ".png, .pdf". */
  g_set_error (error, CW_COMMAND_ERROR, CW_COMMAND_ERROR_USAGE,
               _ ("--output: “%s” does not end in one of: %s"), path, list);
  return FALSE;
}

CwClinician *
cw_clinic_argument_find_clinician (CwClinic *clinic,
                                   const char *text,
                                   GError **error)
{
  g_autoptr (GPtrArray) clinicians = NULL;
  gint64 id = 0;

  g_return_val_if_fail (CW_IS_CLINIC (clinic), NULL);

  if (!cw_command_require ("--clinician", text, error))
    return NULL;
  clinicians = cw_clinic_load_clinicians (clinic, error);
  if (clinicians == NULL)
    return NULL;
  g_ascii_string_to_signed (text, 10, 1, G_MAXINT64, &id, NULL);
  for (guint i = 0; i < clinicians->len; i++) {
    const CwClinician *clinician = clinicians->pdata[i];

    if (clinician->active
        && (clinician->id == id || g_strcmp0 (clinician->name, text) == 0))
      return cw_clinician_copy (clinician);
  }
  /* Translators: what was typed. */
  g_set_error (error, CW_COMMAND_ERROR, CW_COMMAND_ERROR_USAGE,
               _ ("--clinician: nobody who works in this clinic is “%s”."),
               text);
  return NULL;
}

/* NULL and no error when nobody has that identifier. */
static CwPatient *
find_by_identifier (CwClinic *clinic, const char *identifier, GError **error)
{
  g_autoptr (CwPatient) wanted = cw_patient_new ();
  g_autoptr (GPtrArray) found = NULL;

  wanted->identifier = g_strdup (identifier);
  found = cw_clinic_find_duplicates (clinic, wanted, error);
  for (guint i = 0; found != NULL && i < found->len; i++) {
    const CwPatient *patient = found->pdata[i];

    if (g_strcmp0 (patient->identifier, identifier) == 0)
      return cw_patient_copy (patient);
  }
  return NULL;
}

CwPatient *
cw_clinic_argument_look_up_patient (CwClinic *clinic,
                                    const char *text,
                                    GError **error)
{
  g_autoptr (GError) own_error = NULL;
  CwPatient *patient;
  gint64 id;

  g_return_val_if_fail (CW_IS_CLINIC (clinic), NULL);

  if (!cw_command_require ("--patient", text, error))
    return NULL;
  patient = find_by_identifier (clinic, text, &own_error);
  if (patient == NULL && own_error == NULL
      && g_ascii_string_to_signed (text, 10, 1, G_MAXINT64, &id, NULL))
    patient = cw_clinic_load_patient (clinic, id, &own_error);
  if (patient != NULL)
    return patient;
  if (own_error != NULL
      && !g_error_matches (own_error, CW_STORE_ERROR,
                           CW_STORE_ERROR_NOT_FOUND)) {
    g_propagate_error (error, g_steal_pointer (&own_error));
    return NULL;
  }
  /* Translators: what was typed. */
  g_set_error (error, CW_COMMAND_ERROR, CW_COMMAND_ERROR_USAGE,
               _ ("--patient: nobody in this clinic is “%s”."), text);
  return NULL;
}

void
cw_clinic_argument_note_export (CwClinic *clinic, gint64 patient_id)
{
  g_autoptr (GError) error = NULL;

  if (!cw_clinic_note_reading (clinic, "export", patient_id, &error))
    g_printerr ("%s\n", error->message);
}

CwPatient *
cw_clinic_argument_find_patient (CwClinic *clinic,
                                 const char *text,
                                 GError **error)
{
  CwPatient *patient = cw_clinic_argument_look_up_patient (clinic, text, error);

  if (patient != NULL)
    cw_clinic_argument_note_export (clinic, patient->id);
  return patient;
}
