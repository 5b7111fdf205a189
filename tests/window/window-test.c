/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "window-test.h"

#include <string.h>

#define TIMEOUT_MS 10000

typedef gboolean (*Match) (GtkWidget *widget, gconstpointer data);

/* AdwMessageDialog of libadwaita 1.7 measures its own heading too narrow, which
 * GTK 4.18 complains about.  Our widgets are held to it with GTK 4.8. */
static GLogWriterOutput
write_log (GLogLevelFlags level,
           const GLogField *fields,
           gsize n_fields,
           gpointer data)
{
  for (gsize i = 0; i < n_fields; i++)
    if (strcmp (fields[i].key, "MESSAGE") == 0 &&
        g_str_has_prefix (fields[i].value, "Trying to measure GtkLabel"))
      return G_LOG_WRITER_HANDLED;
  return g_log_writer_default (level, fields, n_fields, data);
}

gboolean
cw_window_test_init (int *argc, char ***argv)
{
  if (!gtk_init_check ()) {
    g_print ("1..0 # SKIP no display\n");
    return FALSE;
  }
  g_test_init (argc, argv, NULL);
  if (gtk_check_version (4, 18, 0) == NULL)
    g_log_set_writer_func (write_log, NULL, NULL);
  adw_init ();
  /* Nothing may move while a test looks at it. */
  g_object_set (gtk_settings_get_default (), "gtk-enable-animations", FALSE,
                NULL);
  return TRUE;
}

AdwApplication *
cw_window_test_new_application (void)
{
  g_autoptr (GError) error = NULL;
  AdwApplication *application =
    g_object_new (ADW_TYPE_APPLICATION, "application-id", APP_ID,
                  "resource-base-path", APP_RESOURCES, "flags",
                  G_APPLICATION_NON_UNIQUE, NULL);

  g_application_register (G_APPLICATION (application), NULL, &error);
  g_assert_no_error (error);
  return application;
}

void
cw_window_test_spin (void)
{
  for (int i = 0; i < 10000 && g_main_context_iteration (NULL, FALSE); i++)
    ;
}

static void
timeout_cb (gpointer timed_out)
{
  *(gboolean *) timed_out = TRUE;
}

void
cw_window_test_wait (gboolean (*condition) (gpointer data), gpointer data)
{
  gboolean timed_out = FALSE;
  guint timeout = g_timeout_add_once (TIMEOUT_MS, timeout_cb, &timed_out);

  while (!condition (data) && !timed_out)
    g_main_context_iteration (NULL, TRUE);
  if (!timed_out)
    g_source_remove (timeout);
  g_assert_false (timed_out);
  cw_window_test_spin ();
}

void
cw_window_test_wait_ms (guint ms)
{
  gboolean timed_out = FALSE;

  g_timeout_add_once (ms, timeout_cb, &timed_out);
  while (!timed_out)
    g_main_context_iteration (NULL, TRUE);
}

static gboolean
frame_cb (GtkWidget *widget, GdkFrameClock *clock, gpointer n_left)
{
  return --*(int *) n_left > 0 ? G_SOURCE_CONTINUE : G_SOURCE_REMOVE;
}

static gboolean
is_none_left (gpointer n_left)
{
  return *(int *) n_left <= 0;
}

void
cw_window_test_wait_frames (GtkWindow *window, int n_frames)
{
  int n_left = n_frames;

  gtk_widget_add_tick_callback (GTK_WIDGET (window), frame_cb, &n_left, NULL);
  cw_window_test_wait (is_none_left, &n_left);
}

static GtkWidget *
search (GtkWidget *widget, Match match, gconstpointer data)
{
  if (match (widget, data))
    return widget;

  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL;
       child = gtk_widget_get_next_sibling (child)) {
    GtkWidget *found = search (child, match, data);

    if (found != NULL)
      return found;
  }
  return NULL;
}

static gboolean
matches_id (GtkWidget *widget, gconstpointer id)
{
  return g_strcmp0 (gtk_buildable_get_buildable_id (GTK_BUILDABLE (widget)),
                    id) == 0;
}

GtkWidget *
cw_window_test_find (gpointer root, const char *id)
{
  GtkWidget *found = search (GTK_WIDGET (root), matches_id, id);

  if (found == NULL)
    g_error ("there is no widget \"%s\" in %s", id, G_OBJECT_TYPE_NAME (root));
  return found;
}

