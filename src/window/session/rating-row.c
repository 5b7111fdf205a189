/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "window/session/rating-row.h"

#include "base/quantity.h"
#include "window/common/fold-layout.h"

#include <glib/gi18n-lib.h>
#include <math.h>

/* How long a 1 waits for a 0 to become 10. */
#define TEN_WAIT_MS 600
#define HIGHEST 10
#define VALUE_KEY "cw-value"
#define RATING_KEY "cw-rating"

struct _CwRatingRow {
  GtkWidget parent_instance;

  GtkWidget *pairs[CW_N_RATINGS]; /* a label and its box */
  GtkWidget *boxes[CW_N_RATINGS];
  double values[CW_N_RATINGS];
  int current; /* CW_N_RATINGS when all are given */
  gboolean over_again; /* all are typed once more */
  guint ten_source;
};

enum { CHANGED, N_SIGNALS };

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (CwRatingRow, cw_rating_row, GTK_TYPE_WIDGET)

static const char *
get_name (int rating)
{
  switch ((CwRating) rating) {
  case CW_RATING_EFFORT:
    return _("Effort");
  case CW_RATING_PAIN:
    return _("Limb pain");
  case CW_RATING_DISCOMFORT:
  default:
    return _("Cuff discomfort");
  }
}

static void
show (CwRatingRow *self)
{
  for (int i = 0; i < CW_N_RATINGS; i++) {
    g_autofree char *value = isnan (self->values[i])
                               ? g_strdup ("–")
                               : cw_number_format (self->values[i], 0);
    /* Translators: a rating and its value, as "Effort: 6 of 10". */
    g_autofree char *label =
      g_strdup_printf (_("%s: %s of 10"), get_name (i), value);

    gtk_menu_button_set_label (GTK_MENU_BUTTON (self->boxes[i]), value);
    gtk_accessible_update_property (GTK_ACCESSIBLE (self->boxes[i]),
                                    GTK_ACCESSIBLE_PROPERTY_LABEL, label, -1);
    if (i == self->current)
      gtk_widget_add_css_class (self->boxes[i], "cw-ringed");
    else
      gtk_widget_remove_css_class (self->boxes[i], "cw-ringed");
  }
}

static void
find_current (CwRatingRow *self)
{
  self->current = 0;
  while (self->current < CW_N_RATINGS && !isnan (self->values[self->current]))
    self->current++;
}

static void
move_on (CwRatingRow *self, int rating)
{
  if (self->over_again && rating + 1 < CW_N_RATINGS) {
    self->current = rating + 1;
    return;
  }
  self->over_again = FALSE;
  find_current (self);
}

static void
give (CwRatingRow *self, int rating, double value)
{
  self->values[rating] = value;
  g_clear_handle_id (&self->ten_source, g_source_remove);
  move_on (self, rating);
  show (self);
  g_signal_emit (self, signals[CHANGED], 0);
}

static gboolean
ten_cb (gpointer data)
{
  CwRatingRow *self = data;

  self->ten_source = 0;
  move_on (self, self->current);
  show (self);
  return G_SOURCE_REMOVE;
}

static void
chosen_cb (GtkButton *button, CwRatingRow *self)
{
  int rating = GPOINTER_TO_INT (g_object_get_data (G_OBJECT (button),
                                                   RATING_KEY));

  gtk_menu_button_popdown (GTK_MENU_BUTTON (self->boxes[rating]));
  give (self, rating,
        GPOINTER_TO_INT (g_object_get_data (G_OBJECT (button), VALUE_KEY)));
}

/* Large buttons from 0 to 10, for the hand that holds a mouse or a finger. */
static GtkWidget *
create_popover (CwRatingRow *self, int rating)
{
  GtkWidget *popover = gtk_popover_new ();
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 0);

  gtk_widget_add_css_class (box, "linked");
  for (int value = 0; value <= HIGHEST; value++) {
    g_autofree char *label = g_strdup_printf ("%d", value);
    GtkWidget *button = gtk_button_new_with_label (label);

    gtk_widget_add_css_class (button, "cw-rating-choice");
    g_object_set_data (G_OBJECT (button), VALUE_KEY, GINT_TO_POINTER (value));
    g_object_set_data (G_OBJECT (button), RATING_KEY, GINT_TO_POINTER (rating));
    g_signal_connect (button, "clicked", G_CALLBACK (chosen_cb), self);
    gtk_box_append (GTK_BOX (box), button);
  }
  gtk_popover_set_child (GTK_POPOVER (popover), box);
  return popover;
}

