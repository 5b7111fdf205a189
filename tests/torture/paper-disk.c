/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "paper-disk.h"

#include <string.h>

#define SECTOR_BYTES 512
#define SHM_REGION_BYTES 32768

/* One that was not synchronised yet; `bytes` NULL cuts the file off there. */
typedef struct {
  gsize offset;
  GBytes *bytes;
} Write;

typedef struct {
  GByteArray *now;
  GByteArray *certain;
  GArray *writes; /* (element-type Write) since the last sync, in order */
} Inode;

struct _PaperDisk {
  GHashTable *names;         /* (element-type utf8 Inode) */
  GHashTable *certain_names; /* as they were when the folder was last synced */
  gboolean with_wal;
  GPtrArray *shm; /* (element-type guint8[]) of the one main file */
  guint n_calls;
  guint cut_at; /* 0: never */
  gboolean is_cut;
  guint fail_at; /* 0: never */
  PaperDiskFault fault;
  gboolean fail_for_good;
  gboolean has_failed;
};

typedef struct {
  sqlite3_file base;
  Inode *inode;
  int flags;
} PaperFile;

static PaperDisk *disk;
static sqlite3_vfs *machine;

static void
write_clear (gpointer data)
{
  g_clear_pointer (&((Write *)data)->bytes, g_bytes_unref);
}

static Inode *
inode_new (void)
{
  Inode *self = g_rc_box_new0 (Inode);

  self->now = g_byte_array_new ();
  self->certain = g_byte_array_new ();
  self->writes = g_array_new (FALSE, FALSE, sizeof (Write));
  g_array_set_clear_func (self->writes, write_clear);
  return self;
}

static void
inode_clear (gpointer data)
{
  Inode *self = data;

  g_byte_array_unref (self->now);
  g_byte_array_unref (self->certain);
  g_array_unref (self->writes);
}

static void
inode_release (gpointer data)
{
  g_rc_box_release_full (data, inode_clear);
}

static void
assign (GByteArray *to, const GByteArray *from)
{
  g_byte_array_set_size (to, from->len);
  if (from->len > 0)
    memcpy (to->data, from->data, from->len);
}

static void
inode_sync (Inode *self)
{
  assign (self->certain, self->now);
  g_array_set_size (self->writes, 0);
}

/* A gap reads as zeros. */
static void
put (GByteArray *array, gsize offset, const guint8 *bytes, gsize length)
{
  gsize old = array->len;

  if (offset + length > old) {
    g_byte_array_set_size (array, (guint)(offset + length));
    if (offset > old)
      memset (array->data + old, 0, offset - old);
  }
  memcpy (array->data + offset, bytes, length);
}

/* The write may have got as far as it will have. */
static void
put_torn (GByteArray *array, const Write *write, gboolean noise, GRand *rand)
{
  gsize length;
  const guint8 *bytes = g_bytes_get_data (write->bytes, &length);

  for (gsize done = 0; done < length;) {
    gsize here = MIN (SECTOR_BYTES - (write->offset + done) % SECTOR_BYTES,
                      length - done);
    guint fate = (guint)g_rand_int_range (rand, 0, noise ? 3 : 2);

    if (fate == 0) {
      put (array, write->offset + done, bytes + done, here);
    } else if (fate == 2) {
      g_autofree guint8 *torn = g_malloc (here);

      for (gsize i = 0; i < here; i++)
        torn[i] = (guint8)g_rand_int (rand);
      put (array, write->offset + done, torn, here);
    }
    done += here;
  }
}

static void
survive (GByteArray *array, const Write *write, GRand *rand)
{
  guint fate = (guint)g_rand_int_range (rand, 0, 6);
  gsize length;

  if (fate < 2)
    return;
  if (write->bytes == NULL) {
    if (write->offset < array->len)
      g_byte_array_set_size (array, (guint)write->offset);
  } else if (fate < 4) {
    const guint8 *bytes = g_bytes_get_data (write->bytes, &length);

    put (array, write->offset, bytes, length);
  } else {
    put_torn (array, write, fate == 5, rand);
  }
}

static void
inode_lose_power (Inode *self, GRand *rand)
{
  /* Now and then all is lost, or nothing, or the last only. */
  guint mood = (guint)g_rand_int_range (rand, 0, 8);

  if (mood == 0)
    g_array_set_size (self->writes, 0);
  for (guint i = 0; i < self->writes->len; i++) {
    const Write *write = &g_array_index (self->writes, Write, i);

    if (mood == 1 || (mood == 2 && i + 1 < self->writes->len)) {
      gsize length;
      const guint8 *bytes;

      if (write->bytes == NULL) {
        g_byte_array_set_size (self->certain,
                               MIN (self->certain->len, (guint)write->offset));
        continue;
      }
      bytes = g_bytes_get_data (write->bytes, &length);
      put (self->certain, write->offset, bytes, length);
    } else {
      survive (self->certain, write, rand);
    }
  }
  assign (self->now, self->certain);
  g_array_set_size (self->writes, 0);
}