static gboolean
matches_type (GtkWidget *widget, gconstpointer type)
{
  return G_TYPE_CHECK_INSTANCE_TYPE (widget, GPOINTER_TO_SIZE (type));
}

GtkWidget *
cw_window_test_find_type (gpointer root, GType type)
{
  return search (GTK_WIDGET (root), matches_type, GSIZE_TO_POINTER (type));
}

static gboolean
matches_class (GtkWidget *widget, gconstpointer css_class)
{
  return gtk_widget_has_css_class (widget, css_class);
}

GtkWidget *
cw_window_test_find_class (gpointer root, const char *css_class)
{
  return search (GTK_WIDGET (root), matches_class, css_class);
}

/* What a widget itself shows; NULL when it shows no words. */
static const char *
get_words (GtkWidget *widget)
{
  if (GTK_IS_LABEL (widget))
    return gtk_label_get_text (GTK_LABEL (widget));
  if (GTK_IS_TEXT (widget))
    return gtk_editable_get_text (GTK_EDITABLE (widget));
  return NULL;
}

static gboolean
matches_text (GtkWidget *widget, gconstpointer text)
{
  return gtk_widget_get_mapped (widget) &&
         g_strcmp0 (get_words (widget), text) == 0;
}

GtkWidget *
cw_window_test_find_text (gpointer root, const char *text)
{
  return search (GTK_WIDGET (root), matches_text, text);
}

static gboolean
append_words (GtkWidget *widget, gconstpointer text)
{
  const char *words = get_words (widget);

  if (words != NULL && *words != '\0' && gtk_widget_get_mapped (widget))
    g_string_append_printf ((GString *) text, "%s\n", words);
  return FALSE;
}

char *
cw_window_test_get_text (gpointer root)
{
  GString *text = g_string_new (NULL);

  search (GTK_WIDGET (root), append_words, text);
  return g_string_free (text, FALSE);
}

void
cw_window_test_assert_text (gpointer root, const char *words)
{
  gint64 end = g_get_monotonic_time () + TIMEOUT_MS * 1000;

  for (;;) {
    g_autofree char *text = cw_window_test_get_text (root);

    if (strstr (text, words) != NULL)
      return;
    if (g_get_monotonic_time () > end)
      g_error ("\"%s\" is not on the screen:\n%s", words, text);
    cw_window_test_wait_ms (10);
  }
}

GtkWindow *
cw_window_test_get_window (GType type)
{
  GListModel *windows = gtk_window_get_toplevels ();
  GtkWindow *newest = NULL;

  for (guint i = 0; i < g_list_model_get_n_items (windows); i++) {
    g_autoptr (GtkWindow) window = g_list_model_get_item (windows, i);

    if (G_TYPE_CHECK_INSTANCE_TYPE (window, type) &&
        gtk_widget_get_visible (GTK_WIDGET (window)))
      newest = window;
  }
  return newest;
}

/* A label stands for the button or row around it. */
static GtkWidget *
find_activatable (GtkWidget *widget)
{
  GtkWidget *around = widget;

  while (around != NULL && !GTK_IS_BUTTON (around) &&
         !GTK_IS_CHECK_BUTTON (around) && !GTK_IS_LIST_BOX_ROW (around))
    around = gtk_widget_get_parent (around);
  return around != NULL ? around : widget;
}

void
cw_window_test_click (GtkWidget *widget)
{
  GtkWidget *target = NULL;

  g_assert_nonnull (widget);
  target = find_activatable (widget);
  g_assert_true (gtk_widget_get_mapped (target));
  g_assert_true (gtk_widget_is_sensitive (target));
  /* gtk_widget_activate() presses a button only after a delay. */
  if (GTK_IS_TOGGLE_BUTTON (target))
    gtk_toggle_button_set_active (
      GTK_TOGGLE_BUTTON (target),
      !gtk_toggle_button_get_active (GTK_TOGGLE_BUTTON (target)));
  else if (GTK_IS_BUTTON (target))
    g_signal_emit_by_name (target, "clicked");
  else
    g_assert_true (gtk_widget_activate (target));
  cw_window_test_spin ();
}

static gboolean
matches_editable (GtkWidget *widget, gconstpointer data)
{
  return GTK_IS_TEXT (widget);
}

