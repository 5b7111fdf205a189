/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "window/common/text-table.h"

#define CELL_PADDING 5
/* Longer words in a table without scrolling are wrapped. */
#define MAX_WORDS_LENGTH 40

/* A row as an item of the list model. */
#define CW_TYPE_TEXT_ROW (cw_text_row_get_type ())
G_DECLARE_FINAL_TYPE (CwTextRow, cw_text_row, CW, TEXT_ROW, GObject)

struct _CwTextRow {
  GObject parent_instance;

  GStrv cells;
  gboolean emphasised;
};

G_DEFINE_FINAL_TYPE (CwTextRow, cw_text_row, G_TYPE_OBJECT)

static void
cw_text_row_finalize (GObject *object)
{
  g_strfreev (CW_TEXT_ROW (object)->cells);

  G_OBJECT_CLASS (cw_text_row_parent_class)->finalize (object);
}

static void
cw_text_row_class_init (CwTextRowClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = cw_text_row_finalize;
}

static void
cw_text_row_init (CwTextRow *self)
{
}

struct _CwTextTable {
  GtkWidget parent_instance;

  GtkWidget *scroller;
  GtkColumnView *view;
  GtkGrid *grid; /* in place of the view; NULL unless all rows are shown */
  GListStore *items;
  GStrv titles; /* of the columns that there are */
  guint n_words;
};

G_DEFINE_FINAL_TYPE (CwTextTable, cw_text_table, GTK_TYPE_WIDGET)

static void
setup_words_cb (GtkSignalListItemFactory *factory, GtkListItem *item)
{
  GtkWidget *label = gtk_label_new (NULL);

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_widget_add_css_class (label, "numeric");
  gtk_list_item_set_child (item, label);
}

static void
setup_figure_cb (GtkSignalListItemFactory *factory, GtkListItem *item)
{
  setup_words_cb (factory, item);
  gtk_label_set_xalign (GTK_LABEL (gtk_list_item_get_child (item)), 1);
}

static void
bind_cb (GtkSignalListItemFactory *factory,
         GtkListItem *list_item,
         gpointer column)
{
  GtkWidget *label = gtk_list_item_get_child (list_item);
  CwTextRow *row = gtk_list_item_get_item (list_item);

  gtk_label_set_label (GTK_LABEL (label),
                       row->cells[GPOINTER_TO_UINT (column)]);
  if (row->emphasised)
    gtk_widget_add_css_class (label, "cw-latest");
  else
    gtk_widget_remove_css_class (label, "cw-latest");
}

static void
append_column (CwTextTable *self, guint column)
{
  GtkListItemFactory *factory = gtk_signal_list_item_factory_new ();
  g_autoptr (GtkColumnViewColumn) view_column = NULL;

  g_signal_connect (factory, "setup",
                    column < self->n_words ? G_CALLBACK (setup_words_cb)
                                           : G_CALLBACK (setup_figure_cb),
                    NULL);
  g_signal_connect (factory, "bind", G_CALLBACK (bind_cb),
                    GUINT_TO_POINTER (column));
  view_column = gtk_column_view_column_new (self->titles[column], factory);
  gtk_column_view_column_set_expand (view_column, TRUE);
  gtk_column_view_append_column (self->view, view_column);
}

/* The titles stand above what they name.  GTK gives them no alignment. */
static void
align_titles (GtkWidget *widget, guint *column, guint n_words)
{
  if (GTK_IS_LABEL (widget)) {
    gtk_widget_set_hexpand (widget, TRUE);
    gtk_label_set_xalign (GTK_LABEL (widget), *column < n_words ? 0 : 1);
    (*column)++;
    return;
  }
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    align_titles (child, column, n_words);
}

static void
set_columns (CwTextTable *self, const char *const *titles, guint n_words)
{
  GListModel *columns = gtk_column_view_get_columns (self->view);
  guint n_titles = 0;

  if (self->titles != NULL && self->n_words == n_words
      && g_strv_equal ((const char *const *)self->titles, titles))
    return;
  g_strfreev (self->titles);
  self->titles = g_strdupv ((GStrv)titles);
  self->n_words = n_words;
  while (g_list_model_get_n_items (columns) > 0) {
    g_autoptr (GtkColumnViewColumn) column = g_list_model_get_item (columns, 0);

    gtk_column_view_remove_column (self->view, column);
  }
  for (guint i = 0; self->titles[i] != NULL; i++)
    append_column (self, i);
  align_titles (gtk_widget_get_first_child (GTK_WIDGET (self->view)), &n_titles,
                n_words);
}

