/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "window/application.h"

#include "store/demo-clinic.h"
#include "window/common/message.h"
#include "window/evidence/evidence-window.h"
#include "window/main-window.h"

#include <glib/gi18n-lib.h>
#include <glib/gstdio.h>

#define DEMO_PATIENTS 60
#define DEMO_SEED 1

struct _CwApplication {
  AdwApplication parent_instance;

  GPtrArray *demo_folders; /* (element-type utf8): thrown away at the end */
  gboolean quitting;       /* as soon as windows have made their backups */
};

G_DEFINE_FINAL_TYPE (CwApplication, cw_application, ADW_TYPE_APPLICATION)

/* Clinics. */

static GtkWindow *
find_window (CwApplication *self, const char *clinic_path)
{
  for (GList *each = gtk_application_get_windows (GTK_APPLICATION (self));
       each != NULL; each = each->next)
    if (CW_IS_MAIN_WINDOW (each->data) &&
        cw_main_window_shows_file (each->data, clinic_path))
      return each->data;
  return NULL;
}

static void
open_clinic (CwApplication *self, const char *clinic_path)
{
  GtkWindow *window = find_window (self, clinic_path);

  if (window != NULL) {
    gtk_window_present (window);
    return;
  }
  gtk_window_present (
    cw_main_window_new (GTK_APPLICATION (self), clinic_path));
}

static CwClinic *
make_demo_clinic (CwApplication *self, GError **error)
{
  g_autofree char *folder = g_dir_make_tmp ("cuffwise-XXXXXX", error);
  g_autofree char *path = NULL;
  g_autoptr (CwClinic) clinic = NULL;

  if (folder == NULL)
    return NULL;
  path = g_build_filename (folder, "demo.cuffwise", NULL);
  g_ptr_array_add (self->demo_folders, g_steal_pointer (&folder));
  clinic = cw_clinic_open (path, cw_clock_system (), error);
  if (clinic == NULL ||
      !cw_demo_clinic_fill (clinic, DEMO_PATIENTS, DEMO_SEED, NULL, NULL, NULL,
                            error))
    return NULL;
  return g_steal_pointer (&clinic);
}

static gboolean
open_demo (CwApplication *self, GError **error)
{
  g_autoptr (CwClinic) clinic = make_demo_clinic (self, error);

  if (clinic == NULL)
    return FALSE;
  gtk_window_present (
    cw_main_window_new_for_clinic (GTK_APPLICATION (self), clinic));
  return TRUE;
}

static void
remove_demo_folder (const char *folder)
{
  g_autoptr (GDir) dir = g_dir_open (folder, 0, NULL);
  const char *name = NULL;

  while (dir != NULL && (name = g_dir_read_name (dir)) != NULL) {
    g_autofree char *path = g_build_filename (folder, name, NULL);

    g_remove (path);
  }
  g_rmdir (folder);
}

/* Actions. */

static gboolean
is_closing (GtkWindow *window)
{
  return CW_IS_MAIN_WINDOW (window) &&
         cw_main_window_is_closing (CW_MAIN_WINDOW (window));
}

static void
quit_cb (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  GList *windows = NULL;

  /* Each window may have something to say before it goes. */
  while ((windows = gtk_application_get_windows (data)) != NULL) {
    GtkWindow *window = windows->data;

    gtk_window_close (window);
    windows = gtk_application_get_windows (data);
    if (windows != NULL && windows->data == window) {
      CW_APPLICATION (data)->quitting = is_closing (window);
      return;
    }
  }
}

static void
cw_application_window_removed (GtkApplication *application, GtkWindow *window)
{
  CwApplication *self = CW_APPLICATION (application);

  GTK_APPLICATION_CLASS (cw_application_parent_class)
    ->window_removed (application, window);
  if (self->quitting && CW_IS_MAIN_WINDOW (window))
    g_action_group_activate_action (G_ACTION_GROUP (application), "quit", NULL);
}

static void
evidence_cb (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  gtk_window_present (
    cw_evidence_window_new (gtk_application_get_active_window (data)));
}

static void
about_cb (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  static const char *const developers[] = { "The Cuffwise authors", NULL };

  adw_show_about_window (
    gtk_application_get_active_window (data), "application-name", "Cuffwise",
    "application-icon", APP_ID, "version", APP_VERSION, "developer-name",
    _("The Cuffwise authors"), "developers", developers, "license-type",
    GTK_LICENSE_GPL_3_0, "comments",
    _("Screen, prescribe, run and review blood flow restriction exercise. "
      "Cuffwise supports clinical judgement and does not replace it."),
    NULL);
}

static void
demo_cb (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  g_autoptr (GError) error = NULL;

  if (!open_demo (data, &error))
    cw_message_show_error (gtk_application_get_active_window (data),
                           _("The invented patients could not be made"), error);
}

/* All shortcuts of the program that need no focus, in one place; help-overlay.ui
 * lists them. */
static void
add_shortcuts (GtkApplication *application)
{
  static const struct {
    const char *action;
    const char *accels[3];
  } shortcuts[] = {
    { "app.quit", { "<Control>q" } },
    { "window.close", { "<Control>w" } },
    { "app.evidence", { "<Control>i" } },
    { "win.new-patient", { "<Control>n" } },
    { "win.open-clinic", { "<Control>o" } },
    { "win.search", { "<Control>f", "<Control>k" } },
    { "win.show-list", { "<Alt>Left" } },
    { "win.next-step", { "<Control>Return", "<Control>KP_Enter" } },
    { "win.toggle-due", { "<Control>d" } },
    { "win.report-change", { "<Control>e" } },
    { "win.measurements", { "<Control>m" } },
    { "win.record", { "<Control>l" } },
    { "win.lock", { "<Control><Shift>l" } },
    { "win.outcomes", { "<Control><Shift>m" } },
    { "win.show-help-overlay", { "<Control>question" } },
    { "win.show-page::overview", { "<Alt>1" } },
    { "win.show-page::screening", { "<Alt>2" } },
    { "win.show-page::plan", { "<Alt>3" } },
    { "win.show-page::sessions", { "<Alt>4" } },
    { "win.show-page::progress", { "<Alt>5" } },
    { "win.show-page::documents", { "<Alt>6" } },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (shortcuts); i++)
    gtk_application_set_accels_for_action (application, shortcuts[i].action,
                                           shortcuts[i].accels);
}

