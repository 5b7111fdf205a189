/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "window/session/adverse-event-window.h"

#include <glib/gi18n-lib.h>

#include "window/common/date-entry.h"
#include "window/common/list-row.h"
#include "window/common/list-section.h"
#include "window/common/message.h"
#include "window/common/signature-box.h"
#include "window/common/status-mark.h"
#include "window/common/text-entry.h"
#include "window/session/adverse-event-text.h"

struct _CwAdverseEventWindow {
  AdwWindow parent_instance;

  GtkWidget *facts_label;
  CwListSection *history;
  GtkGrid *grid;
  GtkWidget *advice_box;
  AdwBin *mark_bin;
  GtkWidget *advice_label;
  GtkCheckButton *review_check;
  AdwBin *signature_bin;
  GtkWidget *hint_label;

  GtkWidget *kind_drop_down;
  GtkWidget *outcome_drop_down;
  GtkWidget *limb_drop_down; /* of a new event */
  GtkWidget *day_entry;
  GtkWidget *severity_drop_down;
  GtkWidget *relatedness_drop_down;
  GtkWidget *action_entry;
  GtkWidget *outcome_entry;
  GtkWidget *resolved_entry;
  GtkWidget *note_entry;
  GtkWidget *signature_box;

  CwClinic *clinic;
  CwAdverseEvent *event;
  int n_rows;
};

G_DEFINE_FINAL_TYPE (CwAdverseEventWindow,
                     cw_adverse_event_window,
                     ADW_TYPE_WINDOW)

static guint
get_selected (GtkWidget *drop_down)
{
  return gtk_drop_down_get_selected (GTK_DROP_DOWN (drop_down));
}

/* NULL until one is chosen: the first place of the list asks for it. */
static const CwEventKind *
get_kind (CwAdverseEventWindow *self)
{
  gsize n_kinds;
  const CwEventKind *const *kinds = cw_event_kinds_get (&n_kinds);
  guint selected = get_selected (self->kind_drop_down);

  return selected >= 1 && selected <= n_kinds ? kinds[selected - 1] : NULL;
}

static const CwEventOutcome *
get_outcome (CwAdverseEventWindow *self)
{
  const CwEventKind *kind = get_kind (self);
  guint selected = get_selected (self->outcome_drop_down);

  return kind != NULL && selected < kind->n_outcomes ? &kind->outcomes[selected]
                                                     : NULL;
}

/* What would be signed now. */
static CwEventEntry *
make_entry (CwAdverseEventWindow *self)
{
  CwEventEntry *entry = cw_event_entry_new ();
  const CwEventKind *kind = get_kind (self);
  const CwEventOutcome *outcome = get_outcome (self);
  guint severity = get_selected (self->severity_drop_down);
  guint relatedness = get_selected (self->relatedness_drop_down);

  entry->kind_id = kind != NULL ? g_strdup (kind->id) : NULL;
  entry->grade = outcome != NULL ? outcome->grade : CW_EVENT_SERIOUS;
  entry->severity = severity > 0 ? (int)severity : -1;
  entry->relatedness = relatedness > 0 ? (int)relatedness : -1;
  entry->action = cw_text_entry_dup_text (CW_TEXT_ENTRY (self->action_entry));
  entry->outcome = cw_text_entry_dup_text (CW_TEXT_ENTRY (self->outcome_entry));
  entry->note = cw_text_entry_dup_text (CW_TEXT_ENTRY (self->note_entry));
  entry->resolved_on
      = cw_date_entry_get_date (CW_DATE_ENTRY (self->resolved_entry));
  entry->is_review = gtk_check_button_get_active (self->review_check);
  return entry;
}

/* NULL when it can be signed. */
static char *
get_missing (CwAdverseEventWindow *self)
{
  g_autoptr (CwEventEntry) entry = make_entry (self);
  g_autoptr (GError) error = NULL;

  if (!cw_event_entry_validate (entry, &error))
    return g_strdup (error->message);
  if (self->event->id == 0
      && cw_date_entry_get_date (CW_DATE_ENTRY (self->day_entry))
             == CW_DATE_NONE)
    return g_strdup (_ ("On which day was it?"));
  if (cw_signature_box_get_clinician_id (CW_SIGNATURE_BOX (self->signature_box))
      == 0)
    return g_strdup (_ ("Sign it."));
  return NULL;
}

static void
show_advice (CwAdverseEventWindow *self)
{
  const CwEventOutcome *outcome = get_outcome (self);
  g_autofree char *text = NULL;

  gtk_widget_set_visible (self->advice_box, outcome != NULL);
  if (outcome == NULL)
    return;
  text = g_strdup_printf ("%s\n%s", outcome->advice,
                          cw_adverse_event_text_consequence (outcome->grade));
  gtk_label_set_label (GTK_LABEL (self->advice_label), text);
  adw_bin_set_child (self->mark_bin,
                     cw_status_mark_new (cw_adverse_event_text_status (outcome->grade),
                                        21));
}

