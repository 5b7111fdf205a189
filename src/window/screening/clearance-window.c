/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "window/screening/clearance-window.h"

#include "model/clearance-effect.h"
#include "window/common/date-entry.h"
#include "window/common/limb-toggles.h"
#include "window/common/number-entry.h"
#include "window/common/signature-box.h"
#include "window/common/text-entry.h"
#include "window/screening/clearance-request-window.h"
#include "window/screening/finding-checks.h"

#include <glib/gi18n-lib.h>
#include <math.h>

struct _CwClearanceWindow {
  AdwWindow parent_instance;

  GtkWidget *heading_label;
  GtkWidget *ask_button;
  GtkWidget *grid;
  GtkWidget *signature_bin;
  GtkWidget *effect_label;
  GtkWidget *hint_label;
  GtkWidget *save_button;

  GtkWidget *finding_checks;
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
  GtkWidget *limb_toggles;
  GtkWidget *signature_box;

  CwClinic *clinic;
  CwScreeningFacts *facts;
  CwVerdict *verdict;
  gint64 patient_id;
  char *finding_id;
  gboolean justification;
  int n_rows;
  const CwClearanceCallbacks *callbacks;
  gpointer data;
};

G_DEFINE_FINAL_TYPE (CwClearanceWindow, cw_clearance_window, ADW_TYPE_WINDOW)

static char *
get_text (GtkWidget *entry)
{
  return cw_text_entry_dup_text (CW_TEXT_ENTRY (entry));
}

static CwClearance *
make_clearance (CwClearanceWindow *self)
{
  CwClearance *clearance = cw_clearance_new ();

  clearance->finding_ids =
    cw_finding_checks_dup_ids (CW_FINDING_CHECKS (self->finding_checks));
  clearance->name = get_text (self->name_entry);
  clearance->role = get_text (self->role_entry);
  clearance->organisation = get_text (self->organisation_entry);
  clearance->registration = get_text (self->registration_entry);
  clearance->letter = get_text (self->letter_entry);
  clearance->limits = get_text (self->limits_entry);
  clearance->date = cw_date_entry_get_date (CW_DATE_ENTRY (self->date_entry));
  clearance->expiry =
    cw_date_entry_get_date (CW_DATE_ENTRY (self->expiry_entry));
  clearance->limbs =
    cw_limb_toggles_get_limbs (CW_LIMB_TOGGLES (self->limb_toggles));
  clearance->max_aop_percent =
    cw_number_entry_get_value (CW_NUMBER_ENTRY (self->pressure_entry));
  clearance->max_load_percent_1rm =
    cw_number_entry_get_value (CW_NUMBER_ENTRY (self->load_entry));
  clearance->entered_by =
    cw_signature_box_dup_signature (CW_SIGNATURE_BOX (self->signature_box));
  return clearance;
}

/* What was typed and not understood must not be taken for nothing. */
static char *
find_misread (CwClearanceWindow *self)
{
  char *problem =
    cw_number_entry_get_problem (CW_NUMBER_ENTRY (self->pressure_entry));

  if (problem == NULL)
    problem = cw_number_entry_get_problem (CW_NUMBER_ENTRY (self->load_entry));
  if (problem != NULL)
    return problem;
  if (!cw_date_entry_is_empty (CW_DATE_ENTRY (self->expiry_entry)) &&
      cw_date_entry_get_date (CW_DATE_ENTRY (self->expiry_entry)) ==
        CW_DATE_NONE)
    return g_strdup (_("Until when is the letter valid? Type the day again, or "
                       "leave it empty."));
  return NULL;
}

/* NULL when nothing is missing. */
static char *
get_missing (CwClearanceWindow *self)
{
  g_autoptr (CwClearance) clearance = NULL;
  g_autoptr (GError) error = NULL;
  char *misread;

  if (self->justification) {
    g_autofree char *text = get_text (self->text_entry);

    if (text == NULL ||
        g_utf8_strlen (text, -1) < CW_JUSTIFICATION_MIN_LENGTH)
      return g_strdup (_("Write at least 40 characters: why BFR is right for "
                         "this patient, and what you watch."));
  } else {
    misread = find_misread (self);
    if (misread != NULL)
      return misread;
    clearance = make_clearance (self);
    if (!cw_clearance_validate (clearance, self->facts->date, &error))
      return g_strdup (error->message);
  }
  return cw_signature_box_get_clinician_id (
           CW_SIGNATURE_BOX (self->signature_box)) == 0
           ? g_strdup (_("Say who enters it, and tick the box."))
           : NULL;
}

static void
show_effect (CwClearanceWindow *self)
{
  g_autoptr (CwClearance) clearance = make_clearance (self);
  g_autofree char *effect = NULL;

  if (cw_clearance_validate (clearance, self->facts->date, NULL))
    effect = cw_clearance_describe_effect (
      cw_clinic_get_questionnaire (self->clinic), self->facts, clearance);
  gtk_label_set_label (GTK_LABEL (self->effect_label),
                       effect != NULL ? effect : "");
  gtk_widget_set_visible (self->effect_label, effect != NULL);
}

