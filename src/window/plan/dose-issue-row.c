/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "window/plan/dose-issue-row.h"

#include "base/text.h"
#include "window/common/key-cap.h"
#include "window/common/status-mark.h"

#include <glib/gi18n-lib.h>

struct _CwDoseIssueRow {
  GtkWidget parent_instance;

  GtkWidget *content;
  GtkWidget *message_label;
  GtkWidget *fix_button;
  GtkWidget *hint_label;
  GtkWidget *source_label;
  GtkWidget *mark;
  GtkWidget *reason_entry;
  char *limit_id;
  gboolean refused;
};

enum { REASON_CHANGED, FIX, N_SIGNALS };

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (CwDoseIssueRow, cw_dose_issue_row, GTK_TYPE_WIDGET)

static gboolean
has_reason (CwDoseIssueRow *self)
{
  g_autofree char *reason = cw_dose_issue_row_dup_reason (self);

  return g_utf8_strlen (reason, -1) >= CW_WARNING_REASON_MIN_LENGTH;
}

static void
show_hint (CwDoseIssueRow *self)
{
  const char *hint = _("Warning: needs a reason");

  if (self->refused)
    hint = _("Refused: no reason opens it");
  else if (has_reason (self))
    hint = _("Warning: the reason is kept with the plan");
  gtk_label_set_label (GTK_LABEL (self->hint_label), hint);
}

static void
reason_changed_cb (CwDoseIssueRow *self)
{
  show_hint (self);
  g_signal_emit (self, signals[REASON_CHANGED], 0);
}

static void
fix_cb (CwDoseIssueRow *self)
{
  g_signal_emit (self, signals[FIX], 0);
}

static gboolean
cw_dose_issue_row_grab_focus (GtkWidget *widget)
{
  CwDoseIssueRow *self = CW_DOSE_ISSUE_ROW (widget);

  return !self->refused && gtk_widget_grab_focus (self->reason_entry);
}

static void
cw_dose_issue_row_dispose (GObject *object)
{
  CwDoseIssueRow *self = CW_DOSE_ISSUE_ROW (object);

  g_clear_pointer (&self->content, gtk_widget_unparent);
  gtk_widget_dispose_template (GTK_WIDGET (self), CW_TYPE_DOSE_ISSUE_ROW);

  G_OBJECT_CLASS (cw_dose_issue_row_parent_class)->dispose (object);
}

static void
cw_dose_issue_row_finalize (GObject *object)
{
  g_free (CW_DOSE_ISSUE_ROW (object)->limit_id);

  G_OBJECT_CLASS (cw_dose_issue_row_parent_class)->finalize (object);
}

static void
cw_dose_issue_row_class_init (CwDoseIssueRowClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = cw_dose_issue_row_dispose;
  object_class->finalize = cw_dose_issue_row_finalize;
  widget_class->grab_focus = cw_dose_issue_row_grab_focus;
  signals[REASON_CHANGED] =
    g_signal_new ("reason-changed", G_TYPE_FROM_CLASS (klass),
                  G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
  signals[FIX] =
    g_signal_new ("fix", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL,
                  NULL, NULL, G_TYPE_NONE, 0);
  g_type_ensure (CW_TYPE_STATUS_MARK);
  gtk_widget_class_set_template_from_resource (
    widget_class, APP_RESOURCES "/plan/dose-issue-row.ui");
  gtk_widget_class_bind_template_child (widget_class, CwDoseIssueRow, content);
  gtk_widget_class_bind_template_child (widget_class, CwDoseIssueRow,
                                        message_label);
  gtk_widget_class_bind_template_child (widget_class, CwDoseIssueRow,
                                        hint_label);
  gtk_widget_class_bind_template_child (widget_class, CwDoseIssueRow,
                                        source_label);
  gtk_widget_class_bind_template_child (widget_class, CwDoseIssueRow, mark);
  gtk_widget_class_bind_template_child (widget_class, CwDoseIssueRow,
                                        reason_entry);
  gtk_widget_class_bind_template_child (widget_class, CwDoseIssueRow,
                                        fix_button);
  gtk_widget_class_bind_template_callback (widget_class, reason_changed_cb);
  gtk_widget_class_bind_template_callback (widget_class, fix_cb);
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
}

static void
cw_dose_issue_row_init (CwDoseIssueRow *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

GtkWidget *
cw_dose_issue_row_new (const CwDoseIssue *issue, const char *reason)
{
  CwDoseIssueRow *self = g_object_new (CW_TYPE_DOSE_ISSUE_ROW, NULL);
  g_autofree char *source = NULL;

  self->limit_id = g_strdup (issue->limit_id);
  self->refused = issue->refused;
  gtk_label_set_label (GTK_LABEL (self->message_label), issue->message);
  /* Translators: why there is a limit, its identifier and the keys of its
   * evidence. */
  source = g_strdup_printf (_("%s\n%s · %s"), issue->rationale, issue->limit_id,
                            issue->source);
  gtk_label_set_label (GTK_LABEL (self->source_label), source);
  gtk_widget_add_css_class (GTK_WIDGET (self),
                            issue->refused ? "cw-refusal" : "cw-warning");
  cw_status_mark_set_status (CW_STATUS_MARK (self->mark),
                             issue->refused ? CW_STATUS_BLOCKED
                                            : CW_STATUS_CAUTION);
  gtk_widget_set_visible (self->reason_entry, !issue->refused);
  if (reason != NULL)
    gtk_editable_set_text (GTK_EDITABLE (self->reason_entry), reason);
  show_hint (self);
  return GTK_WIDGET (self);
}

void
cw_dose_issue_row_set_fix (CwDoseIssueRow *self,
                           const char *label,
                           const char *key)
{
  GtkWidget *box;

  g_return_if_fail (CW_IS_DOSE_ISSUE_ROW (self));

  gtk_widget_set_visible (self->fix_button, label != NULL);
  if (label == NULL)
    return;
  box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 8);
  gtk_box_append (GTK_BOX (box), gtk_label_new (label));
  if (key != NULL)
    gtk_box_append (GTK_BOX (box), cw_key_cap_new (key));
  gtk_button_set_child (GTK_BUTTON (self->fix_button), box);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->fix_button),
                                  GTK_ACCESSIBLE_PROPERTY_LABEL, label, -1);
}

const char *
cw_dose_issue_row_get_limit_id (CwDoseIssueRow *self)
{
  g_return_val_if_fail (CW_IS_DOSE_ISSUE_ROW (self), NULL);

  return self->limit_id;
}

const char *
cw_dose_issue_row_get_message (CwDoseIssueRow *self)
{
  g_return_val_if_fail (CW_IS_DOSE_ISSUE_ROW (self), NULL);

  return gtk_label_get_label (GTK_LABEL (self->message_label));
}

char *
cw_dose_issue_row_dup_reason (CwDoseIssueRow *self)
{
  g_return_val_if_fail (CW_IS_DOSE_ISSUE_ROW (self), NULL);

  return g_strstrip (
    g_strdup (gtk_editable_get_text (GTK_EDITABLE (self->reason_entry))));
}

gboolean
cw_dose_issue_row_shows (CwDoseIssueRow *self, const CwDoseIssue *issue)
{
  g_return_val_if_fail (CW_IS_DOSE_ISSUE_ROW (self), FALSE);

  return self->refused == issue->refused &&
         g_str_equal (self->limit_id, issue->limit_id) &&
         g_str_equal (cw_dose_issue_row_get_message (self), issue->message);
}
