/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "exchange/patient-export.h"

#include <errno.h>
#include <fcntl.h>
#include <glib/gi18n-lib.h>
#include <glib/gstdio.h>
#include <json-glib/json-glib.h>

#include "exchange/csv.h"
#include "exchange/json-output.h"
#include "exchange/patient-book.h"
#include "store/verified-copy.h"

/* The name of a folder until it is whole. */
#define PART ".part"

/* How much of the work the papers are. */
#define SHARE_PAPERS .7
#define SHARE_TABLES .95

typedef struct {
  CwClinic *clinic;
  gint64 patient_id;
  char *part; /* the folder */
  JsonBuilder *manifest;
  void (*progress) (double done, gpointer data);
  gpointer data;
  GCancellable *cancellable;
} Export;

static void
tell (Export *self, double done)
{
  if (self->progress != NULL)
    self->progress (done, self->data);
}

static void
tell_papers_cb (double done, gpointer data)
{
  tell (data, SHARE_PAPERS * done);
}

static gboolean
set_file_error (const char *path, GError **error)
{
  int code = errno;

  g_set_error (error, G_FILE_ERROR, g_file_error_from_errno (code),
               /* Translators: a file, and what the system says about it. */
               _ ("%s could not be written: %s"), path, g_strerror (code));
  return FALSE;
}

/* All that an attempt has left. */
static void
remove_part (const char *part)
{
  g_autoptr (GDir) dir = g_dir_open (part, 0, NULL);
  const char *name;

  while (dir != NULL && (name = g_dir_read_name (dir)) != NULL) {
    g_autofree char *path = g_build_filename (part, name, NULL);

    g_unlink (path);
  }
  g_rmdir (part);
}

/* Enters a file in the manifest. */
static gboolean
note_file (Export *self, const char *name, gint64 n_rows, GError **error)
{
  g_autofree char *path = g_build_filename (self->part, name, NULL);
  g_autofree char *content = NULL;
  g_autofree char *digest = NULL;
  gsize size;

  if (!g_file_get_contents (path, &content, &size, error))
    return FALSE;
  digest = g_compute_checksum_for_data (G_CHECKSUM_SHA256,
                                        (const guchar *)content, size);
  json_builder_begin_object (self->manifest);
  cw_json_add_string (self->manifest, "name", name);
  cw_json_add_int (self->manifest, "bytes", (gint64)size);
  cw_json_add_string (self->manifest, "sha256", digest);
  if (n_rows >= 0)
    cw_json_add_int (self->manifest, "rows", n_rows);
  json_builder_end_object (self->manifest);
  return TRUE;
}

/* The papers. */

static gboolean
write_book (Export *self, GError **error)
{
  g_autofree char *path = g_build_filename (self->part, "record.pdf", NULL);
  g_autoptr (GPtrArray) book
      = cw_patient_book_make (self->clinic, self->patient_id, tell_papers_cb,
                              self, self->cancellable, error);

  if (book == NULL || !cw_documents_save_pdf (book, path, error))
    return FALSE;
  g_chmod (path, 0600);
  return cw_verified_copy_synchronise (path, 0, error)
         && note_file (self, "record.pdf", -1, error);
}

/* The tables. */

static char *
make_csv (const CwPatientRows *rows)
{
  GString *csv = g_string_new (NULL);
  guint n_columns = g_strv_length (rows->columns);

  for (guint i = 0; i < n_columns; i++)
    cw_csv_append_text (csv, rows->columns[i]);
  cw_csv_end_row (csv);
  for (guint i = 0; i < rows->cells->len; i++) {
    const CwPatientCell *cell = &g_array_index (rows->cells, CwPatientCell, i);

    if (cell->is_number)
      g_string_append_printf (csv, "%s,", cell->text);
    else
      cw_csv_append_text (csv, cell->text);
    if ((i + 1) % n_columns == 0)
      cw_csv_end_row (csv);
  }
  return g_string_free (csv, FALSE);
}

static gboolean
write_table (Export *self, const char *table, GError **error)
{
  g_autoptr (CwPatientRows) rows = cw_clinic_load_patient_rows (
      self->clinic, self->patient_id, table, error);
  g_autofree char *name = g_strconcat (table, ".csv", NULL);
  g_autofree char *path = g_build_filename (self->part, name, NULL);
  g_autofree char *csv = NULL;

  if (rows == NULL)
    return FALSE;
  csv = make_csv (rows);
  return g_file_set_contents_full (path, csv, -1, G_FILE_SET_CONTENTS_DURABLE,
                                   0600, error)
         && note_file (self, name, rows->n_rows, error);
}

