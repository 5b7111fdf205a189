/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "window/screening/clearance-request-window.h"

#include "clinical/doctor.h"
#include "window/common/limb-toggles.h"
#include "window/common/message.h"
#include "window/common/signature-box.h"
#include "window/common/text-entry.h"
#include "window/documents/document-window.h"
#include "window/screening/finding-checks.h"

#include <glib/gi18n-lib.h>

struct _CwClearanceRequestWindow {
  AdwWindow parent_instance;

  GtkWidget *grid;
  GtkWidget *signature_bin;
  GtkWidget *hint_label;
  GtkWidget *save_button;

  GtkWidget *finding_checks;
  GtkWidget *name_entry;
  GtkWidget *role_entry;
  GtkWidget *organisation_entry;
  GtkWidget *limb_toggles;
  GtkWidget *signature_box;

  CwClinic *clinic;
  CwVerdict *verdict;
  gint64 patient_id;
  int n_rows;
};

G_DEFINE_FINAL_TYPE (CwClearanceRequestWindow,
                     cw_clearance_request_window,
                     ADW_TYPE_WINDOW)

static CwClearanceRequest *
make_request (CwClearanceRequestWindow *self)
{
  CwClearanceRequest *request = cw_clearance_request_new ();
  g_auto (GStrv) ids =
    cw_finding_checks_dup_ids (CW_FINDING_CHECKS (self->finding_checks));

  request->patient_id = self->patient_id;
  request->name = cw_text_entry_dup_text (CW_TEXT_ENTRY (self->name_entry));
  request->role = cw_text_entry_dup_text (CW_TEXT_ENTRY (self->role_entry));
  request->organisation =
    cw_text_entry_dup_text (CW_TEXT_ENTRY (self->organisation_entry));
  request->limbs =
    cw_limb_toggles_get_limbs (CW_LIMB_TOGGLES (self->limb_toggles));
  for (guint i = 0; i < self->verdict->findings->len; i++) {
    const CwFinding *finding = g_ptr_array_index (self->verdict->findings, i);

    if (cw_finding_waits_for_clearance (finding) &&
        g_strv_contains ((const char *const *) ids, finding->rule_id))
      g_ptr_array_add (request->findings, cw_finding_copy (finding));
  }
  return request;
}

/* NULL when nothing is missing. */
static char *
get_missing (CwClearanceRequestWindow *self)
{
  g_autoptr (CwClearanceRequest) request = make_request (self);
  g_autoptr (GError) error = NULL;

  if (!cw_clearance_request_validate (request, &error))
    return g_strdup (error->message);
  return cw_signature_box_get_clinician_id (
           CW_SIGNATURE_BOX (self->signature_box)) == 0
           ? g_strdup (_("Say who asks, and tick the box."))
           : NULL;
}

static void
update (CwClearanceRequestWindow *self)
{
  g_autofree char *missing = NULL;

  if (self->signature_box == NULL)
    return;
  missing = get_missing (self);
  gtk_label_set_label (GTK_LABEL (self->hint_label),
                       missing != NULL ? missing : "");
  gtk_widget_set_visible (self->hint_label, missing != NULL);
  gtk_widget_set_sensitive (self->save_button, missing == NULL);
}

/* Shows the letter in place of this window. */
static void
show_letter (CwClearanceRequestWindow *self)
{
  GtkWindow *parent = gtk_window_get_transient_for (GTK_WINDOW (self));
  g_autoptr (GError) error = NULL;
  GtkWindow *window =
    cw_document_window_new (self->clinic, self->patient_id,
                            CW_PAPER_KIND_CLEARANCE_LETTER, parent, &error);

  if (window != NULL)
    gtk_window_present (window);
  else
    cw_message_show_error (parent, _("The letter could not be shown"), error);
  gtk_window_close (GTK_WINDOW (self));
}

static void
signed_cb (gpointer data)
{
  CwClearanceRequestWindow *self = data;
  g_autoptr (CwClearanceRequest) request = make_request (self);
  g_autoptr (GError) error = NULL;

  if (cw_clinic_ask_clearance (
        self->clinic, request,
        cw_signature_box_get_clinician_id (
          CW_SIGNATURE_BOX (self->signature_box)),
        &error))
    show_letter (self);
  else
    cw_message_show_error (GTK_WINDOW (self), _("The letter was not recorded"),
                           error);
}

static void
save_cb (CwClearanceRequestWindow *self)
{
  g_autofree char *missing = get_missing (self);

  if (missing == NULL)
    cw_signature_box_sign (CW_SIGNATURE_BOX (self->signature_box), signed_cb,
                           self);
}

static void
save_action_cb (GtkWidget *widget, const char *action, GVariant *parameter)
{
  save_cb (CW_CLEARANCE_REQUEST_WINDOW (widget));
}

static void
cw_clearance_request_window_dispose (GObject *object)
{
  CwClearanceRequestWindow *self = CW_CLEARANCE_REQUEST_WINDOW (object);

  self->signature_box = NULL;
  gtk_widget_dispose_template (GTK_WIDGET (object),
                               CW_TYPE_CLEARANCE_REQUEST_WINDOW);
  g_clear_object (&self->clinic);

  G_OBJECT_CLASS (cw_clearance_request_window_parent_class)->dispose (object);
}

