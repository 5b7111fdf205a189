/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "window/patients/patient-dialog.h"

#include "base/text.h"
#include "window/common/date-entry.h"
#include "window/common/list-row.h"
#include "window/common/list-section.h"
#include "window/common/text-entry.h"
#include "window/patients/language-choice.h"

#include <glib/gi18n-lib.h>

struct _CwPatientDialog {
  AdwWindow parent_instance;

  CwClinic *clinic;
  CwPatient *patient;     /* as it was when the dialog opened */
  GPtrArray *duplicates;  /* (element-type CwPatient), as the rows */
  gboolean screened;      /* there is a signed screening */

  CwTextEntry *family_entry;
  CwTextEntry *given_entry;
  AdwBin *birth_bin;
  CwDateEntry *birth_entry;
  GtkDropDown *sex_drop_down;
  CwTextEntry *problem_entry;
  CwTextEntry *identifier_entry;
  CwTextEntry *phone_entry;
  GtkDropDown *language_drop_down;
  GtkWidget *duplicates_box;
  GtkListBox *duplicates_list;
  GtkLabel *problem_label;
  GtkWidget *screening_box;
  CwListSection *corrections_section;
  GtkButton *save_button;
};

enum { CHOSEN, N_SIGNALS };

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (CwPatientDialog, cw_patient_dialog, ADW_TYPE_WINDOW)

static CwPatient *
read_form (CwPatientDialog *self)
{
  CwPatient *patient = cw_patient_copy (self->patient);

  g_free (patient->family_name);
  g_free (patient->given_names);
  g_free (patient->identifier);
  g_free (patient->phone);
  g_free (patient->problem);
  patient->family_name = cw_text_entry_dup_text (self->family_entry);
  patient->given_names = cw_text_entry_dup_text (self->given_entry);
  patient->identifier = cw_text_entry_dup_text (self->identifier_entry);
  patient->phone = cw_text_entry_dup_text (self->phone_entry);
  patient->problem = cw_text_entry_dup_text (self->problem_entry);
  patient->birth_date = cw_date_entry_get_date (self->birth_entry);
  patient->sex = (CwSex) gtk_drop_down_get_selected (self->sex_drop_down);
  cw_set_str (&patient->language,
              cw_language_choice_get (self->language_drop_down));
  return patient;
}

static void
fill_form (CwPatientDialog *self)
{
  cw_text_entry_set_text (self->family_entry, self->patient->family_name);
  cw_text_entry_set_text (self->given_entry, self->patient->given_names);
  cw_text_entry_set_text (self->identifier_entry, self->patient->identifier);
  cw_text_entry_set_text (self->phone_entry, self->patient->phone);
  cw_text_entry_set_text (self->problem_entry, self->patient->problem);
  cw_date_entry_set_date (self->birth_entry, self->patient->birth_date);
  gtk_drop_down_set_selected (self->sex_drop_down, self->patient->sex);
  cw_language_choice_set (self->language_drop_down, self->patient->language);
}

static char *
describe_duplicate (const CwPatient *patient)
{
  g_autofree char *birth = cw_date_format (patient->birth_date);

  if (patient->identifier == NULL)
    /* Translators: %s is a date. */
    return g_strdup_printf (_("Born %s"), birth);
  /* Translators: a date, and the clinic's identifier of the patient. */
  return g_strdup_printf (_("Born %s · %s"), birth, patient->identifier);
}

static void
append_duplicate (CwPatientDialog *self, const CwPatient *patient)
{
  g_autofree char *name = cw_patient_get_display_name (patient);
  g_autofree char *description = describe_duplicate (patient);
  GtkWidget *row = cw_list_row_new (name, description);

  cw_list_row_set_leads_on (row);
  gtk_list_box_append (self->duplicates_list, row);
}

/* The hint is a help and not a gate: where it fails, saving tells the error. */
static void
update_duplicates (CwPatientDialog *self)
{
  g_autoptr (CwPatient) patient = read_form (self);
  g_autoptr (GPtrArray) duplicates = NULL;

  if (patient->family_name != NULL || patient->identifier != NULL)
    duplicates = cw_clinic_find_duplicates (self->clinic, patient, NULL);
  cw_list_clear (self->duplicates_list);
  g_clear_pointer (&self->duplicates, g_ptr_array_unref);
  self->duplicates = g_steal_pointer (&duplicates);
  for (guint i = 0; self->duplicates != NULL && i < self->duplicates->len; i++)
    append_duplicate (self, g_ptr_array_index (self->duplicates, i));
  gtk_widget_set_visible (self->duplicates_box,
                          self->duplicates != NULL &&
                            self->duplicates->len > 0);
}

