/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "window/backup/restore-preview.h"

#include "window/backup/backup-text.h"

#include <glib/gi18n-lib.h>

#define SPACING 12
#define COLUMN_SPACING 24

typedef struct {
  CwRestore *restore; /* NULL once it was given away */
  void (*agreed) (CwRestore *restore, gpointer data);
  gpointer data;
} Request;

static void
request_free (gpointer data)
{
  Request *request = data;

  g_clear_pointer (&request->restore, cw_restore_free);
  g_free (request);
}

/* What is in both. */

static void
attach (GtkGrid *grid, int column, int row, const char *text, gboolean strong)
{
  GtkWidget *label = gtk_label_new (text);

  gtk_label_set_xalign (GTK_LABEL (label), column == 0 ? 0 : 1);
  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_widget_set_hexpand (label, column == 0);
  gtk_widget_add_css_class (label, strong ? "heading" : "numeric");
  gtk_grid_attach (grid, label, column, row, 1, 1);
}

static void
attach_count (GtkGrid *grid, int column, int row, gint64 n)
{
  g_autofree char *text = g_strdup_printf ("%" G_GINT64_FORMAT, n);

  attach (grid, column, row, text, FALSE);
}

static void
attach_column (GtkGrid *grid,
               int column,
               const char *heading,
               const CwClinicCount *count)
{
  g_autofree char *last = count->last_entry_at != 0
                            ? cw_backup_text_moment (count->last_entry_at)
                            : g_strdup ("–");

  attach (grid, column, 0, heading, TRUE);
  attach_count (grid, column, 1, count->patients);
  attach_count (grid, column, 2, count->sessions);
  attach_count (grid, column, 3, count->sets);
  attach (grid, column, 4, last, FALSE);
}

static GtkWidget *
make_table (const CwRestore *restore)
{
  GtkGrid *grid = GTK_GRID (gtk_grid_new ());
  const char *const rows[] = { _("Patients"), _("Sessions"), _("Sets"),
                               _("Last entry") };

  gtk_grid_set_column_spacing (grid, COLUMN_SPACING);
  gtk_grid_set_row_spacing (grid, SPACING / 2);
  for (int i = 0; i < (int) G_N_ELEMENTS (rows); i++)
    attach (grid, 0, i + 1, rows[i], FALSE);
  attach_column (grid, 1, C_("restore", "Backup"), &restore->backup->count);
  if (restore->current != NULL)
    attach_column (grid, 2, C_("restore", "Now"), &restore->current->count);
  return GTK_WIDGET (grid);
}

/* What would be lost. */

static char *
describe_lost (const CwRestore *restore)
{
  const CwClinicCount *lost = &restore->lost;
  g_autofree char *count = cw_backup_text_count (lost);

  if (lost->entries == 0)
    return g_strdup (_("Nothing has been recorded since: nothing is lost."));
  if (lost->patients == 0 && lost->sessions == 0 && lost->sets == 0)
    return g_strdup_printf (
      ngettext ("%ld act was recorded since, and will not be there.",
                "%ld acts were recorded since, and will not be there.",
                (gulong) lost->entries),
      (long) lost->entries);
  return g_strdup_printf (
    ngettext (
      /* Translators: a number of entries of the audit log; then new patients,
       * sessions and sets. */
      "%ld act was recorded since, and will not be there: among it %s that "
      "are new.",
      "%ld acts were recorded since, and will not be there: among them %s "
      "that are new.",
      (gulong) lost->entries),
    (long) lost->entries, count);
}

static char *
describe_loss (const CwRestore *restore)
{
  g_autofree char *lost = NULL;

  if (restore->current == NULL)
    return g_strdup (
      g_file_test (restore->clinic_path, G_FILE_TEST_EXISTS)
        ? _("The clinic file as it is now cannot be read, so nobody can tell "
            "what has been recorded since.")
        : _("There is no clinic file now."));
  lost = describe_lost (restore);
  switch (restore->kin) {
  case CW_RESTORE_APART:
    return g_strdup_printf ("%s %s",
                            _("Both go on from the same past, each its own "
                              "way: the clinic file was restored before."),
                            lost);
  case CW_RESTORE_FOREIGN:
    return g_strdup (_("This is a backup of another clinic file. Nothing of "
                       "what is in yours will be there."));
  case CW_RESTORE_EARLIER:
  default:
    return g_steal_pointer (&lost);
  }
}

