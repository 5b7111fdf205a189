/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "window/progress/progress-page.h"

#include "chart/picture.h"
#include "window/common/drop-off-view.h"
#include "window/common/file-dialog.h"
#include "window/common/fold-layout.h"
#include "window/common/layout-box.h"
#include "window/common/message.h"
#include "window/progress/progress-cells.h"
#include "window/progress/progress-table.h"

#include <adwaita.h>
#include <glib/gi18n-lib.h>

/* So many lines can be named at the right of the chart. */
#define MAX_SESSIONS 6
#define PICTURE_WIDTH 640
#define PICTURE_HEIGHT 400
#define PICTURE_SCALE 2

struct _CwProgressPage {
  GtkWidget parent_instance;

  GPtrArray *progress; /* (element-type CwExerciseProgress) */
  gint64 patient_id;

  GtkWidget *stack;
  GtkDropDown *exercise_drop_down;
  GtkToggleButton *chart_button;
  GtkToggleButton *table_button;
  GtkMenuButton *save_button;
  GtkLabel *extent_label;
  GtkStack *twin_stack;
  CwDropOffView *chart;
  CwProgressTable *table;
};

G_DEFINE_FINAL_TYPE (CwProgressPage, cw_progress_page, GTK_TYPE_WIDGET)

/* NULL when nothing was done yet. */
static const CwExerciseProgress *
get_exercise (CwProgressPage *self)
{
  guint selected = gtk_drop_down_get_selected (self->exercise_drop_down);

  if (self->progress == NULL || selected >= self->progress->len)
    return NULL;
  return g_ptr_array_index (self->progress, selected);
}

static char *
describe_extent (CwProgressPage *self, const CwExerciseProgress *exercise)
{
  guint n_sessions = exercise->sessions->len;

  if (gtk_toggle_button_get_active (self->chart_button) &&
      n_sessions > MAX_SESSIONS)
    /* Translators: how many sessions are shown, and of how many. */
    return g_strdup_printf (_("Last %d of %u sessions"), MAX_SESSIONS,
                            n_sessions);
  return g_strdup_printf (
    ngettext ("%u session", "All %u sessions", (gulong) n_sessions),
    n_sessions);
}

static void
show_exercise (CwProgressPage *self)
{
  const CwExerciseProgress *exercise = get_exercise (self);
  g_autofree char *extent = NULL;

  if (exercise == NULL)
    return;
  extent = describe_extent (self, exercise);
  gtk_label_set_label (self->extent_label, extent);
  cw_drop_off_view_take_data (
    self->chart, cw_drop_off_data_new (exercise, MAX_SESSIONS, FALSE));
  cw_progress_table_show (self->table, exercise);
}

static void
exercise_selected_cb (CwProgressPage *self)
{
  show_exercise (self);
}

static void
toggled_cb (CwProgressPage *self)
{
  gboolean chart = gtk_toggle_button_get_active (self->chart_button);

  gtk_stack_set_visible_child_name (self->twin_stack,
                                    chart ? "chart" : "table");
  show_exercise (self);
}

static gboolean
toggle_cb (GtkWidget *widget, GVariant *arguments, gpointer data)
{
  CwProgressPage *self = CW_PROGRESS_PAGE (widget);
  GtkToggleButton *other =
    gtk_toggle_button_get_active (self->chart_button) ? self->table_button
                                                      : self->chart_button;

  gtk_toggle_button_set_active (other, TRUE);
  return TRUE;
}

static gboolean
popup_save_cb (GtkWidget *widget, GVariant *arguments, gpointer data)
{
  gtk_menu_button_popup (CW_PROGRESS_PAGE (widget)->save_button);
  return TRUE;
}

/* Pictures. */

static void
draw (cairo_t *cr,
      const CwChartStyle *style,
      double width,
      double height,
      gpointer chart)
{
  cw_drop_off_chart_draw (chart, style, cr, width, height);
}

