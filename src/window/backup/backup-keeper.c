/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "window/backup/backup-keeper.h"

#include "window/backup/backup-settings.h"
#include "window/common/long-work.h"
#include "window/preferences/settings.h"

#include <glib/gi18n-lib.h>
#include <glib/gstdio.h>

#define DAY_S 86400
#define LATE_DAYS 3
#define LOOK_INTERVAL_S 900
/* Whoever opens a clinic has other things to do first. */
#define FIRST_LOOK_S 60

struct _CwBackupKeeper {
  GObject parent_instance;

  CwClinic *clinic;
  GSettings *settings; /* NULL where they are not installed */
  char *chosen_folder; /* then, and else NULL */
  gboolean automatic;  /* then */

  CwBackup *last; /* NULL when there is none */
  char *problem;
  gboolean changed; /* since the last one */

  GCancellable *cancellable; /* NULL when none is being made */
  double done;
  guint look_id;
};

enum {
  SIGNAL_CHANGED,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (CwBackupKeeper, cw_backup_keeper, G_TYPE_OBJECT)

/* One backup being made. */
typedef struct {
  char *clinic_path, *folder;
  CwClock *clock;
  CwBackup *backup;
} Work;

static void
work_free (gpointer data)
{
  Work *work = data;

  g_free (work->clinic_path);
  g_free (work->folder);
  cw_backup_free (work->backup);
  g_free (work);
}

static gboolean
work_cb (gpointer data,
         CwWorkProgress progress,
         gpointer progress_data,
         GCancellable *cancellable,
         GError **error)
{
  Work *work = data;
  g_autoptr (GError) rotation_error = NULL;

  work->backup = cw_backup_make (work->clinic_path, work->folder, work->clock,
                                 progress, progress_data, cancellable, error);
  if (work->backup == NULL)
    return FALSE;
  /* There is a backup, whatever becomes of the old ones. */
  if (!cw_backup_rotate (work->folder, work->clinic_path, &rotation_error))
    g_message ("%s", rotation_error->message);
  return TRUE;
}

static void
tell_changed (CwBackupKeeper *self)
{
  g_signal_emit (self, signals[SIGNAL_CHANGED], 0);
}

static void
progress_cb (double done, gpointer data)
{
  CwBackupKeeper *self = data;

  self->done = done;
  tell_changed (self);
}

static void
ready_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (CwBackupKeeper) self = data;
  g_autoptr (GError) error = NULL;
  Work *work = cw_long_work_finish (result, &error);

