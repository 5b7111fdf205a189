/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "window/progress/drop-off-card.h"

#include "model/session-text.h"
#include "window/common/chart-style.h"
#include "window/common/drop-off-view.h"
#include "window/common/popup.h"
#include "window/common/text-table.h"
#include "window/progress/progress-charts.h"
#include "window/progress/progress-rows.h"
#include "window/progress/session-card.h"

#include <glib/gi18n-lib.h>

/* Of each form, so that nothing below it moves. */
#define HEIGHT 370

struct _CwDropOffCard {
  GtkWidget parent_instance;

  const GPtrArray *exercises;         /* borrowed; NULL when nothing is shown */
  const CwExerciseProgress *exercise; /* of them; NULL for all */
  CwDropOffForm form;
  gboolean with_reading;
  gboolean table_is_old; /* it shows what was looked at before */

  GtkWidget *box;
  GtkMenuButton *formulas_button;
  CwTextTable *formulas;
  GtkLabel *extent_label;
  GtkLabel *reading_label;
  GtkStack *twin_stack;
  CwDropOffView *chart;
  CwSessionCard *session;
  CwTextTable *table;
  GtkBox *all_box;
};

G_DEFINE_FINAL_TYPE (CwDropOffCard, cw_drop_off_card, GTK_TYPE_WIDGET)

/* What is looked at. */

static guint
count_sessions (CwDropOffCard *self)
{
  return self->exercise != NULL ? self->exercise->sessions->len : 0;
}

/* The one under the cursor, or the latest. */
static const CwExerciseSession *
get_session (CwDropOffCard *self)
{
  int session = cw_drop_off_view_get_session (self->chart);
  guint n_sessions = count_sessions (self);

  if (n_sessions == 0)
    return NULL;
  if (self->form == CW_DROP_OFF_FORM_SESSION)
    return cw_session_card_get_session (self->session);
  return g_ptr_array_index (self->exercise->sessions,
                            session >= 0 ? (guint)session : n_sessions - 1);
}

/* Showing it. */

static char *
describe_extent (CwDropOffCard *self)
{
  guint n_sessions = count_sessions (self);

  if (self->form == CW_DROP_OFF_FORM_CHART
      && n_sessions > CW_DROP_OFF_MOST_LINES)
    /* Translators: how many sessions are lines, and of how many. */
    return g_strdup_printf (_ ("Last %d of %u sessions, over the others’ band"),
                            CW_DROP_OFF_LINES_ABOVE_BAND, n_sessions);
  return g_strdup_printf (
      ngettext ("%u session", "All %u sessions", (gulong)n_sessions),
      n_sessions);
}

static char *
describe_reading (CwDropOffCard *self)
{
  guint n_sessions = count_sessions (self);

  /* One session says it itself. */
  if (n_sessions == 0 || !self->with_reading
      || self->form == CW_DROP_OFF_FORM_SESSION)
    return g_strdup ("");
  return cw_exercise_session_describe_reading (
      g_ptr_array_index (self->exercise->sessions, n_sessions - 1));
}

/* A row for each session of many years: written when somebody looks. */
static void
fill_table (CwDropOffCard *self)
{
  GPtrArray *rows;
  guint n_words = 0;

  if (!self->table_is_old)
    return;
  rows = cw_progress_tabulate (self->exercise, &n_words);
  cw_text_table_take_rows (self->table, _ ("Repetitions set by set"), rows,
                           n_words, TRUE);
  self->table_is_old = FALSE;
}

static void
show_form (CwDropOffCard *self)
{
  static const char *const names[] = {
    [CW_DROP_OFF_FORM_CHART] = "chart",
    [CW_DROP_OFF_FORM_SESSION] = "session",
    [CW_DROP_OFF_FORM_TABLE] = "table",
  };
  gboolean one = self->exercise != NULL;
  g_autofree char *extent = one ? describe_extent (self) : g_strdup ("");
  g_autofree char *reading = describe_reading (self);

  if (!one)
    cw_progress_charts_fill (self->all_box, self->exercises,
                             self->form == CW_DROP_OFF_FORM_TABLE);
  else if (self->form == CW_DROP_OFF_FORM_TABLE)
    fill_table (self);
  gtk_stack_set_visible_child_name (self->twin_stack,
                                    one ? names[self->form] : "all");
  gtk_label_set_label (self->extent_label, extent);
  gtk_label_set_label (self->reading_label, reading);
  gtk_widget_set_visible (GTK_WIDGET (self->reading_label), *reading != '\0');
  gtk_widget_set_visible (GTK_WIDGET (self->formulas_button), one);
}

/* Just before they are shown: of the session that is looked at. */
static void
formulas_shown_cb (CwDropOffCard *self)
{
  const CwExerciseSession *session = get_session (self);
  g_autofree char *title = NULL;

  if (session == NULL)
    return;
  title = cw_exercise_session_get_title (session);
  cw_text_table_take_rows (self->formulas, title,
                           cw_exercise_session_tabulate_measures (session), 3,
                           FALSE);
}

