/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include <glib/gi18n-lib.h>

#include "documents/visit-note.h"
#include "exchange/clinic-argument.h"
#include "exchange/command.h"

static const char *const endings[] = { ".txt", ".pdf", NULL };

/* The newest session of that number; without a number the last one that has
 * ended. */
static gboolean
find_session (CwClinic *clinic,
              const CwPatient *patient,
              gint64 number,
              gint64 *session_id,
              GError **error)
{
  g_autoptr (GPtrArray) sessions =
    cw_clinic_load_sessions (clinic, patient->id, 0, error);

  if (sessions == NULL)
    return FALSE;
  for (guint i = 0; i < sessions->len; i++) {
    const CwSession *session = g_ptr_array_index (sessions, i);

    if (number > 0 ? session->number != number
                   : session->state == CW_SESSION_RUNNING)
      continue;
    *session_id = session->id;
    return TRUE;
  }
  if (number > 0)
    g_set_error (error, CW_COMMAND_ERROR, CW_COMMAND_ERROR_USAGE,
                 _("--session: this patient has no session %" G_GINT64_FORMAT
                   "."),
                 number);
  else
    g_set_error (error, CW_COMMAND_ERROR, CW_COMMAND_ERROR_USAGE,
                 _("--patient: %s"),
                 _("This patient has no session that has ended."));
  return FALSE;
}

static CwVisit *
load (CwClinic *clinic, const char *who, const char *which, GError **error)
{
  g_autoptr (CwPatient) patient =
    cw_clinic_argument_find_patient (clinic, who, error);
  gint64 number = 0, session_id;

  if (patient == NULL ||
      (which != NULL && !cw_command_integer ("--session", which, 1, 100000,
                                             &number, error)) ||
      !find_session (clinic, patient, number, &session_id, error))
    return NULL;
  return cw_clinic_load_visit (clinic, session_id, error);
}

static int
save (CwClinic *clinic,
      const CwVisit *visit,
      const char *output,
      gboolean large_print)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (CwClinicProfile) profile = NULL;
  g_autoptr (CwDocument) document = NULL;
  g_autofree char *text = NULL;

  if (g_str_has_suffix (output, ".txt")) {
    text = cw_visit_note_get_text (visit);
    return g_file_set_contents_full (output, text, -1,
                                     G_FILE_SET_CONTENTS_CONSISTENT, 0600,
                                     &error)
             ? CW_COMMAND_DONE
             : cw_command_fail (CW_COMMAND_FAILED, error);
  }
  profile = cw_clinic_load_profile (clinic, &error);
  if (profile == NULL && error == NULL)
    g_set_error (&error, CW_COMMAND_ERROR, CW_COMMAND_ERROR_USAGE,
                 _("The clinic has no name and phone yet; its papers need "
                   "them. Name it in the main menu."));
  if (profile == NULL)
    return cw_command_fail (CW_COMMAND_BAD_INPUT, error);
  document = cw_visit_note_new (visit, profile, cw_clinic_get_today (clinic),
                                large_print);
  if (!cw_document_save_pdf (document, output, &error))
    return cw_command_fail (CW_COMMAND_FAILED, error);
  return CW_COMMAND_DONE;
}

static int
write_note (const CwCommand *self, char **arguments)
{
  g_auto (GStrv) operands = g_strdupv (arguments);
  g_autofree char *path = NULL;
  g_autofree char *patient = NULL;
  g_autofree char *session = NULL;
  g_autofree char *output = NULL;
  gboolean large_print = FALSE;
  g_autoptr (CwClinic) clinic = NULL;
  g_autoptr (CwVisit) visit = NULL;
  g_autoptr (GError) error = NULL;
  int status;
  const GOptionEntry entries[] = {
    { "clinic", 0, 0, G_OPTION_ARG_FILENAME, &path, N_("The clinic's file"),
      N_("FILE") },
    { "patient", 0, 0, G_OPTION_ARG_STRING, &patient,
      N_("The patient's identifier or number"), N_("ID") },
    { "session", 0, 0, G_OPTION_ARG_STRING, &session,
      N_("Its number; the last one when not given"), N_("N") },
    { "large-print", 0, 0, G_OPTION_ARG_NONE, &large_print,
      N_("In 16 point text"), NULL },
    { "output", 'o', 0, G_OPTION_ARG_FILENAME, &output,
      N_("Where to, a .txt or .pdf"), N_("FILE") },
    G_OPTION_ENTRY_NULL,
  };

  if (!cw_command_parse (self, entries, &operands, &status))
    return status;
  if (cw_clinic_argument_check_output (output, endings, &error))
    clinic = cw_clinic_argument_open ("--clinic", path, &error);
  if (clinic != NULL)
    visit = load (clinic, patient, session, &error);
  if (visit == NULL)
    return cw_command_fail (CW_COMMAND_BAD_INPUT, error);
  return save (clinic, visit, output, large_print);
}

const CwCommand cw_visit_note_command = {
  .words = "visit-note",
  .opens_clinic = TRUE,
  .operands = "",
  .summary = N_("Write the note of a patient's session as text or PDF"),
  .run = write_note,
};