  g_clear_object (&self->cancellable);
  g_clear_pointer (&self->problem, g_free);
  if (work != NULL) {
    g_clear_pointer (&self->last, cw_backup_free);
    self->last = g_steal_pointer (&work->backup);
  } else {
    self->changed = TRUE;
    if (!g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
      self->problem = g_strdup (error->message);
  }
  tell_changed (self);
}

void
cw_backup_keeper_start (CwBackupKeeper *self)
{
  Work *work = NULL;

  g_return_if_fail (CW_IS_BACKUP_KEEPER (self));

  if (self->cancellable != NULL)
    return;
  work = g_new0 (Work, 1);
  work->clinic_path = g_strdup (cw_clinic_get_path (self->clinic));
  work->folder = cw_backup_keeper_get_folder (self);
  work->clock = cw_clinic_get_clock (self->clinic);
  self->cancellable = g_cancellable_new ();
  self->done = 0;
  /* What changes from now on may not be in it. */
  self->changed = FALSE;
  cw_long_work_run (work_cb, work, work_free, progress_cb, self->cancellable,
                    ready_cb, g_object_ref (self));
  tell_changed (self);
}

void
cw_backup_keeper_cancel (CwBackupKeeper *self)
{
  g_return_if_fail (CW_IS_BACKUP_KEEPER (self));

  g_cancellable_cancel (self->cancellable);
}

gboolean
cw_backup_keeper_is_working (CwBackupKeeper *self)
{
  g_return_val_if_fail (CW_IS_BACKUP_KEEPER (self), FALSE);

  return self->cancellable != NULL;
}

double
cw_backup_keeper_get_done (CwBackupKeeper *self)
{
  g_return_val_if_fail (CW_IS_BACKUP_KEEPER (self), 0);

  return self->done;
}

/* When. */

static gint64
get_age_s (CwBackupKeeper *self)
{
  gint64 now = cw_clock_now (cw_clinic_get_clock (self->clinic)).utc_s;

  /* Somebody may have set the clock back. */
  return self->last != NULL ? MAX (0, now - self->last->made_at) : G_MAXINT64;
}

/* There is something, and somebody would miss it. */
static gboolean
is_worth_it (CwBackupKeeper *self)
{
  g_autoptr (CwClinicProfile) profile = NULL;

  if (cw_clinic_is_read_only (self->clinic))
    return FALSE;
  profile = cw_clinic_load_profile (self->clinic, NULL);
  return (profile == NULL || !profile->invented) &&
         cw_clinic_count_patients (self->clinic, NULL) > 0;
}

gboolean
cw_backup_keeper_wants_to_close_with_one (CwBackupKeeper *self)
{
  g_return_val_if_fail (CW_IS_BACKUP_KEEPER (self), FALSE);

  return cw_backup_keeper_get_automatic (self) &&
         (self->changed || get_age_s (self) >= DAY_S) && is_worth_it (self);
}

void
cw_backup_keeper_look (CwBackupKeeper *self)
{
  g_return_if_fail (CW_IS_BACKUP_KEEPER (self));

  if (cw_backup_keeper_get_automatic (self) && get_age_s (self) >= DAY_S &&
      is_worth_it (self))
    cw_backup_keeper_start (self);
  else
    tell_changed (self);
}

static gboolean
look_cb (gpointer data)
{
  cw_backup_keeper_look (data);
  return G_SOURCE_CONTINUE;
}

static gboolean
first_look_cb (gpointer data)
{
  CwBackupKeeper *self = data;

  self->look_id = g_timeout_add_seconds (LOOK_INTERVAL_S, look_cb, self);
  cw_backup_keeper_look (self);
  return G_SOURCE_REMOVE;
}

/* In words. */

static char *
format_moment (CwBackupKeeper *self, gint64 utc_s)
{
  CwDate day = cw_time_local_date (utc_s);
  g_autofree char *clock = cw_time_format_clock (utc_s);
  g_autofree char *date = NULL;

  switch (cw_clinic_get_today (self->clinic) - day) {
  case 0:
    /* Translators: a time, as "10:44". */
    return g_strdup_printf (C_("backup", "today at %s"), clock);
  case 1:
    /* Translators: a time, as "10:44". */
    return g_strdup_printf (C_("backup", "yesterday at %s"), clock);
  default:
    date = cw_date_format (day);
    /* Translators: a date and a time. */
    return g_strdup_printf (C_("backup", "on %s at %s"), date, clock);
  }
}

char *
cw_backup_keeper_describe (CwBackupKeeper *self)
{
  g_autofree char *moment = NULL;

  g_return_val_if_fail (CW_IS_BACKUP_KEEPER (self), NULL);

  if (self->last == NULL)
    return g_strdup (_("There is no backup yet"));
  moment = format_moment (self, self->last->made_at);
  /* Translators: when, as "today at 10:44". */
  return g_strdup_printf (_("Made %s, read again and sound"), moment);
}

/* Where there is none, the first one comes by itself, unless nobody makes it. */
static gboolean
is_late (CwBackupKeeper *self)
{
  if (self->last == NULL)
    return !cw_backup_keeper_get_automatic (self);
  return get_age_s (self) >= LATE_DAYS * DAY_S;
}

char *
cw_backup_keeper_get_warning (CwBackupKeeper *self)
{
  g_autofree char *moment = NULL;

  g_return_val_if_fail (CW_IS_BACKUP_KEEPER (self), NULL);

  /* The clinic is asked last: this is called while a backup goes on. */
  if ((self->problem == NULL && !is_late (self)) || !is_worth_it (self))
    return NULL;
  if (self->problem != NULL)
    /* Translators: a sentence about what went wrong. */
    return g_strdup_printf (_ ("The last backup failed. %s"), self->problem);
  if (self->last == NULL)
    return g_strdup (_("There is no backup of this clinic. If the disk broke "
                       "now, all records would be lost."));
  moment = format_moment (self, self->last->made_at);
  /* Translators: when, as "on 21 November 2026 at 10:44". */
  return g_strdup_printf (_("The last good backup was made %s. If the disk "
                            "broke now, all that was recorded since would be "
                            "lost."),
                          moment);
}

const CwBackup *
cw_backup_keeper_get_last (CwBackupKeeper *self)
{
  g_return_val_if_fail (CW_IS_BACKUP_KEEPER (self), NULL);

  return self->last;
}

const char *
cw_backup_keeper_get_problem (CwBackupKeeper *self)
{
  g_return_val_if_fail (CW_IS_BACKUP_KEEPER (self), NULL);

  return self->problem;
}

CwClinic *
cw_backup_keeper_get_clinic (CwBackupKeeper *self)
{
  g_return_val_if_fail (CW_IS_BACKUP_KEEPER (self), NULL);

  return self->clinic;
}

/* Choices. */

/* When the clinic file was written to last; 0 when it is not known. */
static gint64
get_written_at (CwBackupKeeper *self)
{
  static const char *const endings[] = { "", "-wal" };
  gint64 latest = 0;

  for (gsize i = 0; i < G_N_ELEMENTS (endings); i++) {
    g_autofree char *path =
      g_strconcat (cw_clinic_get_path (self->clinic), endings[i], NULL);
    GStatBuf status;

    if (g_stat (path, &status) == 0 && status.st_size > 0)
      latest = MAX (latest, status.st_mtime);
  }
  return latest;
}

static void
find_last (CwBackupKeeper *self)
{
  g_autofree char *folder = cw_backup_keeper_get_folder (self);
  g_autoptr (GPtrArray) backups =
    cw_backup_list (folder, cw_clinic_get_path (self->clinic));

  g_clear_pointer (&self->last, cw_backup_free);
  if (backups->len > 0)
    self->last = g_ptr_array_steal_index (backups, 0);
  self->changed =
    self->last == NULL || get_written_at (self) > self->last->made_at;
}

char *
cw_backup_keeper_get_folder (CwBackupKeeper *self)
{
  g_return_val_if_fail (CW_IS_BACKUP_KEEPER (self), NULL);

  if (self->chosen_folder != NULL)
    return g_strdup (self->chosen_folder);
  return cw_backup_settings_get_folder (self->settings,
                                        cw_clinic_get_path (self->clinic));
}

void
cw_backup_keeper_set_folder (CwBackupKeeper *self, const char *folder)
{
  g_return_if_fail (CW_IS_BACKUP_KEEPER (self));

  cw_backup_settings_set_folder (
    self->settings, cw_clinic_get_path (self->clinic), folder);
  g_free (self->chosen_folder);
  self->chosen_folder = self->settings == NULL ? g_strdup (folder) : NULL;
  g_clear_pointer (&self->problem, g_free);
  find_last (self);
  tell_changed (self);
}

void
cw_backup_keeper_reload (CwBackupKeeper *self)
{
  g_return_if_fail (CW_IS_BACKUP_KEEPER (self));

  find_last (self);
  tell_changed (self);
}

gboolean
cw_backup_keeper_get_automatic (CwBackupKeeper *self)
{
  g_return_val_if_fail (CW_IS_BACKUP_KEEPER (self), FALSE);

  return self->settings != NULL
           ? g_settings_get_boolean (self->settings, "backup-automatic")
           : self->automatic;
}

void
cw_backup_keeper_set_automatic (CwBackupKeeper *self, gboolean automatic)
{
  g_return_if_fail (CW_IS_BACKUP_KEEPER (self));

  self->automatic = automatic;
  if (self->settings != NULL)
    g_settings_set_boolean (self->settings, "backup-automatic", automatic);
  tell_changed (self);
}

static void
clinic_changed_cb (CwBackupKeeper *self)
{
  self->changed = TRUE;
}

static void
cw_backup_keeper_dispose (GObject *object)
{
  CwBackupKeeper *self = CW_BACKUP_KEEPER (object);

  g_clear_handle_id (&self->look_id, g_source_remove);
  g_clear_object (&self->clinic);
  g_clear_object (&self->settings);

  G_OBJECT_CLASS (cw_backup_keeper_parent_class)->dispose (object);
}

static void
cw_backup_keeper_finalize (GObject *object)
{
  CwBackupKeeper *self = CW_BACKUP_KEEPER (object);

  g_clear_pointer (&self->last, cw_backup_free);
  g_free (self->problem);
  g_free (self->chosen_folder);

  G_OBJECT_CLASS (cw_backup_keeper_parent_class)->finalize (object);
}

static void
cw_backup_keeper_class_init (CwBackupKeeperClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->dispose = cw_backup_keeper_dispose;
  object_class->finalize = cw_backup_keeper_finalize;
  signals[SIGNAL_CHANGED] =
    g_signal_new ("changed", CW_TYPE_BACKUP_KEEPER, G_SIGNAL_RUN_LAST, 0, NULL,
                  NULL, NULL, G_TYPE_NONE, 0);
}

static void
cw_backup_keeper_init (CwBackupKeeper *self)
{
  self->settings = cw_settings_open ();
  self->automatic = TRUE;
  self->look_id = g_timeout_add_seconds (FIRST_LOOK_S, first_look_cb, self);
}

CwBackupKeeper *
cw_backup_keeper_new (CwClinic *clinic)
{
  CwBackupKeeper *self = NULL;

  g_return_val_if_fail (
    CW_IS_CLINIC (clinic) && cw_clinic_get_path (clinic) != NULL, NULL);

  self = g_object_new (CW_TYPE_BACKUP_KEEPER, NULL);
  self->clinic = g_object_ref (clinic);
  find_last (self);
  g_signal_connect_object (clinic, "changed", G_CALLBACK (clinic_changed_cb),
                           self, G_CONNECT_SWAPPED);
  return self;
}