static void
append_sentence (GtkBox *box, const char *sentence, const char *css_class)
{
  GtkWidget *label = gtk_label_new (sentence);

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_label_set_wrap_mode (GTK_LABEL (label), PANGO_WRAP_WORD_CHAR);
  gtk_label_set_max_width_chars (GTK_LABEL (label), 50);
  if (css_class != NULL)
    gtk_widget_add_css_class (label, css_class);
  gtk_box_append (box, label);
}

static GtkWidget *
make_details (const CwRestore *restore)
{
  GtkBox *box = GTK_BOX (gtk_box_new (GTK_ORIENTATION_VERTICAL, SPACING));
  g_autofree char *loss = describe_loss (restore);
  gboolean loses
    = restore->current == NULL || restore->lost.entries > 0
      || restore->kin == CW_RESTORE_FOREIGN;

  gtk_box_append (box, make_table (restore));
  append_sentence (box, loss, loses ? "error" : NULL);
  for (int i = 0; restore->notes != NULL && restore->notes[i] != NULL; i++)
    append_sentence (box, restore->notes[i], NULL);
  if (g_file_test (restore->clinic_path, G_FILE_TEST_EXISTS))
    append_sentence (box,
                     _("The clinic file as it is now is kept beside it under "
                       "another name."),
                     "dim-label");
  return GTK_WIDGET (box);
}

static char *
describe_backup (const CwRestore *restore)
{
  g_autofree char *base = g_path_get_basename (restore->backup_path);
  g_autofree char *name = g_filename_display_name (base);
  g_autofree char *moment = NULL;

  if (restore->backup->made_at == 0)
    /* Translators: a file. */
    return g_strdup_printf (_("%s was read whole and is sound."), name);
  moment = cw_backup_text_moment (restore->backup->made_at);
  /* Translators: a file, and a date and time. */
  return g_strdup_printf (_("%s of %s was read whole and is sound."), name,
                          moment);
}

static void
response_cb (Request *request, const char *response, GtkWindow *dialog)
{
  /* What is agreed to may be that the parent closes, before the dialog does. */
  gtk_window_set_transient_for (dialog, NULL);
  if (g_str_equal (response, "accept"))
    request->agreed (g_steal_pointer (&request->restore), request->data);
}

void
cw_restore_preview_show (CwRestore *restore,
                         GtkWindow *parent,
                         void (*agreed) (CwRestore *restore, gpointer data),
                         gpointer data)
{
  g_autofree char *body = describe_backup (restore);
  GtkWidget *widget =
    adw_message_dialog_new (parent, _("Go Back to This Backup?"), body);
  AdwMessageDialog *dialog = ADW_MESSAGE_DIALOG (widget);
  Request *request = g_new0 (Request, 1);

  request->restore = restore;
  request->agreed = agreed;
  request->data = data;
  adw_message_dialog_set_extra_child (dialog, make_details (restore));
  adw_message_dialog_add_responses (dialog, "cancel", _("_Cancel"), "accept",
                                    _("_Restore"), NULL);
  adw_message_dialog_set_response_appearance (dialog, "accept",
                                              ADW_RESPONSE_DESTRUCTIVE);
  adw_message_dialog_set_default_response (dialog, "cancel");
  adw_message_dialog_set_close_response (dialog, "cancel");
  g_object_set_data_full (G_OBJECT (dialog), "request", request, request_free);
  g_signal_connect_swapped (dialog, "response", G_CALLBACK (response_cb),
                            request);
  gtk_window_present (GTK_WINDOW (dialog));
}