static void
update (CwClearanceWindow *self)
{
  g_autofree char *missing = NULL;

  if (self->signature_box == NULL)
    return;
  missing = get_missing (self);
  gtk_label_set_label (GTK_LABEL (self->hint_label),
                       missing != NULL ? missing : "");
  gtk_widget_set_visible (self->hint_label, missing != NULL);
  gtk_widget_set_sensitive (self->save_button, missing == NULL);
  if (!self->justification)
    show_effect (self);
}

static void
save_justification (CwClearanceWindow *self)
{
  g_autoptr (CwJustification) justification = cw_justification_new ();

  justification->finding_ids = g_strdupv ((char *[]) { self->finding_id, NULL });
  justification->date = self->facts->date;
  justification->text = get_text (self->text_entry);
  justification->clinician =
    cw_signature_box_dup_signature (CW_SIGNATURE_BOX (self->signature_box));
  self->callbacks->justified (justification, self->data);
}

static void
signed_cb (gpointer data)
{
  CwClearanceWindow *self = data;

  if (self->justification) {
    save_justification (self);
  } else {
    g_autoptr (CwClearance) clearance = make_clearance (self);

    self->callbacks->cleared (clearance, self->data);
  }
  gtk_window_close (GTK_WINDOW (self));
}

static void
save_cb (CwClearanceWindow *self)
{
  g_autofree char *missing = get_missing (self);

  if (missing == NULL)
    cw_signature_box_sign (CW_SIGNATURE_BOX (self->signature_box), signed_cb,
                           self);
}

/* The window for the question in place of the one for the answer. */
static void
ask_cb (CwClearanceWindow *self)
{
  gtk_window_present (cw_clearance_request_window_new (
    self->clinic, self->patient_id, self->verdict,
    gtk_window_get_transient_for (GTK_WINDOW (self))));
  gtk_window_close (GTK_WINDOW (self));
}

static void
save_action_cb (GtkWidget *widget, const char *action, GVariant *parameter)
{
  save_cb (CW_CLEARANCE_WINDOW (widget));
}

static void
cw_clearance_window_dispose (GObject *object)
{
  CwClearanceWindow *self = CW_CLEARANCE_WINDOW (object);

  self->signature_box = NULL;
  gtk_widget_dispose_template (GTK_WIDGET (object), CW_TYPE_CLEARANCE_WINDOW);
  g_clear_object (&self->clinic);

  G_OBJECT_CLASS (cw_clearance_window_parent_class)->dispose (object);
}

static void
cw_clearance_window_finalize (GObject *object)
{
  CwClearanceWindow *self = CW_CLEARANCE_WINDOW (object);

  g_free (self->finding_id);
  cw_screening_facts_free (self->facts);
  cw_verdict_free (self->verdict);

  G_OBJECT_CLASS (cw_clearance_window_parent_class)->finalize (object);
}

#define BIND(name)                                                             \
  gtk_widget_class_bind_template_child (widget_class, CwClearanceWindow, name)

static void
cw_clearance_window_class_init (CwClearanceWindowClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = cw_clearance_window_dispose;
  object_class->finalize = cw_clearance_window_finalize;
  gtk_widget_class_set_template_from_resource (
    widget_class, APP_RESOURCES "/screening/clearance-window.ui");
  BIND (heading_label);
  BIND (ask_button);
  BIND (grid);
  BIND (signature_bin);
  BIND (effect_label);
  BIND (hint_label);
  BIND (save_button);
  gtk_widget_class_bind_template_callback (widget_class, ask_cb);
  gtk_widget_class_bind_template_callback (widget_class, save_cb);
  gtk_widget_class_install_action (widget_class, "clearance.save", NULL,
                                   save_action_cb);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Return,
                                       GDK_CONTROL_MASK, "clearance.save",
                                       NULL);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Escape, 0,
                                       "window.close", NULL);
}

