/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "window/screening/clearance-window.h"

#include "window/common/date-entry.h"
#include "window/common/number-entry.h"
#include "window/common/text-entry.h"

#include <glib/gi18n-lib.h>
#include <math.h>

struct _CwClearanceWindow {
  AdwWindow parent_instance;

  GtkWidget *heading_label;
  GtkWidget *grid;
  GtkWidget *hint_label;
  GtkWidget *save_button;

  GtkWidget *name_entry;
  GtkWidget *role_entry;
  GtkWidget *organisation_entry;
  GtkWidget *registration_entry;
  GtkWidget *letter_entry;
  GtkWidget *date_entry;
  GtkWidget *expiry_entry;
  GtkWidget *pressure_entry;
  GtkWidget *load_entry;
  GtkWidget *limits_entry;
  GtkWidget *text_entry; /* of a justification */
  GtkWidget *limb_box;

  char *finding_id;
  CwDate today;
  gboolean justification;
  int n_rows;
  const CwClearanceCallbacks *callbacks;
  gpointer data;
};

#define LIMB_KEY "cw-limb"

G_DEFINE_FINAL_TYPE (CwClearanceWindow, cw_clearance_window, ADW_TYPE_WINDOW)

static gboolean
has_text (GtkWidget *entry)
{
  g_autofree char *text = cw_text_entry_dup_text (CW_TEXT_ENTRY (entry));

  return text != NULL;
}

/* NULL when nothing is missing. */
static const char *
get_missing (CwClearanceWindow *self)
{
  if (self->justification) {
    g_autofree char *text =
      cw_text_entry_dup_text (CW_TEXT_ENTRY (self->text_entry));

    return text == NULL || g_utf8_strlen (text, -1) <
                             CW_JUSTIFICATION_MIN_LENGTH
             ? _("Write at least 40 characters: why BFR is right for this "
                 "patient, and what you watch.")
             : NULL;
  }
  if (!has_text (self->name_entry))
    return _("Who clears it?");
  if (!has_text (self->role_entry))
    return _("In which role?");
  if (cw_date_entry_get_date (CW_DATE_ENTRY (self->date_entry)) ==
      CW_DATE_NONE)
    return _("On which day?");
  return NULL;
}

static void
update (CwClearanceWindow *self)
{
  const char *missing = get_missing (self);

  gtk_label_set_label (GTK_LABEL (self->hint_label),
                       missing != NULL ? missing : "");
  gtk_widget_set_sensitive (self->save_button, missing == NULL);
}

static CwLimbSet
get_limbs (CwClearanceWindow *self)
{
  CwLimbSet limbs = CW_LIMBS_NONE;

  for (GtkWidget *button = gtk_widget_get_first_child (self->limb_box);
       button != NULL; button = gtk_widget_get_next_sibling (button))
    if (gtk_toggle_button_get_active (GTK_TOGGLE_BUTTON (button)))
      limbs |=
        GPOINTER_TO_UINT (g_object_get_data (G_OBJECT (button), LIMB_KEY));
  return limbs;
}

static void
save_clearance (CwClearanceWindow *self)
{
  g_autoptr (CwClearance) clearance = cw_clearance_new ();

  clearance->finding_ids = g_new0 (char *, 2);
  clearance->finding_ids[0] = g_strdup (self->finding_id);
  clearance->name = cw_text_entry_dup_text (CW_TEXT_ENTRY (self->name_entry));
  clearance->role = cw_text_entry_dup_text (CW_TEXT_ENTRY (self->role_entry));
  clearance->organisation =
    cw_text_entry_dup_text (CW_TEXT_ENTRY (self->organisation_entry));
  clearance->registration =
    cw_text_entry_dup_text (CW_TEXT_ENTRY (self->registration_entry));
  clearance->letter =
    cw_text_entry_dup_text (CW_TEXT_ENTRY (self->letter_entry));
  clearance->limits =
    cw_text_entry_dup_text (CW_TEXT_ENTRY (self->limits_entry));
  clearance->date = cw_date_entry_get_date (CW_DATE_ENTRY (self->date_entry));
  clearance->expiry =
    cw_date_entry_get_date (CW_DATE_ENTRY (self->expiry_entry));
  clearance->limbs = get_limbs (self);
  clearance->max_aop_percent =
    cw_number_entry_get_value (CW_NUMBER_ENTRY (self->pressure_entry));
  clearance->max_load_percent_1rm =
    cw_number_entry_get_value (CW_NUMBER_ENTRY (self->load_entry));
  self->callbacks->cleared (clearance, self->data);
}

static void
save_justification (CwClearanceWindow *self)
{
  g_autoptr (CwJustification) justification = cw_justification_new ();

  justification->finding_ids = g_new0 (char *, 2);
  justification->finding_ids[0] = g_strdup (self->finding_id);
  justification->date = self->today;
  justification->text =
    cw_text_entry_dup_text (CW_TEXT_ENTRY (self->text_entry));
  self->callbacks->justified (justification, self->data);
}

static void
save_cb (CwClearanceWindow *self)
{
  if (get_missing (self) != NULL)
    return;
  if (self->justification)
    save_justification (self);
  else
    save_clearance (self);
  gtk_window_close (GTK_WINDOW (self));
}

static void
cw_clearance_window_dispose (GObject *object)
{
  gtk_widget_dispose_template (GTK_WIDGET (object), CW_TYPE_CLEARANCE_WINDOW);

  G_OBJECT_CLASS (cw_clearance_window_parent_class)->dispose (object);
}