/* The rules of a screening go by both. */
static void
update_screening (CwPatientDialog *self)
{
  CwDate birth_date = cw_date_entry_get_date (self->birth_entry);
  CwSex sex = (CwSex) gtk_drop_down_get_selected (self->sex_drop_down);

  gtk_widget_set_visible (self->screening_box,
                          self->screened &&
                            birth_date != CW_DATE_NONE &&
                            (birth_date != self->patient->birth_date ||
                             sex != self->patient->sex));
}

static void
birth_changed_cb (CwPatientDialog *self)
{
  update_duplicates (self);
  update_screening (self);
}

static void
append_correction (CwPatientDialog *self, const CwCorrection *correction)
{
  g_autofree char *change = cw_correction_describe (correction);
  g_autofree char *author = cw_correction_describe_author (correction);
  g_autofree char *title = g_strdup_printf (
    /* Translators: what was corrected, and how: "Phone: 123 → 124". */
    C_("correction", "%s: %s"), cw_correction_get_label (correction), change);
  GtkWidget *row = cw_list_row_new (title, author);

  adw_action_row_set_title_lines (ADW_ACTION_ROW (row), 0);
  cw_list_section_append (self->corrections_section, row);
}

/* What was said before stays to be seen (GDPR 16). */
static gboolean
show_history (CwPatientDialog *self, GError **error)
{
  g_autoptr (GPtrArray) corrections = NULL;
  g_autoptr (CwScreeningRecord) screening = NULL;
  g_autoptr (GError) load_error = NULL;

  corrections =
    cw_clinic_load_corrections (self->clinic, self->patient->id, error);
  if (corrections == NULL)
    return FALSE;
  screening = cw_clinic_load_last_screening (self->clinic, self->patient->id,
                                             &load_error);
  if (load_error != NULL) {
    g_propagate_error (error, g_steal_pointer (&load_error));
    return FALSE;
  }
  self->screened = screening != NULL;
  for (guint i = 0; i < corrections->len; i++)
    append_correction (self, g_ptr_array_index (corrections, i));
  return TRUE;
}

static void
duplicate_activated_cb (CwPatientDialog *self, GtkListBoxRow *row)
{
  const CwPatient *patient = g_ptr_array_index (
    self->duplicates, gtk_list_box_row_get_index (row));

  g_signal_emit (self, signals[CHOSEN], 0, patient->id);
  gtk_window_close (GTK_WINDOW (self));
}

static void
show_problem (CwPatientDialog *self,
              const CwPatient *patient,
              const char *message)
{
  gboolean at_name = patient->family_name == NULL;
  gboolean at_birth = !at_name && patient->birth_date == CW_DATE_NONE;

  cw_text_entry_set_problem (self->family_entry, at_name ? message : NULL);
  cw_date_entry_set_problem (self->birth_entry, at_birth ? message : NULL);
  gtk_label_set_label (self->problem_label, message);
  gtk_widget_set_visible (GTK_WIDGET (self->problem_label),
                          !at_name && !at_birth);
  if (at_name)
    gtk_widget_grab_focus (GTK_WIDGET (self->family_entry));
  else if (at_birth)
    gtk_widget_grab_focus (GTK_WIDGET (self->birth_entry));
}

static void
save_cb (CwPatientDialog *self)
{
  g_autoptr (CwPatient) patient = read_form (self);
  g_autoptr (GError) error = NULL;

  if (!cw_patient_validate (patient, cw_clinic_get_today (self->clinic),
                            &error) ||
      !cw_clinic_save_patient (self->clinic, patient, &error)) {
    show_problem (self, patient, error->message);
    return;
  }
  g_signal_emit (self, signals[CHOSEN], 0, patient->id);
  gtk_window_close (GTK_WINDOW (self));
}