static GHashTable *
names_new (void)
{
  return g_hash_table_new_full (g_str_hash, g_str_equal, g_free, inode_release);
}

static void
names_set (GHashTable *names, const char *name, Inode *inode)
{
  g_hash_table_insert (names, g_strdup (name), g_rc_box_acquire (inode));
}

static void
sync_folder (PaperDisk *self)
{
  GHashTableIter iter;
  gpointer name, inode;

  g_hash_table_remove_all (self->certain_names);
  g_hash_table_iter_init (&iter, self->names);
  while (g_hash_table_iter_next (&iter, &name, &inode))
    names_set (self->certain_names, name, inode);
}

static void
forget_shm (PaperDisk *self)
{
  g_ptr_array_set_size (self->shm, 0);
}

PaperDisk *
paper_disk_new (gboolean with_wal)
{
  PaperDisk *self = g_new0 (PaperDisk, 1);

  self->with_wal = with_wal;
  self->names = names_new ();
  self->certain_names = names_new ();
  self->shm = g_ptr_array_new_with_free_func (g_free);
  return self;
}

PaperDisk *
paper_disk_copy (PaperDisk *self)
{
  PaperDisk *copy = paper_disk_new (self->with_wal);
  GHashTableIter iter;
  gpointer name, inode;

  g_hash_table_iter_init (&iter, self->names);
  while (g_hash_table_iter_next (&iter, &name, &inode)) {
    Inode *own = inode_new ();

    assign (own->now, ((Inode *)inode)->now);
    inode_sync (own);
    g_hash_table_insert (copy->names, g_strdup (name), own);
  }
  sync_folder (copy);
  return copy;
}

void
paper_disk_free (PaperDisk *self)
{
  if (disk == self)
    disk = NULL;
  g_hash_table_unref (self->names);
  g_hash_table_unref (self->certain_names);
  g_ptr_array_unref (self->shm);
  g_free (self);
}

void
paper_disk_use (PaperDisk *self)
{
  disk = self;
}

guint
paper_disk_get_calls (PaperDisk *self)
{
  return self->n_calls;
}

void
paper_disk_cut_at (PaperDisk *self, guint call)
{
  self->cut_at = call;
}

gboolean
paper_disk_is_cut (PaperDisk *self)
{
  return self->is_cut;
}

/* A name that was made or removed since the folder was synchronised may be
 * there or not. */
static void
lose_names (PaperDisk *self, GRand *rand)
{
  g_autoptr (GHashTable) left = names_new ();
  g_autoptr (GHashTable) all = names_new ();
  GHashTableIter iter;
  gpointer name;

  g_hash_table_iter_init (&iter, self->certain_names);
  while (g_hash_table_iter_next (&iter, &name, NULL))
    names_set (all, name, g_hash_table_lookup (self->certain_names, name));
  g_hash_table_iter_init (&iter, self->names);
  while (g_hash_table_iter_next (&iter, &name, NULL))
    names_set (all, name, g_hash_table_lookup (self->names, name));
  g_hash_table_iter_init (&iter, all);
  while (g_hash_table_iter_next (&iter, &name, NULL)) {
    Inode *inode = g_hash_table_lookup (
        g_rand_boolean (rand) ? self->names : self->certain_names, name);

    if (inode != NULL)
      names_set (left, name, inode);
  }
  g_hash_table_unref (self->names);
  self->names = g_steal_pointer (&left);
}

void
paper_disk_restore_power (PaperDisk *self, GRand *rand)
{
  g_autoptr (GHashTable) done = g_hash_table_new (NULL, NULL);
  GHashTableIter iter;
  gpointer inode;

  lose_names (self, rand);
  g_hash_table_iter_init (&iter, self->names);
  while (g_hash_table_iter_next (&iter, NULL, &inode))
    if (g_hash_table_add (done, inode))
      inode_lose_power (inode, rand);
  sync_folder (self);
  forget_shm (self);
  self->cut_at = 0;
  self->is_cut = FALSE;
}

void
paper_disk_unlink (PaperDisk *self, const char *name)
{
  g_hash_table_remove (self->names, name);
  sync_folder (self);
}

void
paper_disk_fail_at (PaperDisk *self,
                    guint call,
                    PaperDiskFault fault,
                    gboolean for_good)
{
  self->fail_at = call;
  self->fault = fault;
  self->fail_for_good = for_good;
  self->has_failed = FALSE;
}

