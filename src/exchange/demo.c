/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include <glib/gi18n-lib.h>
#include <glib/gstdio.h>

#include "exchange/command.h"
#include "store/demo-clinic.h"

#define DEFAULT_PATIENTS 60
#define MAX_PATIENTS 1000000
#define DEFAULT_SEED 1

/* With what the database keeps beside it. */
static void
remove_clinic (const char *path)
{
  static const char *const endings[] = { "", "-wal", "-shm", ".key" };

  for (gsize i = 0; i < G_N_ELEMENTS (endings); i++) {
    g_autofree char *name = g_strconcat (path, endings[i], NULL);

    g_unlink (name);
  }
}

static gboolean
write_clinic (const char *path,
              guint n_patients,
              guint32 seed,
              GError **error)
{
  g_autoptr (CwClinic) clinic
    = cw_clinic_open (path, cw_clock_system (), error);
  gboolean filled
    = clinic != NULL
      && cw_demo_clinic_fill (clinic, n_patients, seed, NULL, NULL, NULL,
                              error);

  g_clear_object (&clinic);
  if (!filled)
    remove_clinic (path);
  return filled;
}

static int
demo (const CwCommand *self, char **arguments)
{
  g_auto (GStrv) operands = g_strdupv (arguments);
  g_autofree char *patients = NULL;
  g_autofree char *seed = NULL;
  g_autoptr (GError) error = NULL;
  gint64 n_patients = DEFAULT_PATIENTS, seed_number = DEFAULT_SEED;
  int status;
  const GOptionEntry entries[] = {
    { "patients", 0, 0, G_OPTION_ARG_STRING, &patients,
      N_ ("How many patients; 60 when not given"), N_ ("NUMBER") },
    { "seed", 0, 0, G_OPTION_ARG_STRING, &seed,
      N_ ("The same number makes the same clinic on the same day"),
      N_ ("NUMBER") },
    G_OPTION_ENTRY_NULL,
  };

  if (!cw_command_parse (self, entries, &operands, &status))
    return status;
  if ((patients != NULL
       && !cw_command_integer ("--patients", patients, 1, MAX_PATIENTS,
                               &n_patients, &error))
      || (seed != NULL
          && !cw_command_integer ("--seed", seed, 0, G_MAXUINT32,
                                  &seed_number, &error)))
    return cw_command_fail (CW_COMMAND_BAD_INPUT, error);
  if (!cw_command_check_new (operands[0], &error))
    return cw_command_fail (CW_COMMAND_BAD_INPUT, error);
  if (!write_clinic (operands[0], (guint) n_patients, (guint32) seed_number,
                     &error))
    return cw_command_fail (CW_COMMAND_FAILED, error);
  return CW_COMMAND_DONE;
}

const CwCommand cw_demo_command = {
  .words = "demo",
  .operands = "FILE",
  .n_operands = 1,
  .summary = N_ ("Write a clinic of invented patients into a new file"),
  .run = demo,
};