static void
cw_rating_row_dispose (GObject *object)
{
  CwRatingRow *self = CW_RATING_ROW (object);

  g_clear_handle_id (&self->ten_source, g_source_remove);
  for (int i = 0; i < CW_N_RATINGS; i++) {
    g_clear_pointer (&self->pairs[i], gtk_widget_unparent);
    self->boxes[i] = NULL;
  }

  G_OBJECT_CLASS (cw_rating_row_parent_class)->dispose (object);
}

static void
cw_rating_row_class_init (CwRatingRowClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = cw_rating_row_dispose;
  signals[CHANGED] =
    g_signal_new ("changed", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0,
                  NULL, NULL, NULL, G_TYPE_NONE, 0);
  gtk_widget_class_set_accessible_role (widget_class,
                                        GTK_ACCESSIBLE_ROLE_GROUP);
}

static void
cw_rating_row_init (CwRatingRow *self)
{
  gtk_widget_set_layout_manager (
    GTK_WIDGET (self), g_object_new (CW_TYPE_FOLD_LAYOUT, "spacing", 10,
                                     "row-spacing", 6, "homogeneous", TRUE,
                                     NULL));
  for (int i = 0; i < CW_N_RATINGS; i++) {
    GtkWidget *label = gtk_label_new (get_name (i));

    gtk_widget_add_css_class (label, "cw-session-caption");
    self->pairs[i] = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 10);
    gtk_widget_set_parent (self->pairs[i], GTK_WIDGET (self));
    gtk_box_append (GTK_BOX (self->pairs[i]), label);
    self->boxes[i] = gtk_menu_button_new ();
    gtk_menu_button_set_popover (GTK_MENU_BUTTON (self->boxes[i]),
                                 create_popover (self, i));
    gtk_widget_set_focus_on_click (self->boxes[i], FALSE);
    gtk_widget_add_css_class (self->boxes[i], "cw-rating");
    gtk_widget_set_valign (self->boxes[i], GTK_ALIGN_CENTER);
    gtk_box_append (GTK_BOX (self->pairs[i]), self->boxes[i]);
    self->values[i] = NAN;
  }
  show (self);
}

void
cw_rating_row_set_values (CwRatingRow *self, const double values[CW_N_RATINGS])
{
  g_return_if_fail (CW_IS_RATING_ROW (self));

  g_clear_handle_id (&self->ten_source, g_source_remove);
  for (int i = 0; i < CW_N_RATINGS; i++)
    self->values[i] = values[i];
  self->over_again = FALSE;
  find_current (self);
  show (self);
}

void
cw_rating_row_start_over (CwRatingRow *self)
{
  g_return_if_fail (CW_IS_RATING_ROW (self));

  self->over_again = TRUE;
  self->current = 0;
  show (self);
}

double
cw_rating_row_get_value (CwRatingRow *self, CwRating rating)
{
  g_return_val_if_fail (CW_IS_RATING_ROW (self), NAN);

  return self->values[rating];
}

gboolean
cw_rating_row_type_digit (CwRatingRow *self, int digit)
{
  int rating = self->current;
  gboolean over_again;

  g_return_val_if_fail (CW_IS_RATING_ROW (self), FALSE);
  g_return_val_if_fail (digit >= 0 && digit <= 9, FALSE);

  if (rating >= CW_N_RATINGS)
    return FALSE;
  if (self->ten_source != 0) {
    if (digit == 0) {
      give (self, rating, HIGHEST);
      return TRUE;
    }
    /* It was a 1 after all; this digit is the next rating. */
    g_clear_handle_id (&self->ten_source, g_source_remove);
    move_on (self, rating);
    return cw_rating_row_type_digit (self, digit);
  }
  if (digit != 1) {
    give (self, rating, digit);
    return TRUE;
  }
  /* Kept at once; only moving on waits for a 0. */
  over_again = self->over_again;
  give (self, rating, 1);
  self->over_again = over_again;
  self->current = rating;
  self->ten_source = g_timeout_add (TEN_WAIT_MS, ten_cb, self);
  show (self);
  return TRUE;
}
