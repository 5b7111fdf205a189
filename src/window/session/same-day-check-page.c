/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "window/session/same-day-check-page.h"

#include "base/text.h"
#include "window/common/fold-layout.h"
#include "window/common/layout-box.h"
#include "window/common/number-entry.h"
#include "window/common/status-mark.h"

#include <adwaita.h>
#include <glib/gi18n-lib.h>
#include <math.h>

#define RESULT_KEY "cw-result"
#define ITEM_KEY "cw-item"
#define N_RESULTS 3

struct _CwSameDayCheckPage {
  GtkWidget parent_instance;

  GtkWidget *content;
  GtkWidget *measure_box;
  GtkWidget *list_box;
  GtkWidget *note_entry;
  GtkWidget *verdict_mark;
  GtkWidget *verdict_label;

  GtkWidget *sbp_entry;
  GtkWidget *dbp_entry;
  GtkWidget *heart_rate_entry;

  CwSameDayCheck *check;
  const CwPlan *plan;
  const CwScreeningRecord *screening;
  const CwLedger *ledger;
  CwDate today;
};

enum { CHANGED, N_SIGNALS };

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (CwSameDayCheckPage,
                     cw_same_day_check_page,
                     GTK_TYPE_WIDGET)

static gboolean
is_answered (CwSameDayCheckPage *self, const CwSameDayItem *item)
{
  return g_hash_table_contains (self->check->results, item->id);
}

static GtkWidget *
get_row (CwSameDayCheckPage *self, gsize index)
{
  return GTK_WIDGET (gtk_list_box_get_row_at_index (
    GTK_LIST_BOX (self->list_box), (int) index));
}

/* The first row without an answer; -1 when there is none. */
static int
get_current (CwSameDayCheckPage *self)
{
  gsize n_items = 0;
  const CwSameDayItem *const *items = cw_same_day_items_get (&n_items);

  for (gsize i = 0; i < n_items; i++)
    if (!is_answered (self, items[i]))
      return (int) i;
  return -1;
}

static void
show_current (CwSameDayCheckPage *self)
{
  gsize n_items = 0;
  int current = get_current (self);

  cw_same_day_items_get (&n_items);
  for (gsize i = 0; i < n_items; i++) {
    if ((int) i == current)
      gtk_widget_add_css_class (get_row (self, i), "cw-ringed");
    else
      gtk_widget_remove_css_class (get_row (self, i), "cw-ringed");
  }
}

static gboolean
is_finished (CwSameDayCheckPage *self)
{
  return get_current (self) < 0 && !isnan (self->check->sbp_mmhg) &&
         !isnan (self->check->dbp_mmhg) && !isnan (self->check->heart_rate_bpm);
}

/* Whatever else is answered, the screening has ended. */
static gboolean
has_lapses (CwSameDayCheckPage *self)
{
  g_autoptr (GPtrArray) lapses = cw_same_day_check_find_lapses (
    self->check, self->screening, self->today);

  return lapses->len > 0;
}

static void
show_verdict (CwSameDayCheckPage *self)
{
  g_autofree char *reason = NULL;
  CwCheckResult result = cw_session_review_start (
    self->plan, self->screening, self->ledger, self->check, self->today,
    &reason);
  static const CwStatus statuses[N_RESULTS] = {
    [CW_CHECK_GREEN] = CW_STATUS_PERMITTED,
    [CW_CHECK_AMBER] = CW_STATUS_CAUTION,
    [CW_CHECK_RED] = CW_STATUS_BLOCKED,
  };

  /* What is not finished is not refused. */
  cw_status_mark_set_status (CW_STATUS_MARK (self->verdict_mark),
                             is_finished (self) || has_lapses (self)
                               ? statuses[result]
                               : CW_STATUS_UNKNOWN);
  gtk_label_set_label (GTK_LABEL (self->verdict_label),
                       reason != NULL ? reason : _("The session may start"));
  gtk_widget_set_visible (self->note_entry, result == CW_CHECK_AMBER);
}

static void
changed (CwSameDayCheckPage *self)
{
  show_current (self);
  show_verdict (self);
  g_signal_emit (self, signals[CHANGED], 0);
}