gboolean
paper_disk_mend (PaperDisk *self)
{
  self->fail_at = 0;
  return self->has_failed;
}

/* What a call answers: SQLITE_OK, or `code` when it is to fail. */
static int
call (int code)
{
  PaperDisk *self = disk;

  self->n_calls++;
  if (self->cut_at != 0 && self->n_calls >= self->cut_at)
    self->is_cut = TRUE;
  if (self->is_cut)
    return code;
  if (self->fail_at == 0 || self->n_calls < self->fail_at
      || (self->n_calls > self->fail_at && !self->fail_for_good))
    return SQLITE_OK;
  if (self->fault == PAPER_DISK_FULL && code != SQLITE_IOERR_WRITE)
    return SQLITE_OK;
  self->has_failed = TRUE;
  return self->fault == PAPER_DISK_FULL ? SQLITE_FULL : code;
}

static int
close_file (sqlite3_file *file)
{
  inode_release (((PaperFile *)file)->inode);
  return SQLITE_OK;
}

static int
read_file (sqlite3_file *file, void *buffer, int length, sqlite3_int64 offset)
{
  const GByteArray *now = ((PaperFile *)file)->inode->now;
  int code = call (SQLITE_IOERR_READ);
  gsize there;

  if (code != SQLITE_OK)
    return code;
  there = offset < now->len ? MIN ((gsize)length, now->len - (gsize)offset) : 0;
  if (there > 0)
    memcpy (buffer, now->data + offset, there);
  memset ((guint8 *)buffer + there, 0, (gsize)length - there);
  return there == (gsize)length ? SQLITE_OK : SQLITE_IOERR_SHORT_READ;
}

static int
write_file (sqlite3_file *file,
            const void *buffer,
            int length,
            sqlite3_int64 offset)
{
  Inode *inode = ((PaperFile *)file)->inode;
  Write write = { .offset = (gsize)offset };
  int code = call (SQLITE_IOERR_WRITE);

  if (code != SQLITE_OK)
    return code;
  put (inode->now, (gsize)offset, buffer, (gsize)length);
  write.bytes = g_bytes_new (buffer, (gsize)length);
  g_array_append_val (inode->writes, write);
  return SQLITE_OK;
}

static int
truncate_file (sqlite3_file *file, sqlite3_int64 size)
{
  Inode *inode = ((PaperFile *)file)->inode;
  Write write = { .offset = (gsize)size };
  int code = call (SQLITE_IOERR_TRUNCATE);

  if (code != SQLITE_OK)
    return code;
  if (size < inode->now->len)
    g_byte_array_set_size (inode->now, (guint)size);
  g_array_append_val (inode->writes, write);
  return SQLITE_OK;
}

/* A new journal's name is made certain with it, as SQLite's own disk does. */
static int
sync_file (sqlite3_file *file, int flags)
{
  PaperFile *self = (PaperFile *)file;
  int code = call (SQLITE_IOERR_FSYNC);

  if (code != SQLITE_OK)
    return code;
  inode_sync (self->inode);
  if ((self->flags & (SQLITE_OPEN_MAIN_JOURNAL | SQLITE_OPEN_WAL)) != 0)
    sync_folder (disk);
  return SQLITE_OK;
}

static int
get_size (sqlite3_file *file, sqlite3_int64 *size)
{
  *size = ((PaperFile *)file)->inode->now->len;
  return call (SQLITE_IOERR_FSTAT);
}

static int
lock_file (sqlite3_file *file, int level)
{
  return SQLITE_OK;
}

static int
check_lock (sqlite3_file *file, int *held)
{
  *held = 0;
  return SQLITE_OK;
}

static int
control_file (sqlite3_file *file, int operation, void *argument)
{
  return SQLITE_NOTFOUND;
}

static int
get_sector_size (sqlite3_file *file)
{
  return 4096; /* what SQLite's own disk says */
}

static int
get_characteristics (sqlite3_file *file)
{
  return SQLITE_IOCAP_POWERSAFE_OVERWRITE;
}

static int
map_shm (sqlite3_file *file,
         int region,
         int size,
         int extend,
         void volatile **memory)
{
  int code = call (SQLITE_IOERR_SHMMAP);

  *memory = NULL;
  if (code != SQLITE_OK)
    return code;
  g_assert_cmpint (size, ==, SHM_REGION_BYTES);
  while (extend && disk->shm->len <= (guint)region)
    g_ptr_array_add (disk->shm, g_malloc0 (SHM_REGION_BYTES));
  if (disk->shm->len > (guint)region)
    *memory = disk->shm->pdata[region];
  return SQLITE_OK;
}