static void
cw_clearance_request_window_finalize (GObject *object)
{
  cw_verdict_free (CW_CLEARANCE_REQUEST_WINDOW (object)->verdict);

  G_OBJECT_CLASS (cw_clearance_request_window_parent_class)->finalize (object);
}

#define BIND(name)                                                             \
  gtk_widget_class_bind_template_child (widget_class,                          \
                                        CwClearanceRequestWindow, name)

static void
cw_clearance_request_window_class_init (CwClearanceRequestWindowClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = cw_clearance_request_window_dispose;
  object_class->finalize = cw_clearance_request_window_finalize;
  gtk_widget_class_set_template_from_resource (
    widget_class, APP_RESOURCES "/screening/clearance-request-window.ui");
  BIND (grid);
  BIND (signature_bin);
  BIND (hint_label);
  BIND (save_button);
  gtk_widget_class_bind_template_callback (widget_class, save_cb);
  gtk_widget_class_install_action (widget_class, "request.save", NULL,
                                   save_action_cb);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Return,
                                       GDK_CONTROL_MASK, "request.save", NULL);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Escape, 0,
                                       "window.close", NULL);
}

static void
cw_clearance_request_window_init (CwClearanceRequestWindow *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

static GtkWidget *
attach (CwClearanceRequestWindow *self, const char *label, GtkWidget *widget)
{
  GtkWidget *name = gtk_label_new (label);

  gtk_label_set_xalign (GTK_LABEL (name), 0);
  gtk_widget_set_valign (name, GTK_ALIGN_CENTER);
  gtk_widget_set_hexpand (widget, TRUE);
  gtk_grid_attach (GTK_GRID (self->grid), name, 0, self->n_rows, 1, 1);
  gtk_grid_attach (GTK_GRID (self->grid), widget, 1, self->n_rows++, 1, 1);
  g_signal_connect_swapped (widget, "changed", G_CALLBACK (update), self);
  return widget;
}

static GtkWidget *
add_text (CwClearanceRequestWindow *self, const char *label)
{
  return attach (self, label, cw_text_entry_new (label));
}

/* The first of what waits; NULL when nothing does. */
static const CwFinding *
find_first (const CwVerdict *verdict)
{
  for (guint i = 0; i < verdict->findings->len; i++) {
    const CwFinding *finding = g_ptr_array_index (verdict->findings, i);

    if (cw_finding_waits_for_clearance (finding))
      return finding;
  }
  return NULL;
}

static gboolean
is_for_doctor (const char *finding_id, gconstpointer role)
{
  return g_str_equal (cw_doctor_suggest (finding_id), role);
}

/* The limbs that only a letter keeps from the cuff. */
static CwLimbSet
find_waiting_limbs (const CwVerdict *verdict)
{
  CwLimbSet limbs = CW_LIMBS_NONE;

  for (int i = 0; i < CW_N_LIMBS; i++)
    if (verdict->limbs[i].state == CW_LIMB_STATE_NEEDS_CLEARANCE)
      limbs |= CW_LIMB_BIT (i);
  return limbs;
}

/* One doctor at a time: the one for the worst finding. */
static void
build (CwClearanceRequestWindow *self)
{
  const CwFinding *first = find_first (self->verdict);
  const char *role = cw_doctor_suggest (first->rule_id);

  self->name_entry = add_text (self, _("Name of the doctor"));
  self->role_entry = add_text (self, _("Role"));
  cw_text_entry_set_text (CW_TEXT_ENTRY (self->role_entry), role);
  self->organisation_entry = add_text (self, _("Hospital or practice"));
  self->finding_checks =
    attach (self, _("Asked about"),
            cw_finding_checks_new (_("Asked about"), self->verdict));
  cw_finding_checks_tick (CW_FINDING_CHECKS (self->finding_checks),
                          is_for_doctor, role);
  self->limb_toggles =
    attach (self, _("BFR is planned on"),
            cw_limb_toggles_new (_("BFR is planned on"), CW_LIMBS_ALL));
  cw_limb_toggles_set_limbs (CW_LIMB_TOGGLES (self->limb_toggles),
                             find_waiting_limbs (self->verdict));
  self->signature_box = cw_signature_box_new (
    self->clinic, _("The patient agrees that I write to this doctor."));
  g_signal_connect_object (self->signature_box, "changed", G_CALLBACK (update),
                           self, G_CONNECT_SWAPPED);
  adw_bin_set_child (ADW_BIN (self->signature_bin), self->signature_box);
}

gboolean
cw_clearance_request_window_is_useful (const CwVerdict *verdict)
{
  return find_first (verdict) != NULL;
}

GtkWindow *
cw_clearance_request_window_new (CwClinic *clinic,
                                 gint64 patient_id,
                                 const CwVerdict *verdict,
                                 GtkWindow *parent)
{
  CwClearanceRequestWindow *self;

  g_return_val_if_fail (CW_IS_CLINIC (clinic), NULL);
  g_return_val_if_fail (cw_clearance_request_window_is_useful (verdict),
                        NULL);

  self = g_object_new (CW_TYPE_CLEARANCE_REQUEST_WINDOW, "transient-for",
                       parent, "modal", TRUE, NULL);
  self->clinic = g_object_ref (clinic);
  self->verdict = cw_verdict_copy (verdict);
  self->patient_id = patient_id;
  build (self);
  update (self);
  return GTK_WINDOW (self);
}
