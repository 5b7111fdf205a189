/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <glib.h>
#include <sqlite3.h>

G_BEGIN_DECLS

/**
 * PaperDisk:
 *
 * A disk in memory that SQLite is given in place of the machine's, to see what
 * a clinic file has to survive.  What is written is certain only once it was
 * synchronised (fsync(2)), a new or removed name only once its folder was; at a
 * power cut each write that was not is dropped, kept, kept in some of its
 * sectors, or torn into noise.  Bytes beside a write never change
 * (SQLITE_IOCAP_POWERSAFE_OVERWRITE), as SQLite assumes of the disks it is used
 * on, and a disk that lies about its sync is beyond any program.
 *
 * For one connection at a time: there are no locks.
 */
typedef struct _PaperDisk PaperDisk;

/* Becomes SQLite's default; there is one at a time. */
void paper_disk_install (void);
/* The machine's disk again. */
void paper_disk_remove (void);

/* `with_wal` FALSE: without the shared memory that WAL needs, as some file
 * systems are. */
PaperDisk *paper_disk_new (gboolean with_wal) G_GNUC_WARN_UNUSED_RESULT;
/* All that is there is certain in the copy. */
PaperDisk *paper_disk_copy (PaperDisk *self) G_GNUC_WARN_UNUSED_RESULT;
void paper_disk_free (PaperDisk *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (PaperDisk, paper_disk_free)

/* Which one SQLite reads and writes; owned by the caller. */
void paper_disk_use (PaperDisk *self);

/* Calls of SQLite so far, each of which may fail. */
guint paper_disk_get_calls (PaperDisk *self);

/* From the call of that number on there is no power: nothing is written any
 * more, and each call fails. */
void paper_disk_cut_at (PaperDisk *self, guint call);
gboolean paper_disk_is_cut (PaperDisk *self);
/* Power again, with what is left.  Files have to be closed. */
void paper_disk_restore_power (PaperDisk *self, GRand *rand);

/* As unlink(2), for what a program does beside SQLite. */
void paper_disk_unlink (PaperDisk *self, const char *name);

typedef enum {
  PAPER_DISK_IO_ERROR,
  PAPER_DISK_FULL, /* of writes; other calls succeed */
} PaperDiskFault;

/* The call of that number fails, or that and all later ones. */
void paper_disk_fail_at (PaperDisk *self,
                         guint call,
                         PaperDiskFault fault,
                         gboolean for_good);
/* No more failures; whether there was one. */
gboolean paper_disk_mend (PaperDisk *self);

G_END_DECLS
