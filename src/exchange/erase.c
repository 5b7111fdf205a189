/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include <glib/gi18n-lib.h>

#include "exchange/clinic-argument.h"
#include "exchange/command.h"
#include "exchange/json-output.h"
#include "store/backup.h"

typedef struct {
  char *clinic, *patient, *confirm, *reason, *by, *backups;
  gboolean within_retention;
} Options;

static gboolean
read_reason (const char *text, CwErasureReason *reason, GError **error)
{
  if (!cw_command_require ("--reason", text, error))
    return FALSE;
  if (cw_erasure_reason_from_id (text, reason))
    return TRUE;
  /* Translators: what was typed, and words that stay as they are. */
  g_set_error (error, CW_COMMAND_ERROR, CW_COMMAND_ERROR_USAGE,
               _ ("--reason: “%s” is none of: %s"), text,
               "request, retention, mistake");
  return FALSE;
}

static gboolean
find_clinician (CwClinic *clinic,
                const char *name,
                gint64 *clinician_id,
                GError **error)
{
  g_autoptr (GPtrArray) clinicians = NULL;

  if (!cw_command_require ("--by", name, error))
    return FALSE;
  clinicians = cw_clinic_load_clinicians (clinic, error);
  if (clinicians == NULL)
    return FALSE;
  for (guint i = 0; i < clinicians->len; i++) {
    const CwClinician *clinician = clinicians->pdata[i];

    if (g_strcmp0 (clinician->name, name) == 0) {
      *clinician_id = clinician->id;
      return TRUE;
    }
  }
  /* Translators: what was typed. */
  g_set_error (error, CW_COMMAND_ERROR, CW_COMMAND_ERROR_USAGE,
               _ ("--by: no clinician of this clinic is called “%s”."), name);
  return FALSE;
}

/* What cannot be undone is said twice. */
static gboolean
check_confirmed (const Options *options, GError **error)
{
  if (!cw_command_require ("--confirm", options->confirm, error))
    return FALSE;
  if (g_strcmp0 (options->confirm, options->patient) == 0)
    return TRUE;
  g_set_error_literal (error, CW_COMMAND_ERROR, CW_COMMAND_ERROR_USAGE,
                       _ ("--confirm is not what --patient is. Nobody was "
                          "erased."));
  return FALSE;
}

static gboolean
check_retention (CwClinic *clinic,
                 gint64 patient_id,
                 const Options *options,
                 GError **error)
{
  CwRetention retention;
  g_autofree char *until = NULL;

  if (!cw_clinic_load_retention (clinic, patient_id, &retention, error))
    return FALSE;
  if (options->within_retention
      || cw_clinic_get_today (clinic) > retention.until)
    return TRUE;
  until = cw_date_to_iso (retention.until);
  /* Translators: a day. */
  g_set_error (error, CW_COMMAND_ERROR, CW_COMMAND_ERROR_USAGE,
               _ ("The clinic keeps these records until %s, and the law may ask "
                  "for that. To erase them all the same, add "
                  "--within-retention."),
               until);
  return FALSE;
}

static void
add_copies (JsonBuilder *builder, const Options *options, gint64 patient_id)
{
  g_autofree char *folder
    = options->backups != NULL
        ? g_strdup (options->backups)
        : cw_backup_get_default_folder (options->clinic);
  g_autoptr (GPtrArray) backups
    = cw_backup_list_holding (folder, options->clinic, patient_id);
  g_auto (GStrv) older = cw_backup_list_kept (options->clinic);

  json_builder_set_member_name (builder, "backups");
  json_builder_begin_array (builder);
  for (guint i = 0; i < backups->len; i++)
    json_builder_add_string_value (builder,
                                   ((CwBackup *) backups->pdata[i])->path);
  json_builder_end_array (builder);
  cw_json_add_strings (builder, "kept", (const char *const *) older);
}

static int
report (const Options *options, gint64 patient_id, const GError *sweep_error)
{
  g_autoptr (JsonBuilder) builder = json_builder_new ();

  json_builder_begin_object (builder);
  cw_json_add_boolean (builder, "erased", TRUE);
  cw_json_add_boolean (builder, "no_trace", sweep_error == NULL);
  cw_json_add_string (builder, "problem",
                      sweep_error != NULL ? sweep_error->message : NULL);
  add_copies (builder, options, patient_id);
  json_builder_end_object (builder);
  return cw_json_print (builder);
}

static gboolean
erase_patient (const Options *options, gint64 *patient_id, GError **error)
{
  g_autoptr (CwClinic) clinic = NULL;
  g_autoptr (CwPatient) patient = NULL;
  CwErasureReason reason;
  gint64 clinician_id;

  if (!read_reason (options->reason, &reason, error)
      || !check_confirmed (options, error))
    return FALSE;
  clinic = cw_clinic_argument_open ("--clinic", options->clinic, error);
  if (clinic == NULL)
    return FALSE;
  patient
    = cw_clinic_argument_look_up_patient (clinic, options->patient, error);
  if (patient == NULL
      || !find_clinician (clinic, options->by, &clinician_id, error)
      || !check_retention (clinic, patient->id, options, error))
    return FALSE;
  *patient_id = patient->id;
  return cw_clinic_erase_patient (clinic, patient->id, reason, clinician_id,
                                  error);
}

static int
run (const Options *options)
{
  g_autoptr (GError) error = NULL;
  gint64 patient_id;

  if (!erase_patient (options, &patient_id, &error))
    return cw_command_fail (error->domain == CW_COMMAND_ERROR
                              ? CW_COMMAND_BAD_INPUT
                              : CW_COMMAND_FAILED,
                            error);
  cw_clinic_sweep_file (options->clinic, NULL, &error);
  return report (options, patient_id, error);
}

static int
erase (const CwCommand *self, char **arguments)
{
  g_auto (GStrv) operands = g_strdupv (arguments);
  Options options = { 0 };
  const GOptionEntry entries[] = {
    { "clinic", 0, 0, G_OPTION_ARG_FILENAME, &options.clinic,
      N_ ("The clinic's file"), N_ ("FILE") },
    { "patient", 0, 0, G_OPTION_ARG_STRING, &options.patient,
      N_ ("The patient's identifier or number"), N_ ("ID") },
    { "confirm", 0, 0, G_OPTION_ARG_STRING, &options.confirm,
      N_ ("The same again"), N_ ("ID") },
    { "reason", 0, 0, G_OPTION_ARG_STRING, &options.reason,
      N_ ("request, retention or mistake"), N_ ("REASON") },
    { "by", 0, 0, G_OPTION_ARG_STRING, &options.by,
      N_ ("The clinician who erases, by name"), N_ ("NAME") },
    { "within-retention", 0, 0, G_OPTION_ARG_NONE, &options.within_retention,
      N_ ("Also while the clinic keeps such records"), NULL },
    { "backups", 0, 0, G_OPTION_ARG_FILENAME, &options.backups,
      N_ ("Where backups are, to name those that hold the person"),
      N_ ("FOLDER") },
    G_OPTION_ENTRY_NULL,
  };
  int status;

  if (cw_command_parse (self, entries, &operands, &status))
    status = run (&options);
  g_free (options.clinic);
  g_free (options.patient);
  g_free (options.confirm);
  g_free (options.reason);
  g_free (options.by);
  g_free (options.backups);
  return status;
}

const CwCommand cw_erase_command = {
  .words = "erase",
  .opens_clinic = TRUE,
  .operands = "",
  .n_operands = 0,
  .summary = N_ ("Erase a person for good, and say which copies remain"),
  .run = erase,
};