static void
measured_cb (CwSameDayCheckPage *self)
{
  self->check->sbp_mmhg =
    cw_number_entry_get_value (CW_NUMBER_ENTRY (self->sbp_entry));
  self->check->dbp_mmhg =
    cw_number_entry_get_value (CW_NUMBER_ENTRY (self->dbp_entry));
  self->check->heart_rate_bpm =
    cw_number_entry_get_value (CW_NUMBER_ENTRY (self->heart_rate_entry));
  changed (self);
}

static void
note_cb (CwSameDayCheckPage *self)
{
  g_free (self->check->note);
  self->check->note =
    cw_text_trim (gtk_editable_get_text (GTK_EDITABLE (self->note_entry)));
  changed (self);
}

static void
toggled_cb (GtkToggleButton *button, CwSameDayCheckPage *self)
{
  const CwSameDayItem *item = g_object_get_data (G_OBJECT (button), ITEM_KEY);
  int result =
    GPOINTER_TO_INT (g_object_get_data (G_OBJECT (button), RESULT_KEY));

  if (!gtk_toggle_button_get_active (button))
    return;
  g_hash_table_insert (self->check->results, g_strdup (item->id),
                       GINT_TO_POINTER (result + 1));
  changed (self);
}

static const char *
get_meaning (const CwSameDayItem *item, int result)
{
  switch ((CwCheckResult) result) {
  case CW_CHECK_GREEN:
    return item->green;
  case CW_CHECK_AMBER:
    return item->amber;
  case CW_CHECK_RED:
  default:
    return item->red;
  }
}

static GtkWidget *
create_answers (CwSameDayCheckPage *self, const CwSameDayItem *item)
{
  GtkWidget *box = g_object_new (
    CW_TYPE_LAYOUT_BOX, "layout-manager",
    g_object_new (CW_TYPE_FOLD_LAYOUT, "squeeze", TRUE, NULL), NULL);
  GtkWidget *group = NULL;

  gtk_widget_add_css_class (box, "linked");
  gtk_widget_set_valign (box, GTK_ALIGN_CENTER);
  for (int result = 0; result < N_RESULTS; result++) {
    const char *meaning = get_meaning (item, result);
    GtkWidget *button;
    GtkWidget *label;

    if (meaning == NULL)
      continue;
    button = gtk_toggle_button_new_with_label (meaning);
    label = gtk_button_get_child (GTK_BUTTON (button));
    gtk_label_set_wrap (GTK_LABEL (label), TRUE);
    gtk_label_set_max_width_chars (GTK_LABEL (label), 24);
    gtk_label_set_justify (GTK_LABEL (label), GTK_JUSTIFY_CENTER);
    gtk_widget_set_hexpand (button, TRUE);
    g_object_set_data (G_OBJECT (button), ITEM_KEY, (gpointer) item);
    g_object_set_data (G_OBJECT (button), RESULT_KEY, GINT_TO_POINTER (result));
    if (group == NULL)
      group = button;
    else
      gtk_toggle_button_set_group (GTK_TOGGLE_BUTTON (button),
                                   GTK_TOGGLE_BUTTON (group));
    g_signal_connect (button, "toggled", G_CALLBACK (toggled_cb), self);
    gtk_widget_set_parent (button, box);
  }
  return box;
}

static void
add_row (CwSameDayCheckPage *self, const CwSameDayItem *item)
{
  GtkWidget *row = gtk_list_box_row_new ();
  GtkWidget *box = g_object_new (
    CW_TYPE_LAYOUT_BOX, "layout-manager",
    g_object_new (CW_TYPE_FOLD_LAYOUT, "spacing", 12, "row-spacing", 6, NULL),
    NULL);
  GtkWidget *label = gtk_label_new (item->question);
  GtkWidget *answers = create_answers (self, item);

  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_max_width_chars (GTK_LABEL (label), 36);
  gtk_widget_add_css_class (box, "cw-check-row");
  gtk_widget_set_parent (label, box);
  gtk_widget_set_parent (answers, box);
  g_object_set_data (G_OBJECT (row), "cw-answers", answers);
  gtk_accessible_update_property (GTK_ACCESSIBLE (row),
                                  GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  item->question, -1);
  gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (row), FALSE);
  gtk_list_box_row_set_child (GTK_LIST_BOX_ROW (row), box);
  gtk_list_box_append (GTK_LIST_BOX (self->list_box), row);
}

