/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "window/documents/documents-page.h"

#include "window/common/audit-note.h"
#include "window/common/file-dialog.h"
#include "window/common/list-row.h"
#include "window/common/message.h"
#include "window/documents/document-print.h"
#include "window/documents/paper-view.h"

#include <glib/gi18n-lib.h>

struct _CwDocumentsPage {
  GtkWidget parent_instance;

  GtkWidget *content;
  GtkWidget *list;
  GtkWidget *tools;
  GtkWidget *large_check;
  GtkWidget *pages_box;

  CwClinic *clinic;
  CwPatientPapers *papers;
  gint64 patient_id;
  CwPaperKind kind;
  CwDocument *document; /* NULL while there is nothing to print */
  gboolean filling;
};

#define KIND_KEY "cw-kind"

G_DEFINE_FINAL_TYPE (CwDocumentsPage, cw_documents_page, GTK_TYPE_WIDGET)

static GtkWindow *
get_window (CwDocumentsPage *self)
{
  return GTK_WINDOW (gtk_widget_get_root (GTK_WIDGET (self)));
}

static void
clear_pages (CwDocumentsPage *self)
{
  GtkWidget *child;

  while ((child = gtk_widget_get_first_child (self->pages_box)) != NULL)
    gtk_box_remove (GTK_BOX (self->pages_box), child);
  g_clear_pointer (&self->document, cw_document_free);
}

static gboolean
can_print (CwDocumentsPage *self, CwPaperKind kind)
{
  return cw_patient_papers_get_gap (self->papers, kind) == NULL;
}

static void
show_document (CwDocumentsPage *self)
{
  gboolean possible = can_print (self, self->kind);

  clear_pages (self);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "document.print", possible);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "document.save", possible);
  gtk_widget_set_visible (self->tools, possible);
  if (!possible)
    return;
  self->document = cw_patient_papers_make (
    self->papers, self->kind,
    gtk_check_button_get_active (GTK_CHECK_BUTTON (self->large_check)));
  for (int page = 0; page < cw_document_get_n_pages (self->document); page++)
    gtk_box_append (GTK_BOX (self->pages_box),
                    cw_paper_view_new (self->document, page));
}

static GtkListBoxRow *
find_row (CwDocumentsPage *self, CwPaperKind kind)
{
  GtkListBoxRow *row;

  for (int i = 0; (row = gtk_list_box_get_row_at_index (
                     GTK_LIST_BOX (self->list), i)) != NULL;
       i++)
    if (GPOINTER_TO_INT (g_object_get_data (G_OBJECT (row), KIND_KEY)) ==
        (int) kind)
      return row;
  return NULL;
}

/* What cannot be printed says why, and cannot be chosen. */
static void
add_row (CwDocumentsPage *self, CwPaperKind kind)
{
  const char *gap = cw_patient_papers_get_gap (self->papers, kind);
  GtkWidget *row = cw_list_row_new (cw_paper_kind_get_name (kind), gap);

  adw_action_row_set_subtitle_lines (ADW_ACTION_ROW (row), 0);
  gtk_list_box_row_set_selectable (GTK_LIST_BOX_ROW (row), gap == NULL);
  gtk_widget_set_sensitive (row, gap == NULL);
  g_object_set_data (G_OBJECT (row), KIND_KEY, GINT_TO_POINTER (kind));
  gtk_list_box_append (GTK_LIST_BOX (self->list), row);
}

static void
fill_list (CwDocumentsPage *self)
{
  gboolean chosen = can_print (self, self->kind);

  self->filling = TRUE;
  cw_list_clear (GTK_LIST_BOX (self->list));
  for (int kind = 0; kind < CW_N_PAPER_KINDS; kind++) {
    if (!cw_patient_papers_concerns (self->papers, (CwPaperKind) kind))
      continue;
    add_row (self, (CwPaperKind) kind);
    if (!chosen && can_print (self, (CwPaperKind) kind)) {
      self->kind = (CwPaperKind) kind;
      chosen = TRUE;
    }
  }
  if (chosen)
    gtk_list_box_select_row (GTK_LIST_BOX (self->list),
                             find_row (self, self->kind));
  self->filling = FALSE;
}

static void
row_selected_cb (CwDocumentsPage *self, GtkListBoxRow *row)
{
  if (self->filling || row == NULL)
    return;
  self->kind = (CwPaperKind) GPOINTER_TO_INT (
    g_object_get_data (G_OBJECT (row), KIND_KEY));
  show_document (self);
}

