/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "window/plan/dose-issue-list.h"

#include "model/dose-fix.h"
#include "window/plan/dose-issue-row.h"

struct _CwDoseIssueList {
  GtkWidget parent_instance;

  CwPrescription *prescription; /* borrowed */
  GPtrArray *issues;            /* as the rows */
  GPtrArray *accepted;
  guint first_fix; /* number of the first change that is offered here */
};

enum { REASON_CHANGED, FIXED, N_SIGNALS };

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (CwDoseIssueList, cw_dose_issue_list, GTK_TYPE_WIDGET)

static const char *
find_reason (CwDoseIssueList *self, const char *limit_id)
{
  for (guint i = 0; i < self->accepted->len; i++) {
    const CwAcceptedWarning *warning = g_ptr_array_index (self->accepted, i);

    if (g_str_equal (warning->limit_id, limit_id))
      return warning->reason;
  }
  return NULL;
}

/* Keeps the reason of a warning; an empty one is none. */
static void
reason_changed_cb (CwDoseIssueRow *row, CwDoseIssueList *self)
{
  const char *limit_id = cw_dose_issue_row_get_limit_id (row);
  g_autofree char *reason = cw_dose_issue_row_dup_reason (row);

  for (guint i = 0; i < self->accepted->len; i++) {
    CwAcceptedWarning *warning = g_ptr_array_index (self->accepted, i);

    if (g_str_equal (warning->limit_id, limit_id)) {
      g_ptr_array_remove_index (self->accepted, i);
      break;
    }
  }
  if (*reason != '\0')
    g_ptr_array_add (self->accepted,
                     cw_accepted_warning_new (
                       limit_id, cw_dose_issue_row_get_message (row), reason));
  g_signal_emit (self, signals[REASON_CHANGED], 0);
}

/* A row that still lacks something, else none. */
static gboolean
cw_dose_issue_list_grab_focus (GtkWidget *widget)
{
  for (GtkWidget *row = gtk_widget_get_first_child (widget); row != NULL;
       row = gtk_widget_get_next_sibling (row)) {
    g_autofree char *reason =
      cw_dose_issue_row_dup_reason (CW_DOSE_ISSUE_ROW (row));

    if (g_utf8_strlen (reason, -1) < CW_WARNING_REASON_MIN_LENGTH &&
        gtk_widget_grab_focus (row))
      return TRUE;
  }
  return FALSE;
}

static void
fix_issue (CwDoseIssueList *self, const CwDoseIssue *issue)
{
  g_autoptr (CwDoseFix) fix = cw_dose_fix_new (self->prescription, issue);

  if (fix == NULL)
    return;
  cw_dose_fix_apply (fix, self->prescription);
  g_signal_emit (self, signals[FIXED], 0);
}

static void
fix_cb (CwDoseIssueRow *row, CwDoseIssueList *self)
{
  guint index = 0;

  for (GtkWidget *other = gtk_widget_get_first_child (GTK_WIDGET (self));
       other != GTK_WIDGET (row); other = gtk_widget_get_next_sibling (other))
    index++;
  fix_issue (self, g_ptr_array_index (self->issues, index));
}

guint
cw_dose_issue_list_number_fixes (CwDoseIssueList *self, guint first)
{
  static const char *const keys[] = { "F8", "F9" };
  GtkWidget *row = gtk_widget_get_first_child (GTK_WIDGET (self));
  guint next = first;

  g_return_val_if_fail (CW_IS_DOSE_ISSUE_LIST (self), 0);

  self->first_fix = first;
  for (guint i = 0; self->issues != NULL && i < self->issues->len; i++) {
    g_autoptr (CwDoseFix) fix = cw_dose_fix_new (
      self->prescription, g_ptr_array_index (self->issues, i));

    cw_dose_issue_row_set_fix (CW_DOSE_ISSUE_ROW (row),
                               fix != NULL ? fix->label : NULL,
                               next < G_N_ELEMENTS (keys) ? keys[next] : NULL);
    next += fix != NULL;
    row = gtk_widget_get_next_sibling (row);
  }
  return next - first;
}

