/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "window/patients/overview-layout.h"

#define SPACING 18
#define LEFT_SHARE 0.53
#define LEFT_MINIMUM 400
#define RIGHT_MINIMUM 360
#define N_CARDS 3

struct _CwOverviewLayout {
  GtkLayoutManager parent_instance;
};

G_DEFINE_FINAL_TYPE (CwOverviewLayout,
                     cw_overview_layout,
                     GTK_TYPE_LAYOUT_MANAGER)

typedef struct {
  GtkAllocation cards[N_CARDS];
  int height;
} Places;

static void
get_cards (GtkWidget *widget, GtkWidget *cards[N_CARDS])
{
  GtkWidget *card = gtk_widget_get_first_child (widget);

  for (int i = 0; i < N_CARDS; i++) {
    cards[i] = card;
    card = card != NULL ? gtk_widget_get_next_sibling (card) : NULL;
  }
}

static int
measure (GtkWidget *card, int width)
{
  int natural = 0;

  if (card != NULL && gtk_widget_should_layout (card))
    gtk_widget_measure (card, GTK_ORIENTATION_VERTICAL, width, NULL, &natural,
                        NULL, NULL);
  return natural;
}

/* What the card needs at least; with large text more than `minimum`. */
static int
measure_minimum (GtkWidget *card, int minimum)
{
  int needed = 0;

  if (card != NULL && gtk_widget_should_layout (card))
    gtk_widget_measure (card, GTK_ORIENTATION_HORIZONTAL, -1, &needed, NULL,
                        NULL, NULL);
  return MAX (needed, minimum);
}

static void
place_columns (GtkWidget *cards[N_CARDS], int width, Places *places)
{
  int left = MAX ((int) ((width - SPACING) * LEFT_SHARE),
                  measure_minimum (cards[0], LEFT_MINIMUM));
  int right = width - SPACING - left;
  int first = measure (cards[0], left);
  int second = measure (cards[1], right);
  int third = measure (cards[2], right);

  places->height = MAX (first, second + SPACING + third);
  places->cards[0] = (GtkAllocation) { 0, 0, left, places->height };
  places->cards[1] = (GtkAllocation) { left + SPACING, 0, right, second };
  places->cards[2] =
    (GtkAllocation) { left + SPACING, second + SPACING, right, third };
}

static void
place_rows (GtkWidget *cards[N_CARDS], int width, Places *places)
{
  static const int order[N_CARDS] = { 2, 0, 1 };
  int y = 0;

  for (int i = 0; i < N_CARDS; i++) {
    int height = measure (cards[order[i]], width);

    places->cards[order[i]] = (GtkAllocation) { 0, y, width, height };
    y += height + SPACING;
  }
  places->height = y - SPACING;
}

static void
place (GtkWidget *widget, int width, Places *places)
{
  GtkWidget *cards[N_CARDS];
  int left, right;

  get_cards (widget, cards);
  left = measure_minimum (cards[0], LEFT_MINIMUM);
  right = measure_minimum (cards[2], measure_minimum (cards[1], RIGHT_MINIMUM));
  if (width >= left + SPACING + right &&
      (width - SPACING) * (1 - LEFT_SHARE) >= right)
    place_columns (cards, width, places);
  else
    place_rows (cards, width, places);
}

static GtkSizeRequestMode
cw_overview_layout_get_request_mode (GtkLayoutManager *manager,
                                     GtkWidget *widget)
{
  return GTK_SIZE_REQUEST_HEIGHT_FOR_WIDTH;
}

static void
cw_overview_layout_measure (GtkLayoutManager *manager,
                            GtkWidget *widget,
                            GtkOrientation orientation,
                            int for_size,
                            int *minimum,
                            int *natural,
                            int *minimum_baseline,
                            int *natural_baseline)
{
  GtkWidget *cards[N_CARDS];
  Places places = { 0 };

  if (orientation == GTK_ORIENTATION_VERTICAL) {
    place (widget,
           for_size < 0 ? LEFT_MINIMUM + SPACING + RIGHT_MINIMUM : for_size,
           &places);
    *minimum = *natural = places.height;
    return;
  }
  *minimum = 0;
  *natural = LEFT_MINIMUM + SPACING + RIGHT_MINIMUM;
  get_cards (widget, cards);
  for (int i = 0; i < N_CARDS && cards[i] != NULL; i++) {
    int card_minimum = 0;

    gtk_widget_measure (cards[i], orientation, -1, &card_minimum, NULL, NULL,
                        NULL);
    *minimum = MAX (*minimum, card_minimum);
  }
}

static void
cw_overview_layout_allocate (GtkLayoutManager *manager,
                             GtkWidget *widget,
                             int width,
                             int height,
                             int baseline)
{
  gboolean mirrored = gtk_widget_get_direction (widget) == GTK_TEXT_DIR_RTL;
  GtkWidget *cards[N_CARDS];
  Places places = { 0 };

  get_cards (widget, cards);
  place (widget, width, &places);
  for (int i = 0; i < N_CARDS && cards[i] != NULL; i++) {
    GtkAllocation *card = &places.cards[i];

    if (mirrored)
      card->x = width - card->x - card->width;
    if (gtk_widget_should_layout (cards[i]))
      gtk_widget_size_allocate (cards[i], card, -1);
  }
}

static void
cw_overview_layout_class_init (CwOverviewLayoutClass *klass)
{
  GtkLayoutManagerClass *layout_class = GTK_LAYOUT_MANAGER_CLASS (klass);

  layout_class->get_request_mode = cw_overview_layout_get_request_mode;
  layout_class->measure = cw_overview_layout_measure;
  layout_class->allocate = cw_overview_layout_allocate;
}

static void
cw_overview_layout_init (CwOverviewLayout *self)
{
}