static void
add_birth_entry (CwPatientDialog *self)
{
  GtkWidget *entry = cw_date_entry_new (_("Birth date"));
  CwDate today = cw_clinic_get_today (self->clinic);

  self->birth_entry = CW_DATE_ENTRY (entry);
  cw_date_entry_set_today (self->birth_entry, today);
  cw_date_entry_set_range (self->birth_entry, CW_DATE_NONE, today);
  adw_bin_set_child (self->birth_bin, entry);
  g_signal_connect_swapped (entry, "changed", G_CALLBACK (birth_changed_cb),
                            self);
}

static void
cw_patient_dialog_dispose (GObject *object)
{
  CwPatientDialog *self = CW_PATIENT_DIALOG (object);

  gtk_widget_dispose_template (GTK_WIDGET (self), CW_TYPE_PATIENT_DIALOG);
  g_clear_object (&self->clinic);
  g_clear_pointer (&self->patient, cw_patient_free);
  g_clear_pointer (&self->duplicates, g_ptr_array_unref);

  G_OBJECT_CLASS (cw_patient_dialog_parent_class)->dispose (object);
}

static void
cw_patient_dialog_class_init (CwPatientDialogClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = cw_patient_dialog_dispose;
  signals[CHOSEN] =
    g_signal_new ("chosen", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0,
                  NULL, NULL, NULL, G_TYPE_NONE, 1, G_TYPE_INT64);
  g_type_ensure (CW_TYPE_TEXT_ENTRY);
  g_type_ensure (CW_TYPE_LIST_SECTION);
  gtk_widget_class_set_template_from_resource (
    widget_class, APP_RESOURCES "/patients/patient-dialog.ui");
#define BIND(name)                                                             \
  gtk_widget_class_bind_template_child (widget_class, CwPatientDialog, name)
  BIND (family_entry);
  BIND (given_entry);
  BIND (birth_bin);
  BIND (sex_drop_down);
  BIND (problem_entry);
  BIND (identifier_entry);
  BIND (phone_entry);
  BIND (language_drop_down);
  BIND (duplicates_box);
  BIND (duplicates_list);
  BIND (problem_label);
  BIND (screening_box);
  BIND (corrections_section);
  BIND (save_button);
#undef BIND
  gtk_widget_class_bind_template_callback (widget_class, save_cb);
  gtk_widget_class_bind_template_callback (widget_class, update_screening);
  gtk_widget_class_bind_template_callback (widget_class,
                                           duplicate_activated_cb);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Escape, 0,
                                       "window.close", NULL);
}

static void
cw_patient_dialog_init (CwPatientDialog *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

/* NULL with an error; a new patient gets the clinic's next identifier. */
static CwPatient *
load_patient (CwClinic *clinic, gint64 patient_id, GError **error)
{
  g_autoptr (CwPatient) patient = NULL;

  if (patient_id != 0)
    return cw_clinic_load_patient (clinic, patient_id, error);

  patient = cw_patient_new ();
  patient->identifier = cw_clinic_suggest_identifier (clinic, error);
  return patient->identifier != NULL ? g_steal_pointer (&patient) : NULL;
}

GtkWindow *
cw_patient_dialog_new (CwClinic *clinic,
                       gint64 patient_id,
                       GtkWindow *parent,
                       GError **error)
{
  g_autoptr (CwPatient) patient = NULL;
  CwPatientDialog *self = NULL;

  g_return_val_if_fail (CW_IS_CLINIC (clinic), NULL);

  patient = load_patient (clinic, patient_id, error);
  if (patient == NULL)
    return NULL;

  self = g_object_new (CW_TYPE_PATIENT_DIALOG, "transient-for", parent, NULL);
  self->clinic = g_object_ref (clinic);
  self->patient = g_steal_pointer (&patient);
  if (patient_id != 0) {
    gtk_window_set_title (GTK_WINDOW (self), _("Edit Patient"));
    gtk_button_set_label (self->save_button, _("Save"));
  }
  add_birth_entry (self);
  fill_form (self);
  if (patient_id != 0 && !show_history (self, error)) {
    gtk_window_destroy (GTK_WINDOW (self));
    return NULL;
  }
  g_signal_connect_swapped (self->family_entry, "changed",
                            G_CALLBACK (update_duplicates), self);
  g_signal_connect_swapped (self->given_entry, "changed",
                            G_CALLBACK (update_duplicates), self);
  g_signal_connect_swapped (self->identifier_entry, "changed",
                            G_CALLBACK (update_duplicates), self);
  gtk_widget_grab_focus (GTK_WIDGET (self->family_entry));
  return GTK_WINDOW (self);
}