static int
lock_shm (sqlite3_file *file, int offset, int n, int flags)
{
  return SQLITE_OK;
}

static void
order_shm (sqlite3_file *file)
{
}

static int
unmap_shm (sqlite3_file *file, int remove)
{
  forget_shm (disk);
  return SQLITE_OK;
}

#define METHODS                                                                \
  .xClose = close_file, .xRead = read_file, .xWrite = write_file,              \
  .xTruncate = truncate_file, .xSync = sync_file, .xFileSize = get_size,       \
  .xLock = lock_file, .xUnlock = lock_file, .xCheckReservedLock = check_lock,  \
  .xFileControl = control_file, .xSectorSize = get_sector_size,                \
  .xDeviceCharacteristics = get_characteristics

static const sqlite3_io_methods methods = { .iVersion = 1, METHODS };

static const sqlite3_io_methods methods_with_wal = {
  .iVersion = 2,
  METHODS,
  .xShmMap = map_shm,
  .xShmLock = lock_shm,
  .xShmBarrier = order_shm,
  .xShmUnmap = unmap_shm,
};

static int
open_file (sqlite3_vfs *vfs,
           const char *name,
           sqlite3_file *file,
           int flags,
           int *out_flags)
{
  PaperFile *self = (PaperFile *)file;
  Inode *inode;
  int code = call (SQLITE_CANTOPEN);

  file->pMethods = NULL;
  if (code != SQLITE_OK || name == NULL)
    return SQLITE_CANTOPEN;
  inode = g_hash_table_lookup (disk->names, name);
  if (inode == NULL && (flags & SQLITE_OPEN_CREATE) == 0)
    return SQLITE_CANTOPEN;
  if (inode == NULL) {
    inode = inode_new ();
    g_hash_table_insert (disk->names, g_strdup (name), inode);
  }
  self->inode = g_rc_box_acquire (inode);
  self->flags = flags;
  file->pMethods = disk->with_wal ? &methods_with_wal : &methods;
  if (out_flags != NULL)
    *out_flags = flags;
  return SQLITE_OK;
}

static int
delete_file (sqlite3_vfs *vfs, const char *name, int with_folder)
{
  int code = call (SQLITE_IOERR_DELETE);

  if (code != SQLITE_OK)
    return code;
  if (!g_hash_table_remove (disk->names, name))
    return SQLITE_IOERR_DELETE_NOENT;
  if (with_folder)
    sync_folder (disk);
  return SQLITE_OK;
}

/* An empty file counts as none, as with SQLite's own disk. */
static int
access_file (sqlite3_vfs *vfs, const char *name, int flags, int *answer)
{
  Inode *inode = g_hash_table_lookup (disk->names, name);

  *answer
      = inode != NULL && (flags != SQLITE_ACCESS_EXISTS || inode->now->len > 0);
  return call (SQLITE_IOERR_ACCESS);
}

static int
get_full_path (sqlite3_vfs *vfs, const char *name, int size, char *full)
{
  g_strlcpy (full, name, (gsize)size);
  return SQLITE_OK;
}

static int
get_randomness (sqlite3_vfs *vfs, int length, char *bytes)
{
  return machine->xRandomness (machine, length, bytes);
}

static int
sleep_us (sqlite3_vfs *vfs, int us)
{
  return us;
}

static int
get_time (sqlite3_vfs *vfs, double *days)
{
  return machine->xCurrentTime (machine, days);
}

static int
get_time_ms (sqlite3_vfs *vfs, sqlite3_int64 *ms)
{
  return machine->xCurrentTimeInt64 (machine, ms);
}

static int
get_last_error (sqlite3_vfs *vfs, int length, char *text)
{
  return SQLITE_OK;
}

static sqlite3_vfs paper = {
  .iVersion = 2,
  .szOsFile = sizeof (PaperFile),
  .mxPathname = 1024,
  .zName = "paper",
  .xOpen = open_file,
  .xDelete = delete_file,
  .xAccess = access_file,
  .xFullPathname = get_full_path,
  .xRandomness = get_randomness,
  .xSleep = sleep_us,
  .xCurrentTime = get_time,
  .xCurrentTimeInt64 = get_time_ms,
  .xGetLastError = get_last_error,
};

void
paper_disk_install (void)
{
  machine = sqlite3_vfs_find (NULL);
  g_assert_cmpint (sqlite3_vfs_register (&paper, 1), ==, SQLITE_OK);
}

void
paper_disk_remove (void)
{
  g_assert_cmpint (sqlite3_vfs_register (machine, 1), ==, SQLITE_OK);
  g_assert_cmpint (sqlite3_vfs_unregister (&paper), ==, SQLITE_OK);
}
