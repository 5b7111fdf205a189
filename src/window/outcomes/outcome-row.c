/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "window/outcomes/outcome-row.h"

#include "window/common/number-entry.h"
#include "window/common/text-entry.h"
#include "window/outcomes/outcome-activities-row.h"
#include "window/outcomes/outcome-girth-row.h"
#include "window/outcomes/outcome-number-row.h"
#include "window/outcomes/outcome-total-row.h"

#include <glib/gi18n-lib.h>
#include <math.h>

typedef struct {
  GtkWidget *box;
  GtkWidget *head;
  GtkLabel *comparison_label;
  GPtrArray *numbers; /* (element-type CwNumberEntry) in order */

  const CwOutcomeMeasure *measure;
  GPtrArray *former; /* (element-type CwOutcomeScore) newest first */
  gboolean complete; /* the kind has appended all that it is made of */
} CwOutcomeRowPrivate;

enum { CHANGED, ACTIVATE, N_SIGNALS };

static guint signals[N_SIGNALS];

G_DEFINE_ABSTRACT_TYPE_WITH_PRIVATE (CwOutcomeRow,
                                     cw_outcome_row,
                                     GTK_TYPE_WIDGET)

static CwOutcomeRowPrivate *
get_private (CwOutcomeRow *self)
{
  return cw_outcome_row_get_instance_private (self);
}

static GPtrArray *
collect (CwOutcomeRow *self)
{
  GPtrArray *scores
      = g_ptr_array_new_with_free_func ((GDestroyNotify)cw_outcome_score_free);

  CW_OUTCOME_ROW_GET_CLASS (self)->collect (self, scores);
  for (guint i = 0; i < scores->len; i++)
    cw_outcome_score_derive (g_ptr_array_index (scores, i));
  return scores;
}

static void
append_sentence (GString *text, CwLimbSet limb, const char *words)
{
  g_autofree char *name = NULL;

  if (text->len > 0)
    g_string_append_c (text, '\n');
  if (limb != CW_LIMBS_NONE) {
    name = cw_limb_set_format (limb);
    g_string_append_printf (text, "%s: ", name);
  }
  g_string_append (text, words);
}

/* "6 to 3: improved, by more than 1", of what was filled in and taken before.
 */
static void
describe_changes (CwOutcomeRow *self, GPtrArray *scores, GString *text)
{
  CwOutcomeRowPrivate *priv = get_private (self);

  for (guint i = 0; i < scores->len; i++) {
    const CwOutcomeScore *score = g_ptr_array_index (scores, i);
    const CwOutcomeScore *before
        = cw_outcome_scores_find_same (priv->former, score);
    g_autofree char *change = NULL;

    if (before == NULL || isnan (score->value))
      continue;
    change = cw_outcome_describe_change (priv->measure, before->value,
                                         score->value);
    append_sentence (text, score->limb, change);
  }
}

/* "Last on 3 October 2026: 6 of 10", both sides of a girth. */
static void
describe_last (CwOutcomeRow *self, GString *text)
{
  CwOutcomeRowPrivate *priv = get_private (self);
  const CwOutcomeScore *last = cw_outcome_row_get_last (self);
  g_autoptr (GString) values = g_string_new (NULL);
  g_autofree char *day = NULL;

  if (last == NULL)
    return;
  for (guint i = priv->former->len; i-- > 0;) {
    const CwOutcomeScore *score = g_ptr_array_index (priv->former, i);
    g_autofree char *value = NULL;
    g_autofree char *limb = NULL;

    if (score->strike.at != 0 || score->date != last->date
        || !cw_outcome_score_is_same_way (score, last))
      continue;
    value = cw_outcome_score_describe_value (score);
    limb = cw_limb_set_format (score->limb);
    g_string_append_printf (values, "%s%s%s%s", values->len > 0 ? " · " : "",
                            score->limb != CW_LIMBS_NONE ? limb : "",
                            score->limb != CW_LIMBS_NONE ? " " : "", value);
  }
  day = cw_date_format (last->date);
  /* Translators: a date, and a score. */
  g_string_append_printf (text, _ ("Last on %s: %s"), day, values->str);
}

static void
compare (CwOutcomeRow *self)
{
  CwOutcomeRowPrivate *priv = get_private (self);
  g_autoptr (GPtrArray) scores = collect (self);
  g_autoptr (GString) text = g_string_new (NULL);

  describe_changes (self, scores, text);
  if (text->len == 0)
    describe_last (self, text);
  gtk_label_set_label (priv->comparison_label, text->str);
  gtk_widget_set_visible (GTK_WIDGET (priv->comparison_label), text->len > 0);
}

void
cw_outcome_row_changed (CwOutcomeRow *self)
{
  g_return_if_fail (CW_IS_OUTCOME_ROW (self));

  if (!get_private (self)->complete)
    return;
  compare (self);
  g_signal_emit (self, signals[CHANGED], 0);
}