static void
update (CwAdverseEventWindow *self)
{
  g_autofree char *missing = NULL;

  if (self->signature_box == NULL)
    return;
  show_advice (self);
  missing = get_missing (self);
  gtk_label_set_label (GTK_LABEL (self->hint_label),
                       missing != NULL ? missing : "");
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "event.sign",
                                 missing == NULL);
}

/* How grave it was: what the data offers for that kind. */
static void
kind_cb (CwAdverseEventWindow *self)
{
  g_autoptr (GtkStringList) names = gtk_string_list_new (NULL);
  const CwEventKind *kind = get_kind (self);

  for (gsize i = 0; kind != NULL && i < kind->n_outcomes; i++)
    gtk_string_list_append (
        names, kind->outcomes[i].label != NULL
                   ? kind->outcomes[i].label
                   : cw_event_grade_get_name (kind->outcomes[i].grade));
  gtk_drop_down_set_model (GTK_DROP_DOWN (self->outcome_drop_down),
                           G_LIST_MODEL (names));
  /* The milder one is for somebody to say, not for us to suppose. */
  if (kind != NULL && kind->n_outcomes > 0)
    gtk_drop_down_set_selected (GTK_DROP_DOWN (self->outcome_drop_down),
                                (guint)kind->n_outcomes - 1);
  gtk_widget_set_sensitive (self->outcome_drop_down,
                            kind != NULL && kind->n_outcomes > 1);
  update (self);
}

static gint64
get_happened_at (CwAdverseEventWindow *self)
{
  CwDate day = cw_date_entry_get_date (CW_DATE_ENTRY (self->day_entry));

  if (day == cw_clinic_get_today (self->clinic))
    return cw_clock_now (cw_clinic_get_clock (self->clinic)).utc_s;
  return cw_date_local_noon (day);
}

static gboolean
sign (CwAdverseEventWindow *self, CwEventEntry *entry, GError **error)
{
  gint64 clinician_id = cw_signature_box_get_clinician_id (
      CW_SIGNATURE_BOX (self->signature_box));
  guint limb;

  if (self->event->id != 0)
    return cw_clinic_add_event_entry (self->clinic, self->event, entry,
                                      clinician_id, error);
  limb = get_selected (self->limb_drop_down);
  self->event->limbs = limb > 0 ? CW_LIMB_BIT (limb - 1) : CW_LIMBS_NONE;
  self->event->happened_at = get_happened_at (self);
  g_ptr_array_set_size (self->event->entries, 0);
  g_ptr_array_add (self->event->entries, cw_event_entry_copy (entry));
  return cw_clinic_open_adverse_event (self->clinic, self->event, clinician_id,
                                       error);
}

static void
signed_cb (gpointer data)
{
  CwAdverseEventWindow *self = data;
  g_autoptr (CwEventEntry) entry = make_entry (self);
  g_autoptr (GError) error = NULL;

  if (sign (self, entry, &error))
    gtk_window_close (GTK_WINDOW (self));
  else
    cw_message_show_error (GTK_WINDOW (self),
                           _ ("The event could not be saved"), error);
}

static void
sign_cb (GtkWidget *widget, const char *action, GVariant *parameter)
{
  CwAdverseEventWindow *self = CW_ADVERSE_EVENT_WINDOW (widget);

  cw_signature_box_sign (CW_SIGNATURE_BOX (self->signature_box), signed_cb,
                         self);
}

static void
cw_adverse_event_window_dispose (GObject *object)
{
  CwAdverseEventWindow *self = CW_ADVERSE_EVENT_WINDOW (object);

  gtk_widget_dispose_template (GTK_WIDGET (self), CW_TYPE_ADVERSE_EVENT_WINDOW);
  g_clear_object (&self->clinic);

  G_OBJECT_CLASS (cw_adverse_event_window_parent_class)->dispose (object);
}

static void
cw_adverse_event_window_finalize (GObject *object)
{
  cw_adverse_event_free (CW_ADVERSE_EVENT_WINDOW (object)->event);

  G_OBJECT_CLASS (cw_adverse_event_window_parent_class)->finalize (object);
}

