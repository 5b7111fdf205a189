/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "window/progress/progress-table.h"

#include "window/progress/progress-cells.h"

#include <glib/gi18n-lib.h>

/* A session as an item of the list model. */
#define CW_TYPE_PROGRESS_ITEM (cw_progress_item_get_type ())
G_DECLARE_FINAL_TYPE (CwProgressItem,
                      cw_progress_item,
                      CW,
                      PROGRESS_ITEM,
                      GObject)

struct _CwProgressItem {
  GObject parent_instance;

  CwExerciseSession session;
  gboolean latest;
};

G_DEFINE_FINAL_TYPE (CwProgressItem, cw_progress_item, G_TYPE_OBJECT)

static void
cw_progress_item_class_init (CwProgressItemClass *klass)
{
}

static void
cw_progress_item_init (CwProgressItem *self)
{
}

struct _CwProgressTable {
  GtkWidget parent_instance;

  GtkWidget *scroller;
  GtkColumnView *view;
  GListStore *items;
  int n_sets;
};

G_DEFINE_FINAL_TYPE (CwProgressTable, cw_progress_table, GTK_TYPE_WIDGET)

static gboolean
is_number (guint column)
{
  return column != CW_PROGRESS_COLUMN_DATE && column != CW_PROGRESS_COLUMN_PLAN;
}

static void
setup_cb (GtkSignalListItemFactory *factory, GtkListItem *item, gpointer column)
{
  GtkWidget *label = gtk_label_new (NULL);

  gtk_label_set_xalign (GTK_LABEL (label),
                        is_number (GPOINTER_TO_UINT (column)) ? 1 : 0);
  gtk_widget_add_css_class (label, "numeric");
  gtk_list_item_set_child (item, label);
}

static void
bind_cb (GtkSignalListItemFactory *factory,
         GtkListItem *list_item,
         gpointer column)
{
  GtkWidget *label = gtk_list_item_get_child (list_item);
  CwProgressItem *item = gtk_list_item_get_item (list_item);
  g_autofree char *text =
    cw_progress_column_format (GPOINTER_TO_UINT (column), &item->session);

  gtk_label_set_label (GTK_LABEL (label), text);
  if (item->latest)
    gtk_widget_add_css_class (label, "cw-latest");
  else
    gtk_widget_remove_css_class (label, "cw-latest");
}

static void
append_column (CwProgressTable *self, guint column)
{
  GtkListItemFactory *factory = gtk_signal_list_item_factory_new ();
  g_autofree char *title = cw_progress_column_get_title (column);
  g_autoptr (GtkColumnViewColumn) view_column = NULL;

  g_signal_connect (factory, "setup", G_CALLBACK (setup_cb),
                    GUINT_TO_POINTER (column));
  g_signal_connect (factory, "bind", G_CALLBACK (bind_cb),
                    GUINT_TO_POINTER (column));
  view_column = gtk_column_view_column_new (title, factory);
  gtk_column_view_column_set_expand (view_column, TRUE);
  gtk_column_view_append_column (self->view, view_column);
}

static void
set_columns (CwProgressTable *self, int n_sets)
{
  GListModel *columns = gtk_column_view_get_columns (self->view);
  g_autoptr (GArray) wanted = NULL;

  if (self->n_sets == n_sets)
    return;
  self->n_sets = n_sets;
  while (g_list_model_get_n_items (columns) > 0) {
    g_autoptr (GtkColumnViewColumn) column = g_list_model_get_item (columns, 0);

    gtk_column_view_remove_column (self->view, column);
  }
  wanted = cw_progress_columns_new (n_sets);
  for (guint i = 0; i < wanted->len; i++)
    append_column (self, g_array_index (wanted, guint, i));
}

static void
cw_progress_table_dispose (GObject *object)
{
  CwProgressTable *self = CW_PROGRESS_TABLE (object);

  g_clear_pointer (&self->scroller, gtk_widget_unparent);
  g_clear_object (&self->items);

  G_OBJECT_CLASS (cw_progress_table_parent_class)->dispose (object);
}

static void
cw_progress_table_class_init (CwProgressTableClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = cw_progress_table_dispose;
  gtk_widget_class_set_layout_manager_type (GTK_WIDGET_CLASS (klass),
                                            GTK_TYPE_BIN_LAYOUT);
}

static void
cw_progress_table_init (CwProgressTable *self)
{
  GtkSelectionModel *selection = NULL;

  self->items = g_list_store_new (CW_TYPE_PROGRESS_ITEM);
  selection = GTK_SELECTION_MODEL (
    gtk_no_selection_new (g_object_ref (G_LIST_MODEL (self->items))));
  self->view = GTK_COLUMN_VIEW (gtk_column_view_new (selection));
  gtk_column_view_set_show_row_separators (self->view, TRUE);
  gtk_widget_add_css_class (GTK_WIDGET (self->view), "cw-table");
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->view),
                                  GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _("Repetitions set by set"), -1);
  self->scroller = gtk_scrolled_window_new ();
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (self->scroller),
                                 GTK_WIDGET (self->view));
  gtk_widget_set_parent (self->scroller, GTK_WIDGET (self));
}

void
cw_progress_table_show (CwProgressTable *self,
                        const CwExerciseProgress *progress)
{
  guint n_sessions = 0;

  g_return_if_fail (CW_IS_PROGRESS_TABLE (self));

  g_list_store_remove_all (self->items);
  if (progress == NULL)
    return;

  set_columns (self, cw_progress_count_sets (progress));
  n_sessions = progress->sessions->len;
  for (guint i = n_sessions; i > 0; i--) {
    g_autoptr (CwProgressItem) item = g_object_new (CW_TYPE_PROGRESS_ITEM, NULL);

    item->session = *(const CwExerciseSession *) g_ptr_array_index (
      progress->sessions, i - 1);
    item->latest = i == n_sessions;
    g_list_store_append (self->items, item);
  }
}