static void
large_toggled_cb (CwDocumentsPage *self)
{
  if (self->papers != NULL)
    show_document (self);
}

static void
save_chosen (const char *path, gpointer data)
{
  CwDocumentsPage *self = data;
  g_autoptr (GError) error = NULL;

  if (self->document == NULL)
    return;
  if (cw_document_save_pdf (self->document, path, &error))
    cw_audit_note (GTK_WIDGET (self), self->clinic, "export", self->patient_id);
  else
    cw_message_show_error (get_window (self), _("The document was not saved"),
                           error);
}

static void
save_cb (GtkWidget *widget, const char *action, GVariant *parameter)
{
  CwDocumentsPage *self = CW_DOCUMENTS_PAGE (widget);
  /* Without the patient's name: file names are seen by many. */
  g_autofree char *name =
    g_strconcat (cw_document_get_title (self->document), ".pdf", NULL);

  cw_file_dialog_save (get_window (self), _("Save Document"), name, save_chosen,
                       self);
}

static void
print_cb (GtkWidget *widget, const char *action, GVariant *parameter)
{
  CwDocumentsPage *self = CW_DOCUMENTS_PAGE (widget);

  if (cw_document_print (self->document, get_window (self)))
    cw_audit_note (widget, self->clinic, "print", self->patient_id);
}

/* Where the keys that print are at home. */
static gboolean
cw_documents_page_grab_focus (GtkWidget *widget)
{
  CwDocumentsPage *self = CW_DOCUMENTS_PAGE (widget);
  GtkListBoxRow *row =
    gtk_list_box_get_selected_row (GTK_LIST_BOX (self->list));

  return row != NULL && gtk_widget_grab_focus (GTK_WIDGET (row));
}

static void
cw_documents_page_dispose (GObject *object)
{
  CwDocumentsPage *self = CW_DOCUMENTS_PAGE (object);

  if (self->pages_box != NULL)
    clear_pages (self);
  g_clear_pointer (&self->content, gtk_widget_unparent);
  gtk_widget_dispose_template (GTK_WIDGET (self), CW_TYPE_DOCUMENTS_PAGE);
  g_clear_pointer (&self->papers, cw_patient_papers_free);
  g_clear_object (&self->clinic);

  G_OBJECT_CLASS (cw_documents_page_parent_class)->dispose (object);
}

#define BIND(name)                                                             \
  gtk_widget_class_bind_template_child (widget_class, CwDocumentsPage, name)

static void
cw_documents_page_class_init (CwDocumentsPageClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = cw_documents_page_dispose;
  widget_class->grab_focus = cw_documents_page_grab_focus;
  gtk_widget_class_set_template_from_resource (
    widget_class, APP_RESOURCES "/documents/documents-page.ui");
  BIND (content);
  BIND (list);
  BIND (tools);
  BIND (large_check);
  BIND (pages_box);
  gtk_widget_class_bind_template_callback (widget_class, large_toggled_cb);
  gtk_widget_class_bind_template_callback (widget_class, row_selected_cb);
  gtk_widget_class_install_action (widget_class, "document.print", NULL,
                                   print_cb);
  gtk_widget_class_install_action (widget_class, "document.save", NULL,
                                   save_cb);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_p,
                                       GDK_CONTROL_MASK, "document.print",
                                       NULL);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_s,
                                       GDK_CONTROL_MASK, "document.save", NULL);
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
}

static void
cw_documents_page_init (CwDocumentsPage *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

gboolean
cw_documents_page_show (CwDocumentsPage *self,
                        CwClinic *clinic,
                        gint64 patient_id,
                        GError **error)
{
  CwPatientPapers *papers;

  g_return_val_if_fail (CW_IS_DOCUMENTS_PAGE (self), FALSE);

  papers = cw_patient_papers_load (clinic, patient_id, error);
  if (papers == NULL)
    return FALSE;
  clear_pages (self);
  g_clear_pointer (&self->papers, cw_patient_papers_free);
  self->papers = papers;
  g_set_object (&self->clinic, clinic);
  if (patient_id != self->patient_id)
    self->kind = (CwPaperKind) 0;
  self->patient_id = patient_id;
  fill_list (self);
  show_document (self);
  return TRUE;
}

void
cw_documents_page_choose (CwDocumentsPage *self, CwPaperKind kind)
{
  g_return_if_fail (CW_IS_DOCUMENTS_PAGE (self));

  if (self->papers != NULL && can_print (self, kind))
    gtk_list_box_select_row (GTK_LIST_BOX (self->list), find_row (self, kind));
}
