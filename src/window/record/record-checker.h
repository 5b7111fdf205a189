/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* What a check has found. */
typedef struct {
  char *failure;  /* a sentence when it could not be done; else NULL */
  gboolean sound;
  GStrv problems; /* sentences */
  GStrv notes;
} CwRecordFindings;

/**
 * CwRecordChecker:
 *
 * A check of a clinic file that goes on beside the windows: in a thread, with a
 * connection of its own.
 */
typedef struct _CwRecordChecker CwRecordChecker;

/* `done` is called in the main loop when it is over, not when it was ended by
 * cw_record_checker_free(); it may free the checker.  `findings` are its own. */
CwRecordChecker *cw_record_checker_new (
  const char *path,
  gboolean quick,
  void (*done) (const CwRecordFindings *findings, gpointer data),
  gpointer data) G_GNUC_WARN_UNUSED_RESULT;
/* Ends it and waits for that, which takes no time that is felt. */
void cw_record_checker_free (CwRecordChecker *self);

/* From 0 to 1. */
double cw_record_checker_get_progress (CwRecordChecker *self);

G_END_DECLS