gboolean
cw_dose_issue_list_fix (CwDoseIssueList *self, guint number)
{
  g_return_val_if_fail (CW_IS_DOSE_ISSUE_LIST (self), FALSE);

  if (number < self->first_fix)
    return FALSE;
  number -= self->first_fix;
  for (guint i = 0; self->issues != NULL && i < self->issues->len; i++) {
    const CwDoseIssue *issue = g_ptr_array_index (self->issues, i);
    g_autoptr (CwDoseFix) fix = cw_dose_fix_new (self->prescription, issue);

    if (fix == NULL || number-- > 0)
      continue;
    fix_issue (self, issue);
    return TRUE;
  }
  return FALSE;
}

static void
remove_from (GtkWidget *row)
{
  while (row != NULL) {
    GtkWidget *next = gtk_widget_get_next_sibling (row);

    gtk_widget_unparent (row);
    row = next;
  }
}

static void
cw_dose_issue_list_dispose (GObject *object)
{
  CwDoseIssueList *self = CW_DOSE_ISSUE_LIST (object);

  remove_from (gtk_widget_get_first_child (GTK_WIDGET (self)));
  g_clear_pointer (&self->accepted, g_ptr_array_unref);
  g_clear_pointer (&self->issues, g_ptr_array_unref);

  G_OBJECT_CLASS (cw_dose_issue_list_parent_class)->dispose (object);
}

static void
cw_dose_issue_list_class_init (CwDoseIssueListClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = cw_dose_issue_list_dispose;
  widget_class->grab_focus = cw_dose_issue_list_grab_focus;
  signals[REASON_CHANGED] =
    g_signal_new ("reason-changed", G_TYPE_FROM_CLASS (klass),
                  G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
  signals[FIXED] =
    g_signal_new ("fixed", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0,
                  NULL, NULL, NULL, G_TYPE_NONE, 0);
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BOX_LAYOUT);
}

static void
cw_dose_issue_list_init (CwDoseIssueList *self)
{
  GtkLayoutManager *layout = gtk_widget_get_layout_manager (GTK_WIDGET (self));

  gtk_orientable_set_orientation (GTK_ORIENTABLE (layout),
                                  GTK_ORIENTATION_VERTICAL);
  gtk_box_layout_set_spacing (GTK_BOX_LAYOUT (layout), 12);
}

void
cw_dose_issue_list_clear (CwDoseIssueList *self)
{
  g_return_if_fail (CW_IS_DOSE_ISSUE_LIST (self));

  remove_from (gtk_widget_get_first_child (GTK_WIDGET (self)));
  g_clear_pointer (&self->accepted, g_ptr_array_unref);
  g_clear_pointer (&self->issues, g_ptr_array_unref);
  self->prescription = NULL;
  gtk_widget_set_visible (GTK_WIDGET (self), FALSE);
}

/* Takes `issues`. */
static void
take (CwDoseIssueList *self, CwPrescription *prescription, GPtrArray *issues)
{
  g_clear_pointer (&self->accepted, g_ptr_array_unref);
  g_clear_pointer (&self->issues, g_ptr_array_unref);
  self->prescription = prescription;
  self->accepted = g_ptr_array_ref (prescription->accepted_warnings);
  self->issues = issues;
}

void
cw_dose_issue_list_show (CwDoseIssueList *self,
                         CwPrescription *prescription,
                         GPtrArray *issues)
{
  GtkWidget *row;
  guint same = 0;

  g_return_if_fail (CW_IS_DOSE_ISSUE_LIST (self));

  g_ptr_array_ref (issues);
  take (self, prescription, issues);

  /* Rows that are still right stay: somebody may be typing a reason. */
  for (row = gtk_widget_get_first_child (GTK_WIDGET (self));
       row != NULL && same < issues->len &&
       cw_dose_issue_row_shows (CW_DOSE_ISSUE_ROW (row),
                                g_ptr_array_index (issues, same));
       row = gtk_widget_get_next_sibling (row))
    same++;
  remove_from (row);
  for (guint i = same; i < issues->len; i++) {
    const CwDoseIssue *issue = g_ptr_array_index (issues, i);

    row = cw_dose_issue_row_new (issue, find_reason (self, issue->limit_id));
    g_signal_connect (row, "reason-changed", G_CALLBACK (reason_changed_cb),
                      self);
    g_signal_connect (row, "fix", G_CALLBACK (fix_cb), self);
    gtk_widget_set_parent (row, GTK_WIDGET (self));
  }
  gtk_widget_set_visible (GTK_WIDGET (self), issues->len > 0);
}
