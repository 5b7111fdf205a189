/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "model/session.h"
#include "store/database.h"

G_BEGIN_DECLS

/* Where somebody changed the course of a session. */

/* Adds the session's to it, in order. */
gboolean
cw_course_table_load (CwDatabase *database, CwSession *session, GError **error);
/* Its own row is the log of it: it is never changed, and says when. */
gboolean cw_course_table_add (CwDatabase *database,
                              const CwSession *session,
                              const CwCourseEvent *event,
                              gint64 *id,
                              GError **error);

G_END_DECLS