static void
cw_clearance_window_finalize (GObject *object)
{
  g_free (CW_CLEARANCE_WINDOW (object)->finding_id);

  G_OBJECT_CLASS (cw_clearance_window_parent_class)->finalize (object);
}

static void
cw_clearance_window_class_init (CwClearanceWindowClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = cw_clearance_window_dispose;
  object_class->finalize = cw_clearance_window_finalize;
  gtk_widget_class_set_template_from_resource (
    widget_class, APP_RESOURCES "/screening/clearance-window.ui");
  gtk_widget_class_bind_template_child (widget_class, CwClearanceWindow,
                                        heading_label);
  gtk_widget_class_bind_template_child (widget_class, CwClearanceWindow, grid);
  gtk_widget_class_bind_template_child (widget_class, CwClearanceWindow,
                                        hint_label);
  gtk_widget_class_bind_template_child (widget_class, CwClearanceWindow,
                                        save_button);
  gtk_widget_class_bind_template_callback (widget_class, save_cb);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Escape, 0,
                                       "window.close", NULL);
}

static void
cw_clearance_window_init (CwClearanceWindow *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

static void
attach (CwClearanceWindow *self, const char *label, GtkWidget *widget)
{
  GtkWidget *name = gtk_label_new (label);

  gtk_label_set_xalign (GTK_LABEL (name), 0);
  gtk_widget_set_valign (name, GTK_ALIGN_CENTER);
  gtk_widget_set_hexpand (widget, TRUE);
  gtk_grid_attach (GTK_GRID (self->grid), name, 0, self->n_rows, 1, 1);
  gtk_grid_attach (GTK_GRID (self->grid), widget, 1, self->n_rows++, 1, 1);
}

static GtkWidget *
add_text (CwClearanceWindow *self, const char *label)
{
  GtkWidget *entry = cw_text_entry_new (label);

  attach (self, label, entry);
  g_signal_connect_swapped (entry, "changed", G_CALLBACK (update), self);
  return entry;
}

static GtkWidget *
add_date (CwClearanceWindow *self, const char *label)
{
  GtkWidget *entry = cw_date_entry_new (label);

  cw_date_entry_set_today (CW_DATE_ENTRY (entry), self->today);
  attach (self, label, entry);
  g_signal_connect_swapped (entry, "changed", G_CALLBACK (update), self);
  return entry;
}

static GtkWidget *
add_percent (CwClearanceWindow *self, const char *label, double maximum)
{
  GtkWidget *entry = cw_number_entry_new (label, "%", 1, maximum, 0);

  attach (self, label, entry);
  return entry;
}

static void
add_limbs (CwClearanceWindow *self)
{
  self->limb_box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 0);
  gtk_widget_add_css_class (self->limb_box, "linked");
  for (int limb = 0; limb < CW_N_LIMBS; limb++) {
    GtkWidget *button =
      gtk_toggle_button_new_with_label (cw_limb_get_name ((CwLimb) limb));

    g_object_set_data (G_OBJECT (button), LIMB_KEY,
                       GUINT_TO_POINTER (CW_LIMB_BIT (limb)));
    gtk_box_append (GTK_BOX (self->limb_box), button);
  }
  attach (self, _("Only for these limbs"), self->limb_box);
}

static void
build_clearance (CwClearanceWindow *self)
{
  self->name_entry = add_text (self, _("Name of the doctor"));
  self->role_entry = add_text (self, _("Role"));
  self->organisation_entry = add_text (self, _("Hospital or practice"));
  self->registration_entry = add_text (self, _("Registration number"));
  self->date_entry = add_date (self, _("Date of the letter"));
  cw_date_entry_set_range (CW_DATE_ENTRY (self->date_entry), CW_DATE_NONE,
                           self->today);
  self->expiry_entry = add_date (self, _("Valid until"));
  cw_date_entry_set_range (CW_DATE_ENTRY (self->expiry_entry), self->today,
                           CW_DATE_NONE);
  self->letter_entry = add_text (self, _("Reference of the letter"));
  add_limbs (self);
  self->pressure_entry =
    add_percent (self, _("Highest share of occlusion pressure"), 80);
  self->load_entry =
    add_percent (self, _("Highest share of the one-repetition maximum"), 50);
  self->limits_entry = add_text (self, _("Limits of weight and movement"));
}

GtkWindow *
cw_clearance_window_new (const CwFinding *finding,
                         gboolean justification,
                         CwDate today,
                         GtkWindow *parent,
                         const CwClearanceCallbacks *callbacks,
                         gpointer data)
{
  CwClearanceWindow *self = g_object_new (
    CW_TYPE_CLEARANCE_WINDOW, "transient-for", parent, "modal", TRUE, NULL);

  self->finding_id = g_strdup (finding->rule_id);
  self->today = today;
  self->justification = justification;
  self->callbacks = callbacks;
  self->data = data;
  gtk_window_set_title (GTK_WINDOW (self), justification
                                             ? _("Justification")
                                             : _("Clearance"));
  gtk_label_set_label (GTK_LABEL (self->heading_label), finding->title);
  if (justification)
    self->text_entry = add_text (self, _("Reason to go on"));
  else
    build_clearance (self);
  update (self);
  return GTK_WINDOW (self);
}