static void
activate_cb (CwOutcomeRow *self)
{
  g_signal_emit (self, signals[ACTIVATE], 0);
}

static void
cw_outcome_row_dispose (GObject *object)
{
  CwOutcomeRowPrivate *priv = get_private (CW_OUTCOME_ROW (object));

  g_clear_pointer (&priv->box, gtk_widget_unparent);
  g_clear_pointer (&priv->numbers, g_ptr_array_unref);
  g_clear_pointer (&priv->former, g_ptr_array_unref);

  G_OBJECT_CLASS (cw_outcome_row_parent_class)->dispose (object);
}

static void
cw_outcome_row_class_init (CwOutcomeRowClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = cw_outcome_row_dispose;
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
  signals[CHANGED]
      = g_signal_new ("changed", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST,
                      0, NULL, NULL, NULL, G_TYPE_NONE, 0);
  signals[ACTIVATE]
      = g_signal_new ("activate", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST,
                      0, NULL, NULL, NULL, G_TYPE_NONE, 0);
}

static void
cw_outcome_row_init (CwOutcomeRow *self)
{
  CwOutcomeRowPrivate *priv = get_private (self);

  priv->numbers = g_ptr_array_new ();
  priv->box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 6);
  gtk_widget_add_css_class (priv->box, "card");
  gtk_widget_add_css_class (priv->box, "cw-outcome-row");
  gtk_widget_set_parent (priv->box, GTK_WIDGET (self));
}

/* Texts. */

GtkWidget *
cw_outcome_row_new_label (const char *text)
{
  GtkWidget *label = gtk_label_new (text);

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_label_set_wrap_mode (GTK_LABEL (label), PANGO_WRAP_WORD_CHAR);
  gtk_widget_set_hexpand (label, TRUE);
  return label;
}

static GtkWidget *
create_caption (const char *text)
{
  GtkWidget *label = cw_outcome_row_new_label (text);

  gtk_widget_add_css_class (label, "cw-cap");
  gtk_widget_add_css_class (label, "dim-label");
  return label;
}

static GtkWidget *
create_head (const CwOutcomeMeasure *measure)
{
  GtkWidget *head = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 12);
  GtkWidget *words = gtk_box_new (GTK_ORIENTATION_VERTICAL, 3);
  GtkWidget *name = cw_outcome_row_new_label (measure->name);

  gtk_widget_add_css_class (name, "heading");
  gtk_widget_set_tooltip_text (name, measure->licence);
  gtk_box_append (GTK_BOX (words), name);
  gtk_box_append (GTK_BOX (words), create_caption (measure->question));
  gtk_box_append (GTK_BOX (head), words);
  return head;
}

/* Making. */

void
cw_outcome_row_begin (CwOutcomeRow *self,
                      const CwOutcomeMeasure *measure,
                      GPtrArray *former)
{
  CwOutcomeRowPrivate *priv;

  g_return_if_fail (CW_IS_OUTCOME_ROW (self));
  g_return_if_fail (measure != NULL && former != NULL);

  priv = get_private (self);
  priv->measure = measure;
  priv->former = g_ptr_array_ref (former);
  priv->head = create_head (measure);
  gtk_box_append (GTK_BOX (priv->box), priv->head);
  priv->comparison_label = GTK_LABEL (create_caption (NULL));
  gtk_box_append (GTK_BOX (priv->box), GTK_WIDGET (priv->comparison_label));
}

GtkWidget *
cw_outcome_row_new (const CwOutcomeMeasure *measure, GPtrArray *former)
{
  GtkWidget *row;

  g_return_val_if_fail (measure != NULL && former != NULL, NULL);

  switch (measure->kind) {
  case CW_OUTCOME_ACTIVITIES:
    row = cw_outcome_activities_row_new (measure, former);
    break;
  case CW_OUTCOME_GIRTH:
    row = cw_outcome_girth_row_new (measure, former);
    break;
  case CW_OUTCOME_TOTAL:
    row = cw_outcome_total_row_new (measure, former);
    break;
  case CW_OUTCOME_NUMBER:
  default:
    row = cw_outcome_number_row_new (measure, former);
    break;
  }
  get_private (CW_OUTCOME_ROW (row))->complete = TRUE;
  cw_outcome_row_set_editing (CW_OUTCOME_ROW (row), FALSE);
  compare (CW_OUTCOME_ROW (row));
  return row;
}

const CwOutcomeMeasure *
cw_outcome_row_get_measure (CwOutcomeRow *self)
{
  g_return_val_if_fail (CW_IS_OUTCOME_ROW (self), NULL);

  return get_private (self)->measure;
}