void
cw_window_test_type (GtkWidget *widget, const char *text)
{
  GtkWidget *entry = NULL;

  g_assert_nonnull (widget);
  entry = search (widget, matches_editable, NULL);
  g_assert_nonnull (entry);
  g_assert_true (gtk_widget_is_sensitive (entry));
  gtk_widget_grab_focus (entry);
  gtk_editable_set_text (GTK_EDITABLE (entry), text);
  cw_window_test_spin ();
}

static gboolean
is_trigger (GtkShortcutTrigger *trigger, GtkShortcutTrigger *pressed)
{
  if (GTK_IS_ALTERNATIVE_TRIGGER (trigger)) {
    GtkAlternativeTrigger *either = GTK_ALTERNATIVE_TRIGGER (trigger);

    return is_trigger (gtk_alternative_trigger_get_first (either), pressed) ||
           is_trigger (gtk_alternative_trigger_get_second (either), pressed);
  }
  return gtk_shortcut_trigger_equal (trigger, pressed);
}

static gboolean
press_controller (GtkWidget *widget,
                  GListModel *shortcuts,
                  GtkShortcutTrigger *pressed)
{
  for (guint i = 0; i < g_list_model_get_n_items (shortcuts); i++) {
    g_autoptr (GtkShortcut) shortcut = g_list_model_get_item (shortcuts, i);

    if (is_trigger (gtk_shortcut_get_trigger (shortcut), pressed) &&
        gtk_shortcut_action_activate (gtk_shortcut_get_action (shortcut), 0,
                                      widget,
                                      gtk_shortcut_get_arguments (shortcut)))
      return TRUE;
  }
  return FALSE;
}

static gboolean
press_widget (GtkWidget *widget, GtkShortcutTrigger *pressed)
{
  g_autoptr (GListModel) controllers =
    gtk_widget_observe_controllers (widget);

  for (guint i = 0; i < g_list_model_get_n_items (controllers); i++) {
    g_autoptr (GtkEventController) controller =
      g_list_model_get_item (controllers, i);

    if (GTK_IS_SHORTCUT_CONTROLLER (controller) &&
        press_controller (widget, G_LIST_MODEL (controller), pressed))
      return TRUE;
  }
  return FALSE;
}

static gboolean
press_application (GtkWindow *window, const char *accelerator)
{
  GtkApplication *application = gtk_window_get_application (window);
  g_auto (GStrv) actions = NULL;

  if (application == NULL)
    return FALSE;
  actions = gtk_application_get_actions_for_accel (application, accelerator);
  for (char **action = actions; *action != NULL; action++) {
    g_autofree char *name = NULL;
    g_autoptr (GVariant) target = NULL;

    g_assert_true (
      g_action_parse_detailed_name (*action, &name, &target, NULL));
    if (gtk_widget_activate_action_variant (GTK_WIDGET (window), name, target))
      return TRUE;
  }
  return FALSE;
}

gboolean
cw_window_test_press (GtkWindow *window, const char *accelerator)
{
  g_autoptr (GtkShortcutTrigger) pressed =
    gtk_shortcut_trigger_parse_string (accelerator);
  GtkWidget *widget = gtk_window_get_focus (window);
  gboolean taken = FALSE;

  g_assert_nonnull (pressed);
  if (widget == NULL)
    widget = GTK_WIDGET (window);
  /* What took the key may be gone with its window. */
  while (widget != NULL && !(taken = press_widget (widget, pressed)))
    widget = gtk_widget_get_parent (widget);
  taken = taken || press_application (window, accelerator);
  cw_window_test_spin ();
  return taken;
}

static gboolean
offer_key (GtkWidget *widget, guint keyval, gboolean captured)
{
  g_autoptr (GListModel) controllers =
    gtk_widget_observe_controllers (widget);

  for (guint i = 0; i < g_list_model_get_n_items (controllers); i++) {
    g_autoptr (GtkEventController) controller =
      g_list_model_get_item (controllers, i);
    gboolean captures =
      gtk_event_controller_get_propagation_phase (controller) ==
      GTK_PHASE_CAPTURE;
    gboolean taken = FALSE;

    if (!GTK_IS_EVENT_CONTROLLER_KEY (controller) || captures != captured)
      continue;
    g_signal_emit_by_name (controller, "key-pressed", keyval, 0u,
                           (GdkModifierType) 0, &taken);
    if (taken)
      return TRUE;
  }
  return FALSE;
}