static gboolean
cw_drop_off_card_grab_focus (GtkWidget *widget)
{
  CwDropOffCard *self = CW_DROP_OFF_CARD (widget);

  if (self->form == CW_DROP_OFF_FORM_SESSION && self->exercise != NULL)
    return gtk_widget_grab_focus (GTK_WIDGET (self->session));
  return gtk_widget_child_focus (gtk_stack_get_visible_child (self->twin_stack),
                                 GTK_DIR_TAB_FORWARD);
}

static void
cw_drop_off_card_dispose (GObject *object)
{
  g_clear_pointer (&CW_DROP_OFF_CARD (object)->box, gtk_widget_unparent);
  gtk_widget_dispose_template (GTK_WIDGET (object), CW_TYPE_DROP_OFF_CARD);

  G_OBJECT_CLASS (cw_drop_off_card_parent_class)->dispose (object);
}

static void
cw_drop_off_card_class_init (CwDropOffCardClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = cw_drop_off_card_dispose;
  widget_class->grab_focus = cw_drop_off_card_grab_focus;
  g_type_ensure (CW_TYPE_DROP_OFF_VIEW);
  g_type_ensure (CW_TYPE_SESSION_CARD);
  g_type_ensure (CW_TYPE_TEXT_TABLE);
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
  gtk_widget_class_set_template_from_resource (widget_class, APP_RESOURCES
                                               "/progress/drop-off-card.ui");
#define BIND(name)                                                             \
  gtk_widget_class_bind_template_child (widget_class, CwDropOffCard, name)
  BIND (box);
  BIND (formulas_button);
  BIND (formulas);
  BIND (extent_label);
  BIND (reading_label);
  BIND (twin_stack);
  BIND (chart);
  BIND (session);
  BIND (table);
  BIND (all_box);
#undef BIND
  gtk_widget_class_bind_template_callback (widget_class, formulas_shown_cb);
}

static void
cw_drop_off_card_init (CwDropOffCard *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  cw_text_table_set_whole (self->formulas);
  gtk_widget_set_size_request (
      GTK_WIDGET (self->twin_stack), -1,
      cw_chart_style_scale_height (GTK_WIDGET (self), HEIGHT));
}

void
cw_drop_off_card_show (CwDropOffCard *self,
                       const GPtrArray *exercises,
                       gboolean one,
                       gboolean with_reading)
{
  g_return_if_fail (CW_IS_DROP_OFF_CARD (self));
  g_return_if_fail (!one || (exercises != NULL && exercises->len == 1));

  self->exercises = exercises;
  self->exercise = one ? g_ptr_array_index (exercises, 0) : NULL;
  self->with_reading = with_reading;
  self->table_is_old = TRUE;
  cw_session_card_show (self->session, self->exercise, -1);
  if (exercises == NULL)
    return;
  if (one)
    cw_drop_off_view_take_data (
        self->chart, cw_drop_off_data_new (self->exercise, 0, FALSE));
  show_form (self);
}

void
cw_drop_off_card_set_form (CwDropOffCard *self, CwDropOffForm form)
{
  int session;

  g_return_if_fail (CW_IS_DROP_OFF_CARD (self));

  if (self->form == form)
    return;
  self->form = form;
  if (self->exercises == NULL)
    return;
  session = cw_drop_off_view_get_session (self->chart);
  if (form == CW_DROP_OFF_FORM_SESSION && self->exercise != NULL
      && session >= 0)
    cw_session_card_show (self->session, self->exercise, session);
  show_form (self);
}

gboolean
cw_drop_off_card_is_on_session (CwDropOffCard *self)
{
  g_return_val_if_fail (CW_IS_DROP_OFF_CARD (self), FALSE);

  return count_sessions (self) > 0
         && gtk_widget_has_focus (GTK_WIDGET (self->chart));
}

gboolean
cw_drop_off_card_step (CwDropOffCard *self, int steps)
{
  g_return_val_if_fail (CW_IS_DROP_OFF_CARD (self), FALSE);

  if (self->exercise == NULL || self->form != CW_DROP_OFF_FORM_SESSION)
    return FALSE;
  cw_session_card_step (self->session, steps);
  return TRUE;
}

gboolean
cw_drop_off_card_explain (CwDropOffCard *self)
{
  g_return_val_if_fail (CW_IS_DROP_OFF_CARD (self), FALSE);

  if (self->exercise == NULL)
    return FALSE;
  cw_popup_in_sight (self->formulas_button);
  return TRUE;
}

CwDropOffData *
cw_drop_off_card_create_data (CwDropOffCard *self)
{
  g_return_val_if_fail (CW_IS_DROP_OFF_CARD (self), NULL);

  if (count_sessions (self) == 0)
    return NULL;
  if (self->form == CW_DROP_OFF_FORM_SESSION)
    return cw_drop_off_data_new_of_session (get_session (self));
  return cw_drop_off_data_new (self->exercise, 0, FALSE);
}