static void
cw_application_startup (GApplication *application)
{
  const GActionEntry entries[] = {
    { .name = "quit", .activate = quit_cb },
    { .name = "evidence", .activate = evidence_cb },
    { .name = "about", .activate = about_cb },
    { .name = "demo", .activate = demo_cb },
  };

  G_APPLICATION_CLASS (cw_application_parent_class)->startup (application);

  g_action_map_add_action_entries (G_ACTION_MAP (application), entries,
                                   G_N_ELEMENTS (entries), application);
  add_shortcuts (GTK_APPLICATION (application));
  gtk_window_set_default_icon_name (APP_ID);
}

static void
cw_application_activate (GApplication *application)
{
  g_autofree char *clinic_path = cw_clinic_get_default_path ();

  open_clinic (CW_APPLICATION (application), clinic_path);
}

/* Without a display there is one sentence and no crash. */
static int
cw_application_handle_local_options (GApplication *application,
                                     GVariantDict *options)
{
  if (g_variant_dict_contains (options, "version")) {
    g_print ("cuffwise %s\n", APP_VERSION);
    return 0;
  }
  if (!gtk_init_check ()) {
    g_printerr ("%s\n",
                _("cuffwise: there is no display to show windows on; "
                  "\"cuffwise --help\" lists what works without one."));
    return 1;
  }
  return -1;
}

static int
cw_application_command_line (GApplication *application,
                             GApplicationCommandLine *command_line)
{
  GVariantDict *options =
    g_application_command_line_get_options_dict (command_line);
  const char *name = NULL;
  g_autoptr (GError) error = NULL;

  if (g_variant_dict_contains (options, "demo")) {
    if (!open_demo (CW_APPLICATION (application), &error)) {
      g_application_command_line_printerr (command_line, "cuffwise: %s\n",
                                           error->message);
      return 1;
    }
  } else if (g_variant_dict_lookup (options, "clinic", "^&ay", &name)) {
    g_autoptr (GFile) file =
      g_application_command_line_create_file_for_arg (command_line, name);
    g_autofree char *path = g_file_get_path (file);

    open_clinic (CW_APPLICATION (application), path != NULL ? path : name);
  } else {
    g_application_activate (application);
  }
  return 0;
}

static void
cw_application_finalize (GObject *object)
{
  CwApplication *self = CW_APPLICATION (object);

  for (guint i = 0; i < self->demo_folders->len; i++)
    remove_demo_folder (g_ptr_array_index (self->demo_folders, i));
  g_ptr_array_unref (self->demo_folders);

  G_OBJECT_CLASS (cw_application_parent_class)->finalize (object);
}

static void
cw_application_class_init (CwApplicationClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GApplicationClass *application_class = G_APPLICATION_CLASS (klass);

  object_class->finalize = cw_application_finalize;
  GTK_APPLICATION_CLASS (klass)->window_removed =
    cw_application_window_removed;
  application_class->startup = cw_application_startup;
  application_class->activate = cw_application_activate;
  application_class->handle_local_options =
    cw_application_handle_local_options;
  application_class->command_line = cw_application_command_line;
}

static void
cw_application_init (CwApplication *self)
{
  const GOptionEntry options[] = {
    { "clinic", 0, 0, G_OPTION_ARG_FILENAME, NULL,
      N_ ("Open this clinic file, or make it"), N_ ("FILE") },
    { "demo", 0, 0, G_OPTION_ARG_NONE, NULL,
      N_ ("Open a throwaway clinic of invented patients"), NULL },
    { "version", 'v', 0, G_OPTION_ARG_NONE, NULL, N_ ("Print the version"),
      NULL },
    { 0 },
  };
  GApplication *application = G_APPLICATION (self);

  self->demo_folders = g_ptr_array_new_with_free_func (g_free);
  g_application_add_main_option_entries (application, options);
  g_application_set_option_context_summary (
    application,
    _("Screen, prescribe, run and review blood flow restriction exercise."));
  g_application_set_option_context_description (
    application,
    _("Without a display:\n"
      "  cuffwise evaluate screening|dose|sets …  judge a file, or sets\n"
      "  cuffwise estimate aop|1rm …              estimate a value\n"
      "  cuffwise handout --clinic FILE …         write a handout as PDF\n"
      "  cuffwise chart --clinic FILE …           draw a drop-off\n"
      "  cuffwise demo FILE                       write an invented clinic\n"
      "  cuffwise check FILE                      check a clinic file\n"
      "  cuffwise backup FILE                     make a backup and check it\n"
      "  cuffwise restore BACKUP NEW              make a clinic file of it\n"
      "  cuffwise salvage FILE NEW                read a damaged one"));
}

CwApplication *
cw_application_new (void)
{
  return g_object_new (CW_TYPE_APPLICATION, "application-id", APP_ID,
                       "resource-base-path", APP_RESOURCES, "flags",
                       G_APPLICATION_HANDLES_COMMAND_LINE,
                       /* Who locks the screen locks the clinic. */
                       "register-session", TRUE, NULL);
}
