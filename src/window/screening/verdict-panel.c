/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "window/screening/verdict-panel.h"

#include "clinical/dose.h"
#include "window/common/status-mark.h"

#include <glib/gi18n-lib.h>
#include <math.h>

#define MOST_REASONS 8
#define FINDING_CHARS 44

struct _CwVerdictPanel {
  GtkWidget parent_instance;

  GtkWidget *content;
  GtkWidget *outcome_mark;
  GtkWidget *outcome_label;
  GtkWidget *progress_label;
  GtkWidget *class_label;
  GtkWidget *band_label;
  GtkWidget *limb_box;
  GtkWidget *reason_heading;
  GtkWidget *reason_box;

  GtkWidget *limb_marks[CW_N_LIMBS];
  GtkWidget *limb_words[CW_N_LIMBS];
};

G_DEFINE_FINAL_TYPE (CwVerdictPanel, cw_verdict_panel, GTK_TYPE_WIDGET)

static const char *
get_outcome_name (CwOutcome outcome)
{
  switch (outcome) {
  case CW_OUTCOME_CLEARED:
    return _("Permitted");
  case CW_OUTCOME_CLEARANCE_REQUIRED:
    return _("Needs clearance");
  case CW_OUTCOME_DEFERRED:
    return _("Deferred");
  case CW_OUTCOME_REFUSED:
    return _("Refused");
  case CW_OUTCOME_INCOMPLETE:
  default:
    return _("Not finished");
  }
}

static const char *
get_class_name (CwDoseClass dose_class)
{
  switch (dose_class) {
  case CW_DOSE_CLASS_A:
    return _("Class A, standard");
  case CW_DOSE_CLASS_B:
    return _("Class B, caution");
  case CW_DOSE_CLASS_C:
    return _("Class C, cleared");
  case CW_DOSE_CLASS_NONE:
  default:
    return NULL;
  }
}

static char *
describe_band (CwDoseClass dose_class)
{
  CwDoseBand leg = cw_dose_band (dose_class, TRUE, NAN);
  CwDoseBand arm = cw_dose_band (dose_class, FALSE, NAN);

  return g_strdup_printf (_("Legs %.0f–%.0f %%, arms %.0f–%.0f %%"),
                          leg.aop_percent_min, leg.aop_percent_max,
                          arm.aop_percent_min, arm.aop_percent_max);
}

static void
show_limbs (CwVerdictPanel *self, const CwVerdict *verdict)
{
  for (int limb = 0; limb < CW_N_LIMBS; limb++) {
    CwStatus status = cw_status_from_limb (&verdict->limbs[limb]);

    cw_status_mark_set_status (CW_STATUS_MARK (self->limb_marks[limb]), status);
    gtk_label_set_label (GTK_LABEL (self->limb_words[limb]),
                         cw_status_get_word (status));
  }
}

GtkWidget *
cw_verdict_panel_create_finding (const CwFinding *finding)
{
  GtkWidget *row = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 10);
  GtkWidget *texts = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  GtkWidget *mark = cw_status_mark_new (
    finding->lifted ? CW_STATUS_CAUTION : cw_status_from_level (finding->level),
    18);
  g_autofree char *limbs = cw_limb_set_format (finding->limbs);
  g_autofree char *title =
    finding->whole_patient || finding->limbs == CW_LIMBS_NONE
      ? g_strdup (finding->title)
      /* Translators: a condition and its limbs. */
      : g_strdup_printf (_("%s: %s"), finding->title, limbs);
  GtkWidget *heading = gtk_label_new (title);
  GtkWidget *effect = gtk_label_new (finding->effect);

  gtk_widget_set_valign (mark, GTK_ALIGN_START);
  gtk_label_set_xalign (GTK_LABEL (heading), 0);
  gtk_label_set_wrap (GTK_LABEL (heading), TRUE);
  gtk_label_set_max_width_chars (GTK_LABEL (heading), FINDING_CHARS);
  gtk_label_set_xalign (GTK_LABEL (effect), 0);
  gtk_label_set_wrap (GTK_LABEL (effect), TRUE);
  gtk_label_set_max_width_chars (GTK_LABEL (effect), FINDING_CHARS);
  gtk_widget_add_css_class (effect, "cw-cap");
  gtk_widget_add_css_class (effect, "dim-label");
  gtk_widget_set_hexpand (texts, TRUE);
  gtk_box_append (GTK_BOX (texts), heading);
  gtk_box_append (GTK_BOX (texts), effect);
  gtk_box_append (GTK_BOX (row), mark);
  gtk_box_append (GTK_BOX (row), texts);
  return row;
}