static gboolean
write_tables (Export *self, GError **error)
{
  g_autoptr (GPtrArray) tables
      = cw_clinic_list_patient_tables (self->clinic, error);

  for (guint i = 0; tables != NULL && i < tables->len; i++) {
    if (g_cancellable_set_error_if_cancelled (self->cancellable, error)
        || !write_table (self, tables->pdata[i], error))
      return FALSE;
    tell (self,
          SHARE_PAPERS + (SHARE_TABLES - SHARE_PAPERS) * (i + 1) / tables->len);
  }
  return tables != NULL;
}

/* The manifest. */

static void
begin_manifest (Export *self)
{
  g_autofree char *now = cw_time_to_iso (
      cw_clock_now (cw_clinic_get_clock (self->clinic)).utc_s);

  json_builder_begin_object (self->manifest);
  cw_json_add_string (self->manifest, "program", "Cuffwise " APP_VERSION);
  cw_json_add_string (self->manifest, "exported_at", now);
  cw_json_add_int (self->manifest, "patient_record", self->patient_id);
  json_builder_set_member_name (self->manifest, "files");
  json_builder_begin_array (self->manifest);
}

static gboolean
write_manifest (Export *self, GError **error)
{
  g_autofree char *path = g_build_filename (self->part, "manifest.json", NULL);
  g_autoptr (JsonGenerator) generator = json_generator_new ();
  g_autoptr (JsonNode) root = NULL;
  g_autofree char *text = NULL;

  json_builder_end_array (self->manifest);
  json_builder_end_object (self->manifest);
  root = json_builder_get_root (self->manifest);
  json_generator_set_root (generator, root);
  json_generator_set_pretty (generator, TRUE);
  text = json_generator_to_data (generator, NULL);
  return g_file_set_contents_full (path, text, -1, G_FILE_SET_CONTENTS_DURABLE,
                                   0600, error);
}

/* All is read as it is at one moment, whatever others write meanwhile. */
static gboolean
fill (Export *self, GError **error)
{
  gboolean success;

  if (!cw_clinic_begin_reading (self->clinic, error))
    return FALSE;
  begin_manifest (self);
  success = write_book (self, error) && write_tables (self, error)
            && write_manifest (self, error);
  cw_clinic_end_reading (self->clinic);
  return success;
}

/* The folder gets its name when it is whole and on the disk. */
static gboolean
give_name (Export *self, const char *folder, GError **error)
{
  g_autofree char *parent = g_path_get_dirname (folder);

  if (g_cancellable_set_error_if_cancelled (self->cancellable, error)
      || !cw_verified_copy_synchronise (self->part, O_DIRECTORY, error))
    return FALSE;
  if (g_rename (self->part, folder) != 0)
    return set_file_error (folder, error);
  tell (self, 1);
  return cw_verified_copy_synchronise (parent, O_DIRECTORY, error);
}

gboolean
cw_patient_export_save (CwClinic *clinic,
                        gint64 patient_id,
                        const char *folder,
                        void (*progress) (double done, gpointer data),
                        gpointer data,
                        GCancellable *cancellable,
                        GError **error)
{
  g_autofree char *part = NULL;
  g_autoptr (JsonBuilder) manifest = json_builder_new ();
  Export self
      = { clinic, patient_id, NULL, manifest, progress, data, cancellable };

  g_return_val_if_fail (CW_IS_CLINIC (clinic) && folder != NULL, FALSE);

  if (g_file_test (folder, G_FILE_TEST_EXISTS)) {
    g_set_error (error, G_IO_ERROR, G_IO_ERROR_EXISTS,
                 /* Translators: a folder. */
                 _ ("%s exists already; name a new folder."), folder);
    return FALSE;
  }
  self.part = part = g_strconcat (folder, PART, NULL);
  remove_part (part);
  if (g_mkdir (part, 0700) != 0)
    return set_file_error (part, error);
  tell (&self, 0);
  if (fill (&self, error) && give_name (&self, folder, error))
    return TRUE;
  remove_part (part);
  return FALSE;
}

char *
cw_patient_export_choose_folder (const char *parent,
                                 const CwPatient *patient,
                                 CwDate today)
{
  g_autofree char *day = cw_date_to_iso (today);
  g_autofree char *whom
      = patient->identifier != NULL
            ? g_strcanon (g_strdup (patient->identifier),
                          G_CSET_A_2_Z G_CSET_a_2_z G_CSET_DIGITS "-", '-')
            : g_strdup_printf ("%" G_GINT64_FORMAT, patient->id);
  g_autofree char *name = g_strdup_printf ("patient-%s-%s", whom, day);
  char *path = g_build_filename (parent, name, NULL);

  for (int i = 2; g_file_test (path, G_FILE_TEST_EXISTS); i++) {
    g_free (path);
    path = g_strdup_printf ("%s%c%s-%d", parent, G_DIR_SEPARATOR, name, i);
  }
  return path;
}
