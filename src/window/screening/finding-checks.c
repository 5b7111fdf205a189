/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "window/screening/finding-checks.h"

#include "model/clearance-request.h"

#include <glib/gi18n-lib.h>

struct _CwFindingChecks {
  GtkWidget parent_instance;

  gboolean setting;
};

#define ID_KEY "cw-id"

enum { CHANGED, N_SIGNALS };

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (CwFindingChecks, cw_finding_checks, GTK_TYPE_WIDGET)

static void
toggled_cb (CwFindingChecks *self)
{
  if (!self->setting)
    g_signal_emit (self, signals[CHANGED], 0);
}

static void
cw_finding_checks_dispose (GObject *object)
{
  GtkWidget *child;

  while ((child = gtk_widget_get_first_child (GTK_WIDGET (object))) != NULL)
    gtk_widget_unparent (child);

  G_OBJECT_CLASS (cw_finding_checks_parent_class)->dispose (object);
}

static void
cw_finding_checks_class_init (CwFindingChecksClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = cw_finding_checks_dispose;
  signals[CHANGED] =
    g_signal_new ("changed", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0,
                  NULL, NULL, NULL, G_TYPE_NONE, 0);
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BOX_LAYOUT);
  gtk_widget_class_set_accessible_role (widget_class,
                                        GTK_ACCESSIBLE_ROLE_GROUP);
}

static void
cw_finding_checks_init (CwFindingChecks *self)
{
  gtk_orientable_set_orientation (
    GTK_ORIENTABLE (gtk_widget_get_layout_manager (GTK_WIDGET (self))),
    GTK_ORIENTATION_VERTICAL);
}

static void
add_finding (CwFindingChecks *self, const CwFinding *finding)
{
  g_autofree char *limbs = cw_limb_set_format (finding->limbs);
  g_autofree char *text =
    finding->whole_patient
      ? g_strdup (finding->title)
      /* Translators: a condition, and where it is. */
      : g_strdup_printf (_("%s · %s"), finding->title, limbs);
  GtkWidget *check = gtk_check_button_new ();
  GtkWidget *label = gtk_label_new (text);

  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_check_button_set_child (GTK_CHECK_BUTTON (check), label);
  gtk_accessible_update_property (GTK_ACCESSIBLE (check),
                                  GTK_ACCESSIBLE_PROPERTY_LABEL, text, -1);
  g_object_set_data_full (G_OBJECT (check), ID_KEY,
                          g_strdup (finding->rule_id), g_free);
  g_signal_connect_swapped (check, "toggled", G_CALLBACK (toggled_cb), self);
  gtk_widget_set_parent (check, GTK_WIDGET (self));
}

GtkWidget *
cw_finding_checks_new (const char *label, const CwVerdict *verdict)
{
  CwFindingChecks *self = g_object_new (CW_TYPE_FINDING_CHECKS, NULL);

  gtk_accessible_update_property (GTK_ACCESSIBLE (self),
                                  GTK_ACCESSIBLE_PROPERTY_LABEL, label, -1);
  for (guint i = 0; i < verdict->findings->len; i++) {
    const CwFinding *finding = g_ptr_array_index (verdict->findings, i);

    if (cw_finding_waits_for_clearance (finding))
      add_finding (self, finding);
  }
  return GTK_WIDGET (self);
}

GStrv
cw_finding_checks_dup_ids (CwFindingChecks *self)
{
  g_autoptr (GStrvBuilder) ids = g_strv_builder_new ();

  g_return_val_if_fail (CW_IS_FINDING_CHECKS (self), NULL);

  for (GtkWidget *check = gtk_widget_get_first_child (GTK_WIDGET (self));
       check != NULL; check = gtk_widget_get_next_sibling (check))
    if (gtk_check_button_get_active (GTK_CHECK_BUTTON (check)))
      g_strv_builder_add (ids, g_object_get_data (G_OBJECT (check), ID_KEY));
  return g_strv_builder_end (ids);
}

void
cw_finding_checks_tick (CwFindingChecks *self,
                        gboolean (*wanted) (const char *finding_id,
                                            gconstpointer data),
                        gconstpointer data)
{
  g_return_if_fail (CW_IS_FINDING_CHECKS (self));

  self->setting = TRUE;
  for (GtkWidget *check = gtk_widget_get_first_child (GTK_WIDGET (self));
       check != NULL; check = gtk_widget_get_next_sibling (check))
    gtk_check_button_set_active (
      GTK_CHECK_BUTTON (check),
      wanted (g_object_get_data (G_OBJECT (check), ID_KEY), data));
  self->setting = FALSE;
}