static void
cw_clearance_window_init (CwClearanceWindow *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

/* Adds a row to the form. */
static GtkWidget *
attach (CwClearanceWindow *self, const char *label, GtkWidget *widget)
{
  GtkWidget *name = gtk_label_new (label);

  gtk_label_set_xalign (GTK_LABEL (name), 0);
  gtk_label_set_wrap (GTK_LABEL (name), TRUE);
  gtk_label_set_max_width_chars (GTK_LABEL (name), 24);
  gtk_widget_set_valign (name, GTK_ALIGN_CENTER);
  gtk_widget_set_hexpand (widget, TRUE);
  gtk_grid_attach (GTK_GRID (self->grid), name, 0, self->n_rows, 1, 1);
  gtk_grid_attach (GTK_GRID (self->grid), widget, 1, self->n_rows++, 1, 1);
  g_signal_connect_swapped (widget, "changed", G_CALLBACK (update), self);
  return widget;
}

static GtkWidget *
add_text (CwClearanceWindow *self, const char *label)
{
  return attach (self, label, cw_text_entry_new (label));
}

/* Also follows what is typed and not understood, which changes no value. */
static void
follow_typing (CwClearanceWindow *self, GtkEditable *editable)
{
  g_signal_connect_data (editable, "changed", G_CALLBACK (update), self, NULL,
                         G_CONNECT_SWAPPED | G_CONNECT_AFTER);
}

static GtkWidget *
add_date (CwClearanceWindow *self, const char *label)
{
  GtkWidget *entry = attach (self, label, cw_date_entry_new (label));

  follow_typing (self, cw_date_entry_get_editable (CW_DATE_ENTRY (entry)));
  cw_date_entry_set_today (CW_DATE_ENTRY (entry), self->facts->date);
  return entry;
}

static GtkWidget *
add_percent (CwClearanceWindow *self, const char *label, double maximum)
{
  GtkWidget *entry =
    attach (self, label, cw_number_entry_new (label, "%", 1, maximum, 0));

  follow_typing (self, cw_number_entry_get_editable (CW_NUMBER_ENTRY (entry)));
  return entry;
}

static gboolean
is_finding (const char *finding_id, gconstpointer wanted)
{
  return g_str_equal (finding_id, wanted);
}

static void
add_findings (CwClearanceWindow *self, const CwVerdict *verdict)
{
  self->finding_checks =
    attach (self, _("Clears"), cw_finding_checks_new (_("Clears"), verdict));
  cw_finding_checks_tick (CW_FINDING_CHECKS (self->finding_checks), is_finding,
                          self->finding_id);
}

/* Whoever was asked is probably who answers. */
static void
fill_from_request (CwClearanceWindow *self, gint64 patient_id)
{
  g_autoptr (GPtrArray) requests =
    cw_clinic_load_clearance_requests (self->clinic, patient_id, NULL);
  const CwClearanceRequest *request =
    cw_clearance_request_find (requests, self->finding_id);

  if (request == NULL)
    return;
  cw_text_entry_set_text (CW_TEXT_ENTRY (self->name_entry), request->name);
  cw_text_entry_set_text (CW_TEXT_ENTRY (self->role_entry), request->role);
  cw_text_entry_set_text (CW_TEXT_ENTRY (self->organisation_entry),
                          request->organisation);
}

static void
build_clearance (CwClearanceWindow *self, const CwScreeningRecord *record)
{
  CwDate today = self->facts->date;

  add_findings (self, record->verdict);
  self->name_entry = add_text (self, _("Name of the doctor"));
  self->role_entry = add_text (self, _("Role"));
  self->organisation_entry = add_text (self, _("Hospital or practice"));
  self->registration_entry = add_text (self, _("Registration number"));
  self->letter_entry = add_text (self, _("Reference of the letter"));
  self->date_entry = add_date (self, _("Date of the letter"));
  cw_date_entry_set_range (CW_DATE_ENTRY (self->date_entry), CW_DATE_NONE,
                           today);
  self->expiry_entry = add_date (self, _("Valid until"));
  self->limb_toggles =
    attach (self, _("Only for these limbs"),
            cw_limb_toggles_new (_("Only for these limbs"), CW_LIMBS_ALL));
  self->pressure_entry =
    add_percent (self, _("Highest share of occlusion pressure"), 80);
  self->load_entry =
    add_percent (self, _("Highest share of the one-repetition maximum"), 50);
  self->limits_entry = add_text (self, _("Limits of weight and movement"));
  fill_from_request (self, record->patient_id);
}

static void
add_signature (CwClearanceWindow *self)
{
  self->signature_box = cw_signature_box_new (
    self->clinic, self->justification
                    ? _("This is my own reason, and I answer for it.")
                    : _("I have read the letter, and this is what it says."));
  g_signal_connect_object (self->signature_box, "changed", G_CALLBACK (update),
                           self, G_CONNECT_SWAPPED);
  adw_bin_set_child (ADW_BIN (self->signature_bin), self->signature_box);
}

GtkWindow *
cw_clearance_window_new (CwClinic *clinic,
                         const CwScreeningRecord *record,
                         const CwFinding *finding,
                         gboolean justification,
                         GtkWindow *parent,
                         const CwClearanceCallbacks *callbacks,
                         gpointer data)
{
  CwClearanceWindow *self = g_object_new (
    CW_TYPE_CLEARANCE_WINDOW, "transient-for", parent, "modal", TRUE, NULL);

  self->clinic = g_object_ref (clinic);
  self->facts = cw_screening_facts_copy (record->facts);
  self->verdict = cw_verdict_copy (record->verdict);
  self->patient_id = record->patient_id;
  self->finding_id = g_strdup (finding->rule_id);
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
    build_clearance (self, record);
  gtk_widget_set_visible (self->effect_label, FALSE);
  gtk_widget_set_visible (self->ask_button, !justification);
  add_signature (self);
  update (self);
  return GTK_WINDOW (self);
}
