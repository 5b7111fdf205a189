/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gio/gio.h>

#include "store/backup.h"
#include "store/clinic.h"

G_BEGIN_DECLS

/**
 * CwBackupKeeper:
 *
 * Sees to it that a clinic that is open has a backup of today: it makes one
 * when the last good one is older than a day, and when it is asked to before
 * the clinic is closed, unless the person has switched that off.
 *
 * Emits `changed` when a backup begins or ends, when some of it is done, and
 * when the age of the last one has to be told anew.
 */
#define CW_TYPE_BACKUP_KEEPER (cw_backup_keeper_get_type ())
G_DECLARE_FINAL_TYPE (
    CwBackupKeeper, cw_backup_keeper, CW, BACKUP_KEEPER, GObject)

/* Of a clinic in a file.  One that is read only, or of invented patients, is
 * not backed up by itself. */
CwBackupKeeper *
cw_backup_keeper_new (CwClinic *clinic) G_GNUC_WARN_UNUSED_RESULT;

CwClinic *cw_backup_keeper_get_clinic (CwBackupKeeper *self);
/* Where the backups of this clinic go. */
char *
cw_backup_keeper_get_folder (CwBackupKeeper *self) G_GNUC_WARN_UNUSED_RESULT;
/* NULL is beside the clinic file again. */
void cw_backup_keeper_set_folder (CwBackupKeeper *self, const char *folder);
gboolean cw_backup_keeper_get_automatic (CwBackupKeeper *self);
void cw_backup_keeper_set_automatic (CwBackupKeeper *self, gboolean automatic);

/* Looks again which backups there are, after somebody else has made one. */
void cw_backup_keeper_reload (CwBackupKeeper *self);
/* The last good one; NULL when there is none. */
const CwBackup *cw_backup_keeper_get_last (CwBackupKeeper *self);
/* Why the last attempt failed; NULL when it did not. */
const char *cw_backup_keeper_get_problem (CwBackupKeeper *self);
/* When the last good backup was made, in a sentence. */
char *
cw_backup_keeper_describe (CwBackupKeeper *self) G_GNUC_WARN_UNUSED_RESULT;
/* What somebody has to be told about: no good backup for three days or a
 * failure; NULL when all is well. */
char *
cw_backup_keeper_get_warning (CwBackupKeeper *self) G_GNUC_WARN_UNUSED_RESULT;

/* Whether there should be a backup before the clinic is closed. */
gboolean cw_backup_keeper_wants_to_close_with_one (CwBackupKeeper *self);
/* Makes one when it is time; called each quarter of an hour. */
void cw_backup_keeper_look (CwBackupKeeper *self);
/* Makes one now, unless one is being made. */
void cw_backup_keeper_start (CwBackupKeeper *self);
void cw_backup_keeper_cancel (CwBackupKeeper *self);
gboolean cw_backup_keeper_is_working (CwBackupKeeper *self);
/* From 0 to 1. */
double cw_backup_keeper_get_done (CwBackupKeeper *self);

G_END_DECLS