static GdkTexture *
draw_texture (CwDropOffChart *chart)
{
  cairo_surface_t *surface = cairo_image_surface_create (
    CAIRO_FORMAT_ARGB32, PICTURE_WIDTH * PICTURE_SCALE,
    PICTURE_HEIGHT * PICTURE_SCALE);
  cairo_t *cr = cairo_create (surface);
  PangoContext *context = cw_chart_text_create_context (cr);
  CwChartStyle style = { cw_palette_get (CW_PALETTE_LIGHT), context, 1 };
  g_autoptr (GBytes) bytes = NULL;
  GdkTexture *texture = NULL;

  cairo_scale (cr, PICTURE_SCALE, PICTURE_SCALE);
  cw_color_set (style.palette->card, cr);
  cairo_paint (cr);
  draw (cr, &style, PICTURE_WIDTH, PICTURE_HEIGHT, chart);
  cairo_destroy (cr);
  cairo_surface_flush (surface);
  bytes = g_bytes_new (cairo_image_surface_get_data (surface),
                       (gsize) cairo_image_surface_get_stride (surface) *
                         (gsize) cairo_image_surface_get_height (surface));
  texture = gdk_memory_texture_new (
    cairo_image_surface_get_width (surface),
    cairo_image_surface_get_height (surface), GDK_MEMORY_DEFAULT, bytes,
    (gsize) cairo_image_surface_get_stride (surface));
  cairo_surface_destroy (surface);
  g_object_unref (context);
  return texture;
}

static void
copy_cb (GtkWidget *widget, const char *action, GVariant *parameter)
{
  const CwExerciseProgress *exercise = get_exercise (CW_PROGRESS_PAGE (widget));
  g_autoptr (CwDropOffData) data = NULL;
  g_autoptr (GdkTexture) texture = NULL;

  if (exercise == NULL)
    return;
  data = cw_drop_off_data_new (exercise, MAX_SESSIONS, FALSE);
  texture = draw_texture (cw_drop_off_data_get_chart (data));
  gdk_clipboard_set_texture (gtk_widget_get_clipboard (widget), texture);
}

static gboolean
save (const CwExerciseProgress *exercise, const char *path, GError **error)
{
  g_autoptr (CwDropOffData) data = NULL;
  g_autofree char *csv = NULL;

  if (g_str_has_suffix (path, ".csv")) {
    csv = cw_progress_to_csv (exercise);
    return g_file_set_contents (path, csv, -1, error);
  }
  data = cw_drop_off_data_new (exercise, MAX_SESSIONS, FALSE);
  return cw_picture_save (path, PICTURE_WIDTH, PICTURE_HEIGHT, PICTURE_SCALE,
                          CW_PALETTE_LIGHT, draw,
                          cw_drop_off_data_get_chart (data), error);
}

static void
path_chosen_cb (const char *path, gpointer user_data)
{
  CwProgressPage *self = CW_PROGRESS_PAGE (user_data);
  const CwExerciseProgress *exercise = get_exercise (self);
  g_autoptr (GError) error = NULL;

  if (exercise != NULL && !save (exercise, path, &error))
    cw_message_show_error (
      GTK_WINDOW (gtk_widget_get_root (GTK_WIDGET (self))),
      _("The file could not be saved"), error);
}

/* The ending of the name says what is written. */
static void
save_cb (GtkWidget *widget, const char *action, GVariant *parameter)
{
  CwProgressPage *self = CW_PROGRESS_PAGE (widget);
  const CwExerciseProgress *exercise = get_exercise (self);
  g_autofree char *name = NULL;

  if (exercise == NULL)
    return;
  name = g_strdup_printf ("%s.%s", exercise->title,
                          g_variant_get_string (parameter, NULL));
  cw_file_dialog_save (GTK_WINDOW (gtk_widget_get_root (widget)),
                       _("Save the Drop-off"), name, path_chosen_cb, self);
}

static void
cw_progress_page_dispose (GObject *object)
{
  CwProgressPage *self = CW_PROGRESS_PAGE (object);

  g_clear_pointer (&self->stack, gtk_widget_unparent);
  gtk_widget_dispose_template (GTK_WIDGET (self), CW_TYPE_PROGRESS_PAGE);
  g_clear_pointer (&self->progress, g_ptr_array_unref);

  G_OBJECT_CLASS (cw_progress_page_parent_class)->dispose (object);
}

