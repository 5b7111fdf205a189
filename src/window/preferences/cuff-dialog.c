/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "window/preferences/cuff-dialog.h"

#include "base/text.h"
#include "window/common/number-entry.h"
#include "window/common/text-entry.h"

#include <glib/gi18n-lib.h>
#include <math.h>

struct _CwCuffDialog {
  AdwWindow parent_instance;

  CwClinic *clinic;
  CwCuff *cuff;

  CwTextEntry *name_entry;
  AdwBin *width_bin;
  GtkDropDown *site_drop_down;
  AdwBin *girth_min_bin;
  AdwBin *girth_max_bin;
  GtkCheckButton *wrap_check;
  AdwBin *step_bin;
  AdwBin *maximum_bin;
  GtkCheckButton *active_check;
  GtkLabel *problem_label;
  GtkWidget *save_button;

  GtkWidget *width_entry;
  GtkWidget *girth_min_entry;
  GtkWidget *girth_max_entry;
  GtkWidget *step_entry;
  GtkWidget *maximum_entry;
};

enum { SAVED, N_SIGNALS };

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (CwCuffDialog, cw_cuff_dialog, ADW_TYPE_WINDOW)

static double
value_of (GtkWidget *entry)
{
  return cw_number_entry_get_value (CW_NUMBER_ENTRY (entry));
}

/* What was typed and cannot be right must not be saved as if nothing had been
 * typed. */
static char *
find_typing_problem (CwCuffDialog *self)
{
  GtkWidget *const entries[] = { self->width_entry, self->girth_min_entry,
                                 self->girth_max_entry, self->step_entry,
                                 self->maximum_entry };

  for (gsize i = 0; i < G_N_ELEMENTS (entries); i++) {
    char *problem = cw_number_entry_get_problem (CW_NUMBER_ENTRY (entries[i]));

    if (problem != NULL && gtk_widget_get_sensitive (entries[i])) {
      gtk_widget_grab_focus (entries[i]);
      return problem;
    }
    g_free (problem);
  }
  return NULL;
}

static void
read_entries (CwCuffDialog *self)
{
  CwCuff *cuff = self->cuff;
  g_autofree char *name = cw_text_entry_dup_text (self->name_entry);

  cw_set_str (&cuff->name, name);
  cuff->width_cm = value_of (self->width_entry);
  cuff->site = (CwCuffSite) gtk_drop_down_get_selected (self->site_drop_down);
  cuff->girth_min_cm = value_of (self->girth_min_entry);
  cuff->girth_max_cm = value_of (self->girth_max_entry);
  cuff->elastic_wrap = gtk_check_button_get_active (self->wrap_check);
  cuff->device_step_mmhg =
    cuff->elastic_wrap ? NAN : value_of (self->step_entry);
  cuff->device_max_mmhg =
    cuff->elastic_wrap ? NAN : value_of (self->maximum_entry);
  cuff->active = gtk_check_button_get_active (self->active_check);
}

static void
save_cb (CwCuffDialog *self)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *problem = find_typing_problem (self);

  if (problem == NULL) {
    read_entries (self);
    if (cw_clinic_save_cuff (self->clinic, self->cuff, &error)) {
      g_signal_emit (self, signals[SAVED], 0, self->cuff->id);
      gtk_window_close (GTK_WINDOW (self));
      return;
    }
    problem = g_strdup (error->message);
  }
  gtk_label_set_label (self->problem_label, problem);
  gtk_widget_set_visible (GTK_WIDGET (self->problem_label), TRUE);
}

static void
wrap_cb (CwCuffDialog *self)
{
  gboolean gauge = !gtk_check_button_get_active (self->wrap_check);

  gtk_widget_set_sensitive (self->step_entry, gauge);
  gtk_widget_set_sensitive (self->maximum_entry, gauge);
}

static void
cw_cuff_dialog_dispose (GObject *object)
{
  CwCuffDialog *self = CW_CUFF_DIALOG (object);

  gtk_widget_dispose_template (GTK_WIDGET (self), CW_TYPE_CUFF_DIALOG);
  g_clear_object (&self->clinic);
  g_clear_pointer (&self->cuff, cw_cuff_free);

  G_OBJECT_CLASS (cw_cuff_dialog_parent_class)->dispose (object);
}

#define BIND(name)                                                             \
  gtk_widget_class_bind_template_child (widget_class, CwCuffDialog, name)