static void
cw_adverse_event_window_class_init (CwAdverseEventWindowClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = cw_adverse_event_window_dispose;
  object_class->finalize = cw_adverse_event_window_finalize;
  g_type_ensure (CW_TYPE_LIST_SECTION);
  gtk_widget_class_set_template_from_resource (
      widget_class, APP_RESOURCES "/session/adverse-event-window.ui");
#define BIND(name)                                                             \
  gtk_widget_class_bind_template_child (widget_class, CwAdverseEventWindow,    \
                                        name)
  BIND (facts_label);
  BIND (history);
  BIND (grid);
  BIND (advice_box);
  BIND (mark_bin);
  BIND (advice_label);
  BIND (review_check);
  BIND (signature_bin);
  BIND (hint_label);
#undef BIND
  gtk_widget_class_bind_template_callback (widget_class, update);
  gtk_widget_class_install_action (widget_class, "event.sign", NULL, sign_cb);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Return,
                                       GDK_CONTROL_MASK, "event.sign", NULL);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Escape, 0,
                                       "window.close", NULL);
}

static void
cw_adverse_event_window_init (CwAdverseEventWindow *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

static void
attach (CwAdverseEventWindow *self, const char *label, GtkWidget *widget)
{
  GtkWidget *name = gtk_label_new (label);

  gtk_label_set_xalign (GTK_LABEL (name), 0);
  gtk_label_set_wrap (GTK_LABEL (name), TRUE);
  gtk_widget_set_valign (name, GTK_ALIGN_CENTER);
  gtk_widget_set_hexpand (widget, TRUE);
  gtk_grid_attach (self->grid, name, 0, self->n_rows, 1, 1);
  gtk_grid_attach (self->grid, widget, 1, self->n_rows++, 1, 1);
}

static GtkWidget *
add_choice (CwAdverseEventWindow *self,
            const char *label,
            GtkStringList *names,
            GCallback changed)
{
  /* Typing finds a choice. */
  GtkWidget *drop_down = gtk_drop_down_new (
      G_LIST_MODEL (names),
      gtk_property_expression_new (GTK_TYPE_STRING_OBJECT, NULL, "string"));

  gtk_accessible_update_property (GTK_ACCESSIBLE (drop_down),
                                  GTK_ACCESSIBLE_PROPERTY_LABEL, label, -1);
  attach (self, label, drop_down);
  g_signal_connect_swapped (drop_down, "notify::selected", changed, self);
  return drop_down;
}

static GtkWidget *
add_text (CwAdverseEventWindow *self, const char *label, const char *text)
{
  GtkWidget *entry = cw_text_entry_new (label);

  attach (self, label, entry);
  if (text != NULL)
    cw_text_entry_set_text (CW_TEXT_ENTRY (entry), text);
  g_signal_connect_swapped (entry, "changed", G_CALLBACK (update), self);
  return entry;
}

static GtkWidget *
add_day (CwAdverseEventWindow *self, const char *label, CwDate day)
{
  CwDate today = cw_clinic_get_today (self->clinic);
  GtkWidget *entry = cw_date_entry_new (label);

  cw_date_entry_set_today (CW_DATE_ENTRY (entry), today);
  cw_date_entry_set_range (CW_DATE_ENTRY (entry), CW_DATE_NONE, today);
  attach (self, label, entry);
  if (day != CW_DATE_NONE)
    cw_date_entry_set_date (CW_DATE_ENTRY (entry), day);
  g_signal_connect_swapped (entry, "changed", G_CALLBACK (update), self);
  return entry;
}

static void
add_kind (CwAdverseEventWindow *self)
{
  GtkStringList *names = gtk_string_list_new (NULL);
  gsize n_kinds;
  const CwEventKind *const *kinds = cw_event_kinds_get (&n_kinds);

  gtk_string_list_append (names, _ ("Choose what happened"));
  for (gsize i = 0; i < n_kinds; i++)
    gtk_string_list_append (names, kinds[i]->label);
  self->kind_drop_down
      = add_choice (self, _ ("What happened"), names, G_CALLBACK (kind_cb));
  gtk_drop_down_set_enable_search (GTK_DROP_DOWN (self->kind_drop_down), TRUE);
  self->outcome_drop_down = add_choice (
      self, _ ("How grave"), gtk_string_list_new (NULL), G_CALLBACK (update));
}

static void
add_limb (CwAdverseEventWindow *self)
{
  GtkStringList *names = gtk_string_list_new (NULL);

  gtk_string_list_append (names, _ ("No one limb"));
  for (int limb = 0; limb < CW_N_LIMBS; limb++)
    gtk_string_list_append (names, cw_limb_get_name ((CwLimb)limb));
  self->limb_drop_down
      = add_choice (self, _ ("Limb"), names, G_CALLBACK (update));
}

static GtkWidget *
add_scale (CwAdverseEventWindow *self,
           const char *label,
           const char *(*get_name) (int),
           int n_names)
{
  GtkStringList *names = gtk_string_list_new (NULL);

  gtk_string_list_append (names, C_ ("adverse event", "Not judged yet"));
  for (int i = 1; i <= n_names; i++)
    gtk_string_list_append (names, get_name (i));
  return add_choice (self, label, names, G_CALLBACK (update));
}

/* The fields begin with what was said last, so that only what is new is
 * typed. */
static void
add_fields (CwAdverseEventWindow *self, const CwEventEntry *last)
{
  gboolean is_new = self->event->id == 0;

  add_kind (self);
  if (is_new) {
    self->day_entry
        = add_day (self, _ ("When"), cw_clinic_get_today (self->clinic));
    add_limb (self);
  }
  self->severity_drop_down
      = add_scale (self, _ ("How severe"), cw_event_severity_get_name,
                   CW_N_EVENT_SEVERITIES);
  self->relatedness_drop_down
      = add_scale (self, _ ("Caused by BFR"), cw_event_relatedness_get_name,
                   CW_N_EVENT_RELATEDNESSES);
  self->action_entry
      = add_text (self, _ ("What is done"), last != NULL ? last->action : NULL);
  self->outcome_entry = add_text (self, _ ("How it ended"),
                                  last != NULL ? last->outcome : NULL);
  self->resolved_entry = add_day (
      self, _ ("Over since"), last != NULL ? last->resolved_on : CW_DATE_NONE);
  self->note_entry = add_text (self, _ ("Note"), NULL);
}

static void
select_last (CwAdverseEventWindow *self, const CwEventEntry *last)
{
  gsize n_kinds;
  const CwEventKind *const *kinds = cw_event_kinds_get (&n_kinds);
  const CwEventKind *kind = NULL;

  for (gsize i = 0; i < n_kinds; i++)
    if (g_strcmp0 (kinds[i]->id, last->kind_id) == 0) {
      kind = kinds[i];
      gtk_drop_down_set_selected (GTK_DROP_DOWN (self->kind_drop_down),
                                  (guint)i + 1);
    }
  for (gsize i = 0; kind != NULL && i < kind->n_outcomes; i++)
    if (kind->outcomes[i].grade == last->grade)
      gtk_drop_down_set_selected (GTK_DROP_DOWN (self->outcome_drop_down),
                                  (guint)i);
  gtk_drop_down_set_selected (GTK_DROP_DOWN (self->severity_drop_down),
                              last->severity > 0 ? (guint)last->severity : 0);
  gtk_drop_down_set_selected (GTK_DROP_DOWN (self->relatedness_drop_down),
                              last->relatedness > 0 ? (guint)last->relatedness
                                                    : 0);
}

static void
append_entry (CwAdverseEventWindow *self, const CwEventEntry *entry)
{
  g_autofree char *title = cw_adverse_event_text_title (entry);
  g_autofree char *text = cw_adverse_event_text_entry (entry);

  cw_list_section_append (
      self->history,
      cw_list_row_new_with_mark (
          title, text,
          entry->is_review ? CW_STATUS_PERMITTED
                           : cw_adverse_event_text_status (entry->grade)));
}

static void
show_facts (CwAdverseEventWindow *self)
{
  g_autofree char *facts = cw_adverse_event_text_facts (self->event);

  gtk_label_set_label (GTK_LABEL (self->facts_label), facts);
  gtk_widget_set_visible (self->facts_label, *facts != '\0');
}

GtkWindow *
cw_adverse_event_window_new (CwClinic *clinic,
                             gint64 patient_id,
                             CwAdverseEvent *event,
                             GtkWindow *parent)
{
  CwAdverseEventWindow *self
      = g_object_new (CW_TYPE_ADVERSE_EVENT_WINDOW, "transient-for", parent,
                      "modal", TRUE, NULL);
  const CwEventEntry *last = NULL;

  self->clinic = g_object_ref (clinic);
  self->event = event;
  if (event == NULL) {
    self->event = cw_adverse_event_new ();
    self->event->patient_id = patient_id;
  } else {
    last = cw_adverse_event_get_current (event);
  }
  show_facts (self);
  for (guint i = 0; i < self->event->entries->len; i++)
    append_entry (self, self->event->entries->pdata[i]);
  add_fields (self, last);
  self->signature_box = cw_signature_box_new (
      clinic, _ ("I have spoken with the patient about this."));
  g_signal_connect_swapped (self->signature_box, "changed", G_CALLBACK (update),
                            self);
  adw_bin_set_child (self->signature_bin, self->signature_box);
  gtk_widget_set_visible (GTK_WIDGET (self->review_check), last != NULL);
  kind_cb (self);
  if (last != NULL) {
    select_last (self, last);
    gtk_check_button_set_active (self->review_check,
                                 cw_adverse_event_is_open (self->event));
  }
  update (self);
  return GTK_WINDOW (self);
}
