/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "store/check-run.h"

#include <glib/gi18n-lib.h>

/* More sentences than anybody reads. */
#define MAX_PROBLEMS 100

/* How many rows pass between two looks at the outside. */
#define LOOK_EVERY 1024

void
cw_check_run_take_problem (CwCheckRun *self, char *sentence)
{
  g_autofree char *taken = sentence;

  if (self->n_problems++ < MAX_PROBLEMS)
    g_strv_builder_add (self->problems, taken);
  else if (self->n_problems == MAX_PROBLEMS + 1)
    g_strv_builder_add (self->notes, _ ("More was found than is listed here."));
}

void
cw_check_run_add_problem (CwCheckRun *self,
                          const char *format,
                          const char *place,
                          const char *word)
{
  GString *sentence = g_string_new (format);

  g_string_replace (sentence, place, word, 0);
  cw_check_run_take_problem (self, g_string_free (sentence, FALSE));
}

void
cw_check_run_begin_stage (CwCheckRun *self, double share)
{
  self->begun += self->share;
  self->share = share;
}

gboolean
cw_check_run_go_on (CwCheckRun *self, gint64 done, gint64 all, GError **error)
{
  if (done % LOOK_EVERY != 0)
    return TRUE;
  if (self->progress != NULL && all > 0)
    self->progress (
        MIN (1, self->begun + self->share * (double)done / (double)all),
        self->data);
  return !g_cancellable_set_error_if_cancelled (self->cancellable, error);
}
