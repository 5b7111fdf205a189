/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "model/session.h"
#include "store/database.h"

G_BEGIN_DECLS

CwSession *cw_session_table_load (CwDatabase *database,
                                  gint64 id,
                                  GError **error) G_GNUC_WARN_UNUSED_RESULT;
/* Newest first, at most `limit` (0: all); `ended_only` leaves out what was struck
 * out as well.  (element-type CwSession) */
GPtrArray *cw_session_table_load_all (CwDatabase *database,
                                      gint64 patient_id,
                                      gboolean ended_only,
                                      guint limit,
                                      GError **error) G_GNUC_WARN_UNUSED_RESULT;
/* Running ones of all patients, newest first.  (element-type gint64) */
GArray *cw_session_table_list_running (CwDatabase *database, GError **error)
    G_GNUC_WARN_UNUSED_RESULT;

/* Of the sessions of a line those that have ended, of these the ones that were
 * held in the clinic, and the number of the next. */
gboolean cw_session_table_count (CwDatabase *database,
                                 gint64 patient_id,
                                 gint64 line,
                                 int *n_ended,
                                 int *n_supervised,
                                 int *next_number,
                                 GError **error);

/* Inserts a running session with its check, or one from paper, whose minutes and
 * sets follow; it receives its identifier. */
gboolean cw_session_table_add (CwDatabase *database,
                               CwSession *session,
                               gint64 line,
                               GError **error);
/* State, end and stop. */
gboolean cw_session_table_save_end (CwDatabase *database,
                                    const CwSession *session,
                                    gint64 at,
                                    GError **error);

/* Strikes out a session from paper. */
gboolean cw_session_table_strike (CwDatabase *database,
                                  const CwSession *session,
                                  const CwStrike *strike,
                                  GError **error);

/* Inserts one whose id is 0 (and tells it), else corrects it. */
gboolean cw_session_table_save_set (CwDatabase *database,
                                    const CwSession *session,
                                    const CwSetEntry *entry,
                                    gint64 at,
                                    gint64 *id,
                                    GError **error);
gboolean cw_session_table_add_cuff_event (CwDatabase *database,
                                          const CwSession *session,
                                          const CwCuffEvent *event,
                                          gint64 *id,
                                          GError **error);

G_END_DECLS