/* To the next number, and from the last one to the first open question: a row,
 * where Enter answers nothing. */
static void
go_on_cb (CwSameDayCheckPage *self)
{
  GtkWidget *const entries[] = { self->sbp_entry, self->dbp_entry,
                                 self->heart_rate_entry };
  int current = get_current (self);

  for (gsize i = 0; i + 1 < G_N_ELEMENTS (entries); i++)
    if (gtk_widget_get_focus_child (self->measure_box) ==
        gtk_widget_get_parent (entries[i])) {
      if (!cw_number_entry_is_empty (CW_NUMBER_ENTRY (entries[i])))
        gtk_widget_grab_focus (entries[i + 1]);
      return;
    }
  if (!cw_number_entry_is_empty (CW_NUMBER_ENTRY (self->heart_rate_entry)))
    gtk_widget_grab_focus (get_row (self, (gsize) MAX (current, 0)));
}

/* What 0 answers at once stands under one heading. */
static void
add_heading (GtkListBoxRow *row, GtkListBoxRow *before, gpointer data)
{
  gsize n_items = 0;
  const CwSameDayItem *const *items = cw_same_day_items_get (&n_items);
  int i = gtk_list_box_row_get_index (row);
  GtkWidget *label;

  if (i > 0 && items[i]->look == items[i - 1]->look) {
    gtk_list_box_row_set_header (row, NULL);
    return;
  }
  if (gtk_list_box_row_get_header (row) != NULL)
    return;
  label = gtk_label_new (items[i]->look ? _("Seen and felt")
                                        : _("Said by the patient"));
  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_widget_add_css_class (label, "cw-check-heading");
  gtk_widget_add_css_class (label, "heading");
  gtk_list_box_row_set_header (row, label);
}

static GtkWidget *
add_measure (CwSameDayCheckPage *self,
             const char *label,
             const char *unit,
             double minimum,
             double maximum)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 8);
  GtkWidget *entry = cw_number_entry_new (label, unit, minimum, maximum, 0);

  gtk_box_append (GTK_BOX (box), gtk_label_new (label));
  gtk_box_append (GTK_BOX (box), entry);
  gtk_widget_set_parent (box, self->measure_box);
  g_signal_connect_swapped (entry, "changed", G_CALLBACK (measured_cb), self);
  g_signal_connect_swapped (entry, "full", G_CALLBACK (go_on_cb), self);
  g_signal_connect_swapped (entry, "activate", G_CALLBACK (go_on_cb), self);
  return entry;
}

static gboolean
cw_same_day_check_page_grab_focus (GtkWidget *widget)
{
  return gtk_widget_grab_focus (CW_SAME_DAY_CHECK_PAGE (widget)->sbp_entry);
}

static void
cw_same_day_check_page_dispose (GObject *object)
{
  CwSameDayCheckPage *self = CW_SAME_DAY_CHECK_PAGE (object);

  g_clear_pointer (&self->content, gtk_widget_unparent);
  gtk_widget_dispose_template (GTK_WIDGET (self), CW_TYPE_SAME_DAY_CHECK_PAGE);

  G_OBJECT_CLASS (cw_same_day_check_page_parent_class)->dispose (object);
}

static void
cw_same_day_check_page_finalize (GObject *object)
{
  cw_same_day_check_free (CW_SAME_DAY_CHECK_PAGE (object)->check);

  G_OBJECT_CLASS (cw_same_day_check_page_parent_class)->finalize (object);
}

#define BIND(name)                                                             \
  gtk_widget_class_bind_template_child (widget_class, CwSameDayCheckPage, name)

