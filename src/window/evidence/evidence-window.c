/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "window/evidence/evidence-window.h"

#include <glib/gi18n-lib.h>

#include "clinical/evidence-report.h"

struct _CwEvidenceWindow {
  AdwWindow parent_instance;

  GtkSearchEntry *search_entry;
  GtkStack *stack;
  GtkListBox *list;
};

G_DEFINE_FINAL_TYPE (CwEvidenceWindow, cw_evidence_window, ADW_TYPE_WINDOW)

#define ENTRY_KEY "cw-evidence-entry"
#define SECTION_KEY "cw-evidence-section"

static const CwEvidenceEntry *
get_entry (GtkListBoxRow *row)
{
  return g_object_get_data (G_OBJECT (row), ENTRY_KEY);
}

/* A paragraph below its caption; nothing where there is nothing to say. */
static void
add_paragraph (AdwExpanderRow *row, const char *caption, const char *text)
{
  GtkWidget *paragraph;
  g_autofree char *title = NULL;
  g_autofree char *subtitle = NULL;

  if (text == NULL || *text == '\0')
    return;
  title = g_markup_escape_text (caption, -1);
  subtitle = g_markup_escape_text (text, -1);
  paragraph = adw_action_row_new ();
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (paragraph), title);
  adw_action_row_set_subtitle (ADW_ACTION_ROW (paragraph), subtitle);
  adw_action_row_set_subtitle_lines (ADW_ACTION_ROW (paragraph), 0);
  adw_expander_row_add_row (row, paragraph);
}

/* Filled when it is opened for the first time: there are hundreds. */
static void
expanded_cb (AdwExpanderRow *row)
{
  const CwEvidenceEntry *entry = get_entry (GTK_LIST_BOX_ROW (row));
  g_autofree char *figures = NULL;
  g_autofree char *sources = NULL;
  g_autofree char *marks = NULL;

  g_signal_handlers_disconnect_by_func (row, expanded_cb, NULL);
  figures = cw_evidence_entry_describe (entry);
  sources = cw_evidence_entry_cite (entry);
  marks = cw_evidence_describe_marks (entry->mark);
  add_paragraph (row, _ ("Question"), entry->question);
  add_paragraph (row, _ ("Why"), entry->rationale);
  add_paragraph (row, _ ("What follows"), figures);
  add_paragraph (row, _ ("Sources"), sources);
  add_paragraph (row, _ ("How sure it is"), marks);
}

static void
append_entry (CwEvidenceWindow *self,
              const CwEvidenceSection *section,
              const CwEvidenceEntry *entry)
{
  GtkWidget *row = adw_expander_row_new ();
  g_autofree char *title = g_markup_escape_text (entry->title, -1);
  g_autofree char *subtitle = NULL;

  subtitle
      = entry->severity != NULL
            ? g_markup_printf_escaped ("%s · %s", entry->id, entry->severity)
            : g_markup_escape_text (entry->id, -1);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), title);
  adw_expander_row_set_subtitle (ADW_EXPANDER_ROW (row), subtitle);
  g_object_set_data (G_OBJECT (row), ENTRY_KEY, (gpointer)entry);
  g_object_set_data (G_OBJECT (row), SECTION_KEY, (gpointer)section);
  g_signal_connect (row, "notify::expanded", G_CALLBACK (expanded_cb), NULL);
  gtk_list_box_append (self->list, row);
}

/* The title of a section stands above the first of its rows that is shown. */
static void
update_header (GtkListBoxRow *row, GtkListBoxRow *before, gpointer unused)
{
  const CwEvidenceSection *section
      = g_object_get_data (G_OBJECT (row), SECTION_KEY);
  GtkWidget *label;

  if (before != NULL
      && g_object_get_data (G_OBJECT (before), SECTION_KEY) == section) {
    gtk_list_box_row_set_header (row, NULL);
    return;
  }
  label = gtk_label_new (section->title);
  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_widget_set_margin_start (label, 12);
  gtk_widget_set_margin_top (label, before != NULL ? 18 : 12);
  gtk_widget_set_margin_bottom (label, 6);
  gtk_widget_add_css_class (label, "heading");
  gtk_list_box_row_set_header (row, label);
}

static gboolean
filter (GtkListBoxRow *row, gpointer data)
{
  CwEvidenceWindow *self = data;

  return cw_evidence_entry_matches (
      get_entry (row),
      gtk_editable_get_text (GTK_EDITABLE (self->search_entry)));
}

static void
search_changed_cb (CwEvidenceWindow *self)
{
  gboolean found = FALSE;
  GtkListBoxRow *row;

  for (int i = 0;
       !found && (row = gtk_list_box_get_row_at_index (self->list, i)) != NULL;
       i++)
    found = filter (row, self);
  gtk_list_box_invalidate_filter (self->list);
  gtk_list_box_invalidate_headers (self->list);
  gtk_stack_set_visible_child_name (self->stack, found ? "entries" : "nothing");
}

/* Escape leaves the search first, then the window. */
static void
stop_search_cb (CwEvidenceWindow *self)
{
  GtkEditable *search = GTK_EDITABLE (self->search_entry);

  if (*gtk_editable_get_text (search) != '\0')
    gtk_editable_set_text (search, "");
  else
    gtk_window_close (GTK_WINDOW (self));
}

static void
cw_evidence_window_dispose (GObject *object)
{
  gtk_widget_dispose_template (GTK_WIDGET (object), CW_TYPE_EVIDENCE_WINDOW);

  G_OBJECT_CLASS (cw_evidence_window_parent_class)->dispose (object);
}

static void
cw_evidence_window_class_init (CwEvidenceWindowClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = cw_evidence_window_dispose;
  gtk_widget_class_set_template_from_resource (widget_class, APP_RESOURCES
                                               "/evidence/evidence-window.ui");
  gtk_widget_class_bind_template_child (widget_class, CwEvidenceWindow,
                                        search_entry);
  gtk_widget_class_bind_template_child (widget_class, CwEvidenceWindow, stack);
  gtk_widget_class_bind_template_child (widget_class, CwEvidenceWindow, list);
  gtk_widget_class_bind_template_callback (widget_class, search_changed_cb);
  gtk_widget_class_bind_template_callback (widget_class, stop_search_cb);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Escape, 0,
                                       "window.close", NULL);
}

static void
cw_evidence_window_init (CwEvidenceWindow *self)
{
  const GPtrArray *sections = cw_evidence_get_sections ();

  gtk_widget_init_template (GTK_WIDGET (self));
  for (guint i = 0; i < sections->len; i++) {
    const CwEvidenceSection *section = sections->pdata[i];

    for (guint k = 0; k < section->entries->len; k++)
      append_entry (self, section, section->entries->pdata[k]);
  }
  gtk_list_box_set_filter_func (self->list, filter, self, NULL);
  gtk_list_box_set_header_func (self->list, update_header, NULL, NULL);
  gtk_search_entry_set_key_capture_widget (self->search_entry,
                                           GTK_WIDGET (self));
  gtk_widget_grab_focus (GTK_WIDGET (self->search_entry));
}

GtkWindow *
cw_evidence_window_new (GtkWindow *parent)
{
  return g_object_new (CW_TYPE_EVIDENCE_WINDOW, "transient-for", parent, NULL);
}
