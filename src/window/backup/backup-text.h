/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "store/backup-manifest.h"

G_BEGIN_DECLS

/* "60 patients, 122 sessions, 1 set". */
char *
cw_backup_text_count (const CwClinicCount *count) G_GNUC_WARN_UNUSED_RESULT;

/* "21 November 2026, 10:44". */
char *cw_backup_text_moment (gint64 utc_s) G_GNUC_WARN_UNUSED_RESULT;

/* Size and contents of a backup, in a line. */
char *
cw_backup_text_describe (const CwBackup *backup) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