static void
cw_progress_page_class_init (CwProgressPageClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = cw_progress_page_dispose;
  g_type_ensure (CW_TYPE_DROP_OFF_VIEW);
  g_type_ensure (CW_TYPE_FOLD_LAYOUT);
  g_type_ensure (CW_TYPE_LAYOUT_BOX);
  g_type_ensure (CW_TYPE_PROGRESS_TABLE);
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
  gtk_widget_class_set_template_from_resource (
    widget_class, APP_RESOURCES "/progress/progress-page.ui");
#define BIND(name)                                                             \
  gtk_widget_class_bind_template_child (widget_class, CwProgressPage, name)
  BIND (stack);
  BIND (exercise_drop_down);
  BIND (chart_button);
  BIND (table_button);
  BIND (save_button);
  BIND (extent_label);
  BIND (twin_stack);
  BIND (chart);
  BIND (table);
#undef BIND
  gtk_widget_class_bind_template_callback (widget_class, exercise_selected_cb);
  gtk_widget_class_bind_template_callback (widget_class, toggled_cb);
  gtk_widget_class_install_action (widget_class, "progress.copy", NULL,
                                   copy_cb);
  gtk_widget_class_install_action (widget_class, "progress.save", "s", save_cb);
  gtk_widget_class_add_binding (widget_class, GDK_KEY_t, 0, toggle_cb, NULL);
  gtk_widget_class_add_binding (widget_class, GDK_KEY_s, GDK_CONTROL_MASK,
                                popup_save_cb, NULL);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_c,
                                       GDK_CONTROL_MASK | GDK_SHIFT_MASK,
                                       "progress.copy", NULL);
}

static void
cw_progress_page_init (CwProgressPage *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

/* "Knee extension, right leg · 30/15/15/15". */
static char *
describe_exercise (const CwExerciseProgress *exercise)
{
  const CwExerciseSession *last = g_ptr_array_index (
    exercise->sessions, exercise->sessions->len - 1);
  g_autofree char *sets = cw_set_scheme_reps_to_text (&last->scheme);

  /* Translators: an exercise and its limb, and repetitions as 30/15/15/15. */
  return g_strdup_printf (_("%s · %s"), exercise->title, sets);
}

static guint
find_exercise (GPtrArray *progress, const CwExerciseProgress *wanted)
{
  for (guint i = 0; wanted != NULL && i < progress->len; i++) {
    const CwExerciseProgress *exercise = g_ptr_array_index (progress, i);

    if (g_strcmp0 (exercise->exercise_id, wanted->exercise_id) == 0 &&
        exercise->limbs == wanted->limbs)
      return i;
  }
  return 0;
}

gboolean
cw_progress_page_show (CwProgressPage *self,
                       CwClinic *clinic,
                       const CwPatientOverview *overview,
                       GError **error)
{
  g_autoptr (GPtrArray) progress = NULL;
  g_autoptr (GtkStringList) titles = gtk_string_list_new (NULL);
  guint selected = 0;

  g_return_val_if_fail (CW_IS_PROGRESS_PAGE (self), FALSE);
  g_return_val_if_fail (overview != NULL, FALSE);

  progress = cw_clinic_load_progress (clinic, overview->patient->id, 0, error);
  if (progress == NULL)
    return FALSE;
  /* After a session the same exercise stays in view. */
  if (self->patient_id == overview->patient->id)
    selected = find_exercise (progress, get_exercise (self));
  for (guint i = 0; i < progress->len; i++) {
    g_autofree char *title =
      describe_exercise (g_ptr_array_index (progress, i));

    gtk_string_list_append (titles, title);
  }
  self->patient_id = overview->patient->id;
  g_clear_pointer (&self->progress, g_ptr_array_unref);
  gtk_drop_down_set_model (self->exercise_drop_down, G_LIST_MODEL (titles));
  self->progress = g_steal_pointer (&progress);
  gtk_drop_down_set_selected (self->exercise_drop_down, selected);
  show_exercise (self);
  gtk_stack_set_visible_child_name (GTK_STACK (self->stack),
                                    self->progress->len > 0 ? "progress"
                                                            : "empty");
  return TRUE;
}
