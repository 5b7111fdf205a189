/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gio/gio.h>

#include "store/database.h"

G_BEGIN_DECLS

/**
 * CwCheckRun:
 *
 * A check of a clinic file while it goes on: what it has found, how far it is,
 * and whether somebody wants it to end.
 */
typedef struct {
  CwDatabase *database;
  void (*progress) (double done, gpointer data); /* nullable */
  gpointer data;
  GCancellable *cancellable; /* nullable */

  GStrvBuilder *problems; /* sentences */
  guint n_problems;
  GStrvBuilder *notes; /* what could not be checked, or was left out */

  double begun; /* 0 to 1: where the stage begins, and how much it is */
  double share;
} CwCheckRun;

/* `format` with one place, as {id}, for a word. */
void cw_check_run_add_problem (CwCheckRun *self,
                               const char *format,
                               const char *place,
                               const char *word);
/* A whole sentence; takes it. */
void cw_check_run_take_problem (CwCheckRun *self, char *sentence);

/* The stage before is over, this one is `share` of the whole. */
void cw_check_run_begin_stage (CwCheckRun *self, double share);
/* `done` of `all` of the stage; FALSE when the check is to end. */
gboolean
cw_check_run_go_on (CwCheckRun *self, gint64 done, gint64 all, GError **error);

G_END_DECLS
