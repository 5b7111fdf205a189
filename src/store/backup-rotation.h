/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "base/date.h"

G_BEGIN_DECLS

/* How many days, weeks (from Monday) and months keep a backup each. */
#define CW_BACKUP_DAYS 7
#define CW_BACKUP_WEEKS 4
#define CW_BACKUP_MONTHS 12

/* Which of `n` backups to keep, whose days are given newest first: the newest
 * of each of the last seven days, four weeks and twelve months in which there
 * was one, so that a long holiday takes nothing away.  The newest of all is
 * always among them. */
void cw_backup_rotation_choose (const CwDate *days, gsize n, gboolean *keep);

G_END_DECLS
