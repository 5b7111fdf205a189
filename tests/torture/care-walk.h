/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "store/clinic.h"

G_BEGIN_DECLS

/* The main walk of care with one patient: entered, screened question by
 * question, signed, prescribed, and held for a session, set by set.  Each step
 * looks at what the file holds, does the one act that comes next, and makes the
 * same rows whenever it does, so that a walk can be broken off and taken up
 * anywhere. */

/* Of the manual clock that the walk's clinics live by. */
#define CARE_WALK_START_UTC 1795251600

/* Makes a clinic with its clinician in a file that is not there yet. */
void care_walk_prepare (const char *path, CwClock *clock);

/* Does the next act; TRUE when it is acknowledged, or when *done is set as none
 * is left. */
gboolean care_walk_step (CwClinic *clinic, gboolean *done, GError **error);

/* A sum of all rows of all tables, which tells apart what the file holds after
 * each act; NULL when they cannot be read. */
char *care_walk_digest (CwClinic *clinic) G_GNUC_WARN_UNUSED_RESULT;

/* The digests of an undisturbed walk, that of the clinic as prepared first; and
 * the clinic after it. (element-type utf8) */
GPtrArray *care_walk_run (CwClinic *clinic) G_GNUC_WARN_UNUSED_RESULT;

/* The key of the clinic at `path` forgets how far its audit log went: the file is
 * put back to where it was. */
void care_walk_put_back_key (const char *path);
void care_walk_remove_key (const char *path);

G_END_DECLS