static void
cw_same_day_check_page_class_init (CwSameDayCheckPageClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = cw_same_day_check_page_dispose;
  object_class->finalize = cw_same_day_check_page_finalize;
  widget_class->grab_focus = cw_same_day_check_page_grab_focus;
  signals[CHANGED] =
    g_signal_new ("changed", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0,
                  NULL, NULL, NULL, G_TYPE_NONE, 0);
  g_type_ensure (CW_TYPE_FOLD_LAYOUT);
  g_type_ensure (CW_TYPE_LAYOUT_BOX);
  g_type_ensure (CW_TYPE_STATUS_MARK);
  gtk_widget_class_set_template_from_resource (
    widget_class, APP_RESOURCES "/session/same-day-check-page.ui");
  BIND (content);
  BIND (measure_box);
  BIND (list_box);
  BIND (note_entry);
  BIND (verdict_mark);
  BIND (verdict_label);
  gtk_widget_class_bind_template_callback (widget_class, note_cb);
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
}

static void
cw_same_day_check_page_init (CwSameDayCheckPage *self)
{
  gsize n_items = 0;
  const CwSameDayItem *const *items = cw_same_day_items_get (&n_items);

  gtk_widget_init_template (GTK_WIDGET (self));
  self->check = cw_same_day_check_new ();
  /* The ranges of data entry (CLINICAL 1.3). */
  self->sbp_entry =
    add_measure (self, _("Systolic"), _("mmHg"), 60, 260);
  self->dbp_entry =
    add_measure (self, _("Diastolic"), _("mmHg"), 30, 160);
  self->heart_rate_entry =
    add_measure (self, _("Heart rate"), _("/min"), 30, 220);
  for (gsize i = 0; i < n_items; i++)
    add_row (self, items[i]);
  gtk_list_box_set_header_func (GTK_LIST_BOX (self->list_box), add_heading,
                                NULL, NULL);
  show_current (self);
}

void
cw_same_day_check_page_judge_by (CwSameDayCheckPage *self,
                                 const CwPlan *plan,
                                 const CwScreeningRecord *screening,
                                 const CwLedger *ledger,
                                 CwDate today)
{
  g_return_if_fail (CW_IS_SAME_DAY_CHECK_PAGE (self));

  self->plan = plan;
  self->screening = screening;
  self->ledger = ledger;
  self->today = today;
  show_verdict (self);
}

const CwSameDayCheck *
cw_same_day_check_page_get_check (CwSameDayCheckPage *self)
{
  g_return_val_if_fail (CW_IS_SAME_DAY_CHECK_PAGE (self), NULL);

  return self->check;
}

/* The row in which the focus is, if any, is the one that is ringed. */
static void
answer (CwSameDayCheckPage *self, int row, CwCheckResult result)
{
  GtkWidget *answers =
    g_object_get_data (G_OBJECT (get_row (self, (gsize) row)), "cw-answers");
  int current;

  for (GtkWidget *button = gtk_widget_get_first_child (answers); button != NULL;
       button = gtk_widget_get_next_sibling (button))
    if (GPOINTER_TO_INT (g_object_get_data (G_OBJECT (button), RESULT_KEY)) ==
        (int) result)
      gtk_toggle_button_set_active (GTK_TOGGLE_BUTTON (button), TRUE);
  current = get_current (self);
  if (current >= 0 && gtk_widget_get_focus_child (self->list_box) != NULL)
    gtk_widget_grab_focus (get_row (self, (gsize) current));
}

/* What is open of the questions to the patient, or of what is to be looked at:
 * never both at once. */
static void
answer_group (CwSameDayCheckPage *self, int first)
{
  gsize n_items = 0;
  const CwSameDayItem *const *items = cw_same_day_items_get (&n_items);

  for (gsize i = (gsize) first; i < n_items; i++)
    if (items[i]->look == items[first]->look && !is_answered (self, items[i]))
      answer (self, (int) i, CW_CHECK_GREEN);
}

gboolean
cw_same_day_check_page_press (CwSameDayCheckPage *self, guint keyval)
{
  gunichar digit = gdk_keyval_to_unicode (keyval);
  int current;

  g_return_val_if_fail (CW_IS_SAME_DAY_CHECK_PAGE (self), FALSE);

  current = get_current (self);
  if (current < 0 || digit < '0' || digit > '0' + N_RESULTS)
    return FALSE;
  if (digit == '0')
    answer_group (self, current);
  else
    answer (self, current, (CwCheckResult) (digit - '1'));
  return TRUE;
}