/* Down from the window to the widget, as a key travels. */
static gboolean
capture_key (GtkWidget *widget, guint keyval)
{
  return widget != NULL &&
         (capture_key (gtk_widget_get_parent (widget), keyval) ||
          offer_key (widget, keyval, TRUE));
}

gboolean
cw_window_test_offer_key (GtkWindow *window, guint keyval)
{
  return offer_key (GTK_WIDGET (window), keyval, TRUE);
}

static void
type_character (GtkEditable *editable, gunichar character)
{
  char text[7] = { 0 };
  int position = -1;

  if (!gtk_editable_get_editable (editable))
    return;
  g_unichar_to_utf8 (character, text);
  gtk_editable_insert_text (editable, text, -1, &position);
}

void
cw_window_test_press_key (GtkWindow *window, guint keyval)
{
  GtkWidget *focus = gtk_window_get_focus (window);
  gunichar typed = gdk_keyval_to_unicode (keyval);
  gboolean editing = focus != NULL && GTK_IS_EDITABLE (focus);

  if (focus != NULL ? capture_key (focus, keyval)
                    : cw_window_test_offer_key (window, keyval)) {
    /* The window or something in it took it. */
  } else if (keyval == GDK_KEY_Return && editing) {
    g_signal_emit_by_name (focus, "activate");
  } else if (editing && typed >= ' ') {
    type_character (GTK_EDITABLE (focus), typed);
  } else if (focus != NULL && !editing && offer_key (focus, keyval, FALSE)) {
    /* The widget with the focus took it. */
  } else {
    g_autofree char *accelerator = gtk_accelerator_name (keyval, 0);

    cw_window_test_press (window, accelerator);
  }
  cw_window_test_spin ();
}

void
cw_window_test_respond (const char *response)
{
  GtkWindow *dialog = cw_window_test_get_window (ADW_TYPE_MESSAGE_DIALOG);

  g_assert_nonnull (dialog);
  /* A click also closes the dialog, which this function alone does not. */
  g_object_ref (dialog);
  adw_message_dialog_response (ADW_MESSAGE_DIALOG (dialog), response);
  gtk_window_destroy (dialog);
  g_object_unref (dialog);
  cw_window_test_spin ();
}

static gboolean
is_mapped (gpointer widget)
{
  return gtk_widget_get_mapped (widget) && gtk_widget_get_width (widget) > 0;
}

void
cw_window_test_present (GtkWindow *window)
{
  gtk_window_present (window);
  cw_window_test_wait (is_mapped, window);
}

void
cw_window_test_close (GtkWindow *window)
{
  gtk_window_destroy (window);
  cw_window_test_spin ();
}

static void
render (GtkWindow *window, const char *path)
{
  g_autoptr (GdkPaintable) paintable =
    gtk_widget_paintable_new (GTK_WIDGET (window));
  g_autoptr (GtkSnapshot) snapshot = gtk_snapshot_new ();
  g_autoptr (GskRenderNode) node = NULL;
  g_autoptr (GdkTexture) texture = NULL;

  gdk_paintable_snapshot (paintable, snapshot,
                          gdk_paintable_get_intrinsic_width (paintable),
                          gdk_paintable_get_intrinsic_height (paintable));
  node = gtk_snapshot_to_node (snapshot);
  g_assert_nonnull (node);
  texture = gsk_renderer_render_texture (
    gtk_native_get_renderer (GTK_NATIVE (window)), node, NULL);
  g_assert_true (gdk_texture_save_to_png (texture, path));
}

void
cw_window_test_picture (GtkWindow *window, const char *name)
{
  const char *folder = g_getenv ("CW_TEST_PICTURES");
  g_autofree char *file_name = NULL;
  g_autofree char *path = NULL;

  if (folder == NULL)
    return;

  cw_window_test_wait_ms (100);
  file_name = g_strconcat (name, ".png", NULL);
  path = g_build_filename (folder, file_name, NULL);
  render (window, path);
}

void
cw_window_test_assert_name (GtkWidget *widget, const char *name)
{
  g_autofree char *problem = gtk_test_accessible_check_property (
    GTK_ACCESSIBLE (widget), GTK_ACCESSIBLE_PROPERTY_LABEL, name);

  g_assert_cmpstr (problem, ==, NULL);
}