static void
cw_cuff_dialog_class_init (CwCuffDialogClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = cw_cuff_dialog_dispose;
  signals[SAVED] =
    g_signal_new ("saved", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0,
                  NULL, NULL, NULL, G_TYPE_NONE, 1, G_TYPE_INT64);
  g_type_ensure (CW_TYPE_TEXT_ENTRY);
  gtk_widget_class_set_template_from_resource (
    widget_class, APP_RESOURCES "/preferences/cuff-dialog.ui");
  BIND (name_entry);
  BIND (width_bin);
  BIND (site_drop_down);
  BIND (girth_min_bin);
  BIND (girth_max_bin);
  BIND (wrap_check);
  BIND (step_bin);
  BIND (maximum_bin);
  BIND (active_check);
  BIND (problem_label);
  BIND (save_button);
  gtk_widget_class_bind_template_callback (widget_class, save_cb);
  gtk_widget_class_bind_template_callback (widget_class, wrap_cb);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Escape, 0,
                                       "window.close", NULL);
}

static GtkWidget *
add_number (CwCuffDialog *self,
            AdwBin *bin,
            const char *label,
            const char *unit,
            double minimum,
            double maximum,
            int decimals)
{
  GtkWidget *entry =
    cw_number_entry_new (label, unit, minimum, maximum, decimals);

  adw_bin_set_child (bin, entry);
  g_signal_connect_swapped (entry, "activate", G_CALLBACK (save_cb), self);
  return entry;
}

static void
cw_cuff_dialog_init (CwCuffDialog *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  self->width_entry =
    add_number (self, self->width_bin, _("Width"), _("cm"), 2, 30, 1);
  self->girth_min_entry = add_number (self, self->girth_min_bin,
                                      _("Smallest girth"), _("cm"), 5, 150, 1);
  self->girth_max_entry = add_number (self, self->girth_max_bin,
                                      _("Largest girth"), _("cm"), 5, 150, 1);
  self->step_entry = add_number (self, self->step_bin, _("Step of the gauge"),
                                 _("mmHg"), 0.5, 20, 1);
  self->maximum_entry = add_number (self, self->maximum_bin,
                                    _("Highest pressure"), _("mmHg"), 50, 600,
                                    0);
  gtk_window_set_default_widget (GTK_WINDOW (self), self->save_button);
}

static void
fill (CwCuffDialog *self)
{
  const CwCuff *cuff = self->cuff;

  cw_text_entry_set_text (self->name_entry, cuff->name);
  cw_number_entry_set_value (CW_NUMBER_ENTRY (self->width_entry),
                             cuff->width_cm);
  gtk_drop_down_set_selected (self->site_drop_down, cuff->site);
  cw_number_entry_set_value (CW_NUMBER_ENTRY (self->girth_min_entry),
                             cuff->girth_min_cm);
  cw_number_entry_set_value (CW_NUMBER_ENTRY (self->girth_max_entry),
                             cuff->girth_max_cm);
  gtk_check_button_set_active (self->wrap_check, cuff->elastic_wrap);
  cw_number_entry_set_value (CW_NUMBER_ENTRY (self->step_entry),
                             cuff->device_step_mmhg);
  cw_number_entry_set_value (CW_NUMBER_ENTRY (self->maximum_entry),
                             cuff->device_max_mmhg);
  gtk_check_button_set_active (self->active_check, cuff->active);
  /* Whoever adds a cuff wants to use it. */
  gtk_widget_set_visible (GTK_WIDGET (self->active_check), cuff->id != 0);
  wrap_cb (self);
}

GtkWindow *
cw_cuff_dialog_new (CwClinic *clinic,
                    const CwCuff *cuff,
                    CwCuffSite site,
                    GtkWindow *parent)
{
  CwCuffDialog *self = NULL;

  g_return_val_if_fail (CW_IS_CLINIC (clinic), NULL);

  self = g_object_new (CW_TYPE_CUFF_DIALOG, "transient-for", parent, NULL);
  self->clinic = g_object_ref (clinic);
  self->cuff = cuff != NULL ? cw_cuff_copy (cuff) : cw_cuff_new ();
  if (cuff == NULL)
    self->cuff->site = site;
  fill (self);
  gtk_widget_grab_focus (GTK_WIDGET (self->name_entry));
  return GTK_WINDOW (self);
}