static void
attach_cell (CwTextTable *self, const char *text, int column, int row)
{
  GtkWidget *label = gtk_label_new (text);

  gtk_label_set_xalign (GTK_LABEL (label), column < (int)self->n_words ? 0 : 1);
  if (column < (int)self->n_words) {
    gtk_label_set_wrap (GTK_LABEL (label), TRUE);
    gtk_label_set_width_chars (
        GTK_LABEL (label),
        (int)MIN (g_utf8_strlen (text, -1), MAX_WORDS_LENGTH));
  }
  gtk_widget_set_hexpand (label, TRUE);
  gtk_widget_set_margin_top (label, CELL_PADDING);
  gtk_widget_set_margin_bottom (label, CELL_PADDING);
  gtk_widget_add_css_class (label, "numeric");
  if (row == 0) {
    gtk_widget_add_css_class (label, "dim-label");
    gtk_widget_add_css_class (label, "cw-cap");
  }
  gtk_grid_attach (self->grid, label, column, 2 * row, 1, 1);
}

static void
fill_grid (CwTextTable *self, const GPtrArray *rows)
{
  int n_columns = (int)g_strv_length (rows->pdata[0]);
  GtkWidget *child = NULL;

  while ((child = gtk_widget_get_first_child (GTK_WIDGET (self->grid))) != NULL)
    gtk_grid_remove (self->grid, child);
  for (int row = 0; row < (int)rows->len; row++) {
    const char *const *cells = rows->pdata[row];

    for (int column = 0; column < n_columns; column++)
      attach_cell (self, cells[column], column, row);
    if (row + 1 < (int)rows->len)
      gtk_grid_attach (self->grid,
                       gtk_separator_new (GTK_ORIENTATION_HORIZONTAL), 0,
                       2 * row + 1, n_columns, 1);
  }
}

static void
cw_text_table_dispose (GObject *object)
{
  CwTextTable *self = CW_TEXT_TABLE (object);

  g_clear_pointer (&self->scroller, gtk_widget_unparent);
  g_clear_object (&self->items);

  G_OBJECT_CLASS (cw_text_table_parent_class)->dispose (object);
}

static void
cw_text_table_finalize (GObject *object)
{
  g_strfreev (CW_TEXT_TABLE (object)->titles);

  G_OBJECT_CLASS (cw_text_table_parent_class)->finalize (object);
}

static void
cw_text_table_class_init (CwTextTableClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->dispose = cw_text_table_dispose;
  object_class->finalize = cw_text_table_finalize;
  gtk_widget_class_set_layout_manager_type (GTK_WIDGET_CLASS (klass),
                                            GTK_TYPE_BIN_LAYOUT);
}

static void
cw_text_table_init (CwTextTable *self)
{
  GtkSelectionModel *selection = NULL;

  self->items = g_list_store_new (CW_TYPE_TEXT_ROW);
  selection = GTK_SELECTION_MODEL (
      gtk_no_selection_new (g_object_ref (G_LIST_MODEL (self->items))));
  self->view = GTK_COLUMN_VIEW (gtk_column_view_new (selection));
  gtk_column_view_set_show_row_separators (self->view, TRUE);
  gtk_widget_add_css_class (GTK_WIDGET (self->view), "cw-table");
  self->scroller = gtk_scrolled_window_new ();
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (self->scroller),
                                 GTK_WIDGET (self->view));
  gtk_widget_set_parent (self->scroller, GTK_WIDGET (self));
}

void
cw_text_table_take_rows (CwTextTable *self,
                         const char *name,
                         GPtrArray *rows,
                         guint n_words,
                         gboolean emphasises_first)
{
  g_autoptr (GPtrArray) taken = rows;
  g_autoptr (GPtrArray) items = NULL;

  g_return_if_fail (CW_IS_TEXT_TABLE (self));
  g_return_if_fail (rows != NULL && rows->len > 0);

  if (self->grid != NULL) {
    self->n_words = n_words;
    gtk_accessible_update_property (GTK_ACCESSIBLE (self->grid),
                                    GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
    fill_grid (self, rows);
    return;
  }
  g_list_store_remove_all (self->items);
  set_columns (self, rows->pdata[0], n_words);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->view),
                                  GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
  items = g_ptr_array_new_with_free_func (g_object_unref);
  for (guint i = 1; i < rows->len; i++) {
    CwTextRow *row = g_object_new (CW_TYPE_TEXT_ROW, NULL);

    row->cells = g_strdupv (rows->pdata[i]);
    row->emphasised = emphasises_first && i == 1;
    g_ptr_array_add (items, row);
  }
  g_list_store_splice (self->items, 0, 0, items->pdata, items->len);
}

void
cw_text_table_set_whole (CwTextTable *self)
{
  g_return_if_fail (CW_IS_TEXT_TABLE (self));
  g_return_if_fail (self->grid == NULL);

  self->grid = GTK_GRID (gtk_grid_new ());
  gtk_grid_set_column_spacing (self->grid, 12);
  gtk_scrolled_window_set_propagate_natural_width (
      GTK_SCROLLED_WINDOW (self->scroller), TRUE);
  gtk_scrolled_window_set_policy (GTK_SCROLLED_WINDOW (self->scroller),
                                  GTK_POLICY_AUTOMATIC, GTK_POLICY_NEVER);
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (self->scroller),
                                 GTK_WIDGET (self->grid));
  self->view = NULL;
}