static void
show_reasons (CwVerdictPanel *self, const CwVerdict *verdict)
{
  GtkWidget *child;
  guint n = verdict->findings->len;

  while ((child = gtk_widget_get_first_child (self->reason_box)) != NULL)
    gtk_box_remove (GTK_BOX (self->reason_box), child);
  gtk_widget_set_visible (self->reason_heading, n > 0);
  for (guint i = 0; i < MIN (n, MOST_REASONS); i++)
    gtk_box_append (GTK_BOX (self->reason_box),
                    cw_verdict_panel_create_finding (
                      g_ptr_array_index (verdict->findings, i)));
  if (n > MOST_REASONS) {
    g_autofree char *more = g_strdup_printf (
      ngettext ("and %u more", "and %u more", n - MOST_REASONS),
      n - MOST_REASONS);

    child = gtk_label_new (more);
    gtk_label_set_xalign (GTK_LABEL (child), 0);
    gtk_widget_add_css_class (child, "dim-label");
    gtk_box_append (GTK_BOX (self->reason_box), child);
  }
}

static void
cw_verdict_panel_dispose (GObject *object)
{
  CwVerdictPanel *self = CW_VERDICT_PANEL (object);

  g_clear_pointer (&self->content, gtk_widget_unparent);
  gtk_widget_dispose_template (GTK_WIDGET (self), CW_TYPE_VERDICT_PANEL);

  G_OBJECT_CLASS (cw_verdict_panel_parent_class)->dispose (object);
}

#define BIND(name)                                                             \
  gtk_widget_class_bind_template_child (widget_class, CwVerdictPanel, name)

static void
cw_verdict_panel_class_init (CwVerdictPanelClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = cw_verdict_panel_dispose;
  g_type_ensure (CW_TYPE_STATUS_MARK);
  gtk_widget_class_set_template_from_resource (
    widget_class, APP_RESOURCES "/screening/verdict-panel.ui");
  BIND (content);
  BIND (outcome_mark);
  BIND (outcome_label);
  BIND (progress_label);
  BIND (class_label);
  BIND (band_label);
  BIND (limb_box);
  BIND (reason_heading);
  BIND (reason_box);
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
}

static void
cw_verdict_panel_init (CwVerdictPanel *self)
{
  static const CwLimb order[] = { CW_LIMB_RIGHT_ARM, CW_LIMB_LEFT_ARM,
                                  CW_LIMB_RIGHT_LEG, CW_LIMB_LEFT_LEG };

  gtk_widget_init_template (GTK_WIDGET (self));
  for (gsize i = 0; i < G_N_ELEMENTS (order); i++) {
    GtkWidget *row = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 10);
    GtkWidget *name = gtk_label_new (cw_limb_get_name (order[i]));
    GtkWidget *mark = cw_status_mark_new (CW_STATUS_UNKNOWN, 20);
    GtkWidget *word = gtk_label_new (NULL);

    gtk_label_set_xalign (GTK_LABEL (name), 0);
    gtk_widget_set_hexpand (name, TRUE);
    gtk_widget_add_css_class (word, "heading");
    gtk_box_append (GTK_BOX (row), mark);
    gtk_box_append (GTK_BOX (row), name);
    gtk_box_append (GTK_BOX (row), word);
    gtk_box_append (GTK_BOX (self->limb_box), row);
    self->limb_marks[order[i]] = mark;
    self->limb_words[order[i]] = word;
  }
  gtk_widget_set_hexpand (GTK_WIDGET (self), FALSE);
}

void
cw_verdict_panel_show (CwVerdictPanel *self,
                       const CwVerdict *verdict,
                       const char *progress)
{
  const char *class_name;
  g_autofree char *band = NULL;

  g_return_if_fail (CW_IS_VERDICT_PANEL (self));

  class_name = get_class_name (verdict->dose_class);
  if (class_name != NULL)
    band = describe_band (verdict->dose_class);
  cw_status_mark_set_status (CW_STATUS_MARK (self->outcome_mark),
                             cw_status_from_verdict (verdict));
  gtk_label_set_label (GTK_LABEL (self->outcome_label),
                       get_outcome_name (verdict->outcome));
  gtk_label_set_label (GTK_LABEL (self->progress_label), progress);
  gtk_label_set_label (GTK_LABEL (self->class_label),
                       class_name != NULL ? class_name : "");
  gtk_label_set_label (GTK_LABEL (self->band_label), band != NULL ? band : "");
  gtk_widget_set_visible (self->class_label, class_name != NULL);
  gtk_widget_set_visible (self->band_label, class_name != NULL);
  show_limbs (self, verdict);
  show_reasons (self, verdict);
}
