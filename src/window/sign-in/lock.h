/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <adwaita.h>

#include "store/clinic.h"

G_BEGIN_DECLS

/* Locks a main window: hides what stands over it when somebody signs out, until
 * the same person is back, as what is typed there is that person's.  A session
 * that runs is never hidden, nor its STOP: a cuff may be up.  Signs out who has
 * left, and tells who comes back what happened meanwhile. */
typedef struct _CwLock CwLock;

CwLock *cw_lock_new (GtkWindow *main_window) G_GNUC_WARN_UNUSED_RESULT;
/* Closes what is still hidden. */
void cw_lock_free (CwLock *self);

/* Which clinic the window shows; what was hidden for another one closes. */
void cw_lock_set_clinic (CwLock *self, CwClinic *clinic);
/* Who is signed in, or was last; 0: nobody. */
gint64 cw_lock_get_person_id (CwLock *self);

G_END_DECLS