const CwOutcomeScore *
cw_outcome_row_get_last (CwOutcomeRow *self)
{
  CwOutcomeRowPrivate *priv;

  g_return_val_if_fail (CW_IS_OUTCOME_ROW (self), NULL);

  priv = get_private (self);
  return cw_outcome_scores_find_last (priv->former, priv->measure->id);
}

GtkBox *
cw_outcome_row_append_line (CwOutcomeRow *self)
{
  CwOutcomeRowPrivate *priv;
  GtkWidget *line;

  g_return_val_if_fail (CW_IS_OUTCOME_ROW (self), NULL);

  priv = get_private (self);
  line = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 12);
  gtk_box_insert_child_after (
      GTK_BOX (priv->box), line,
      gtk_widget_get_prev_sibling (GTK_WIDGET (priv->comparison_label)));
  return GTK_BOX (line);
}

void
cw_outcome_row_set_suffix (CwOutcomeRow *self, GtkWidget *widget)
{
  g_return_if_fail (CW_IS_OUTCOME_ROW (self));

  gtk_widget_set_valign (widget, GTK_ALIGN_CENTER);
  gtk_box_append (GTK_BOX (get_private (self)->head), widget);
}

GtkWidget *
cw_outcome_row_new_number (CwOutcomeRow *self,
                           const char *label,
                           const char *unit,
                           double lowest,
                           double highest,
                           int decimals)
{
  GtkWidget *entry
      = cw_number_entry_new (label, unit, lowest, highest, decimals);

  gtk_widget_set_valign (entry, GTK_ALIGN_CENTER);
  g_ptr_array_add (get_private (self)->numbers, entry);
  /* Of the text, as what is no number has to be said, too. */
  g_signal_connect_swapped (
      cw_number_entry_get_editable (CW_NUMBER_ENTRY (entry)), "changed",
      G_CALLBACK (cw_outcome_row_changed), self);
  g_signal_connect_swapped (entry, "activate", G_CALLBACK (activate_cb), self);
  return entry;
}

GtkWidget *
cw_outcome_row_new_text (CwOutcomeRow *self, const char *label)
{
  GtkWidget *entry = cw_text_entry_new (label);

  gtk_widget_set_hexpand (entry, TRUE);
  g_signal_connect_swapped (entry, "changed",
                            G_CALLBACK (cw_outcome_row_changed), self);
  return entry;
}

/* Use. */

void
cw_outcome_row_collect (CwOutcomeRow *self, GPtrArray *scores)
{
  g_autoptr (GPtrArray) own = NULL;

  g_return_if_fail (CW_IS_OUTCOME_ROW (self) && scores != NULL);

  own = collect (self);
  g_ptr_array_extend_and_steal (scores, g_steal_pointer (&own));
}

void
cw_outcome_row_set_editing (CwOutcomeRow *self, gboolean editing)
{
  CwOutcomeRowClass *klass;

  g_return_if_fail (CW_IS_OUTCOME_ROW (self));

  klass = CW_OUTCOME_ROW_GET_CLASS (self);
  if (klass->set_editing != NULL)
    klass->set_editing (self,
                        editing || cw_outcome_row_get_last (self) == NULL);
}

gboolean
cw_outcome_row_keeps_something (CwOutcomeRow *self)
{
  g_return_val_if_fail (CW_IS_OUTCOME_ROW (self), FALSE);

  return CW_OUTCOME_ROW_GET_CLASS (self)->set_editing != NULL
         && cw_outcome_row_get_last (self) != NULL;
}

/* What is as it was the last time is hidden. */
static gboolean
is_shown (CwOutcomeRow *self, GtkWidget *number)
{
  for (GtkWidget *each = number; each != NULL && each != GTK_WIDGET (self);
       each = gtk_widget_get_parent (each))
    if (!gtk_widget_get_visible (each))
      return FALSE;
  return TRUE;
}

void
cw_outcome_row_focus_entry (CwOutcomeRow *self)
{
  const GPtrArray *numbers;
  guint i = 0;

  g_return_if_fail (CW_IS_OUTCOME_ROW (self));

  numbers = get_private (self)->numbers;
  while (i + 1 < numbers->len && !is_shown (self, numbers->pdata[i]))
    i++;
  gtk_widget_grab_focus (numbers->pdata[i]);
}

char *
cw_outcome_row_find_problem (CwOutcomeRow *self)
{
  CwOutcomeRowPrivate *priv;

  g_return_val_if_fail (CW_IS_OUTCOME_ROW (self), NULL);

  priv = get_private (self);
  for (guint i = 0; i < priv->numbers->len; i++) {
    g_autofree char *problem = cw_number_entry_get_problem (
        CW_NUMBER_ENTRY (priv->numbers->pdata[i]));

    if (problem != NULL)
      /* Translators: an outcome measure, and what is wrong with an entry. */
      return g_strdup_printf (C_ ("outcome", "%s: %s"), priv->measure->name,
                              problem);
  }
  return NULL;
}
