/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "window/common/fold-layout.h"

#include "window/common/fit-layout.h"

struct _CwFoldLayout {
  GtkLayoutManager parent_instance;

  int spacing;
  int row_spacing;
  gboolean homogeneous;
  gboolean squeeze;
  gboolean expand;
  int beside_em;
  gboolean tall;
  gboolean folded;
};

typedef enum {
  PROP_SPACING = 1,
  PROP_ROW_SPACING,
  PROP_HOMOGENEOUS,
  PROP_SQUEEZE,
  PROP_EXPAND,
  PROP_BESIDE_EM,
  PROP_TALL,
} CwFoldLayoutProperty;

static GParamSpec *props[PROP_TALL + 1];

G_DEFINE_FINAL_TYPE (CwFoldLayout, cw_fold_layout, GTK_TYPE_LAYOUT_MANAGER)

static GtkWidget *
next_child (GtkWidget *widget, GtkWidget *after)
{
  GtkWidget *child = after == NULL ? gtk_widget_get_first_child (widget)
                                   : gtk_widget_get_next_sibling (after);

  while (child != NULL && !gtk_widget_should_layout (child))
    child = gtk_widget_get_next_sibling (child);
  return child;
}

static int
measure_child (GtkWidget *child, GtkOrientation orientation, int for_size)
{
  int natural = 0;

  gtk_widget_measure (child, orientation, for_size, NULL, &natural, NULL, NULL);
  return natural;
}

/* Width of all children beside each other, natural or as small as can be. */
static int
measure_row (CwFoldLayout *self, GtkWidget *widget, gboolean squeezed)
{
  int n_children = 0, sum = 0, widest = 0;

  for (GtkWidget *child = next_child (widget, NULL); child != NULL;
       child = next_child (widget, child)) {
    int minimum = 0, natural = 0, width;

    gtk_widget_measure (child, GTK_ORIENTATION_HORIZONTAL, -1, &minimum,
                        &natural, NULL, NULL);
    width = squeezed ? minimum : natural;
    n_children++;
    sum += width;
    widest = MAX (widest, width);
  }
  if (n_children == 0)
    return 0;
  return (self->homogeneous ? widest * n_children : sum) +
         self->spacing * (n_children - 1);
}

static gboolean
is_folded (CwFoldLayout *self, GtkWidget *widget, int width)
{
  return width < measure_row (self, widget, self->squeeze) ||
         width < self->beside_em * cw_fit_layout_get_em (widget);
}

/* Which of them takes what the others leave. */
static GtkWidget *
get_filler (CwFoldLayout *self, GtkWidget *widget)
{
  GtkWidget *first = next_child (widget, NULL);

  for (GtkWidget *child = first; self->expand && child != NULL;
       child = next_child (widget, child))
    if (gtk_widget_compute_expand (child, GTK_ORIENTATION_HORIZONTAL))
      return child;
  return first;
}

/* Between the smallest and the natural width; one of them takes the rest. */
static int
get_squeezed_width (CwFoldLayout *self,
                    GtkWidget *widget,
                    GtkWidget *child,
                    int width)
{
  g_autoptr (GArray) sizes =
    g_array_new (FALSE, FALSE, sizeof (GtkRequestedSize));
  GtkWidget *filler = get_filler (self, widget);
  int rest = width + self->spacing;

  for (GtkWidget *each = next_child (widget, NULL); each != NULL;
       each = next_child (widget, each)) {
    GtkRequestedSize size = { .data = each };

    gtk_widget_measure (each, GTK_ORIENTATION_HORIZONTAL, -1,
                        &size.minimum_size, &size.natural_size, NULL, NULL);
    rest -= size.minimum_size + self->spacing;
    g_array_append_val (sizes, size);
  }
  rest = gtk_distribute_natural_allocation (
    MAX (rest, 0), sizes->len, (GtkRequestedSize *) (void *) sizes->data);
  for (guint i = 0; i < sizes->len; i++) {
    const GtkRequestedSize *size = &g_array_index (sizes, GtkRequestedSize, i);

    if (size->data == child)
      return size->minimum_size + (child == filler ? rest : 0);
  }
  return width;
}

/* Width of one child when they stand beside each other in `width`. */
static int
get_child_width (CwFoldLayout *self,
                 GtkWidget *widget,
                 GtkWidget *child,
                 int width)
{
  GtkWidget *first = next_child (widget, NULL);
  int n_children = 0, others = 0;

  if (self->squeeze && !self->homogeneous)
    return get_squeezed_width (self, widget, child, width);
  for (GtkWidget *each = first; each != NULL; each = next_child (widget, each)) {
    n_children++;
    if (each != first)
      others += measure_child (each, GTK_ORIENTATION_HORIZONTAL, -1);
  }
  if (self->homogeneous)
    return (width - self->spacing * (n_children - 1)) / n_children;
  if (child != first)
    return measure_child (child, GTK_ORIENTATION_HORIZONTAL, -1);
  return width - others - self->spacing * (n_children - 1);
}

static int
measure_height (CwFoldLayout *self, GtkWidget *widget, int width)
{
  gboolean folded = width < 0 ? self->tall : is_folded (self, widget, width);
  int height = 0, n_children = 0;

  for (GtkWidget *child = next_child (widget, NULL); child != NULL;
       child = next_child (widget, child)) {
    int child_width = folded || width < 0
                        ? width
                        : get_child_width (self, widget, child, width);
    int natural = measure_child (child, GTK_ORIENTATION_VERTICAL, child_width);

    n_children++;
    height = folded ? height + natural : MAX (height, natural);
  }
  if (folded)
    height += self->row_spacing * MAX (0, n_children - 1);
  return height;
}

static void
cw_fold_layout_measure (GtkLayoutManager *manager,
                        GtkWidget *widget,
                        GtkOrientation orientation,
                        int for_size,
                        int *minimum,
                        int *natural,
                        int *minimum_baseline,
                        int *natural_baseline)
{
  CwFoldLayout *self = CW_FOLD_LAYOUT (manager);

  if (orientation == GTK_ORIENTATION_VERTICAL) {
    *minimum = *natural = measure_height (self, widget, for_size);
    return;
  }
  *minimum = 0;
  *natural = measure_row (self, widget, FALSE);
  for (GtkWidget *child = next_child (widget, NULL); child != NULL;
       child = next_child (widget, child)) {
    int child_minimum = 0;

    gtk_widget_measure (child, orientation, -1, &child_minimum, NULL, NULL,
                        NULL);
    *minimum = MAX (*minimum, child_minimum);
  }
}

static void
cw_fold_layout_allocate (GtkLayoutManager *manager,
                         GtkWidget *widget,
                         int width,
                         int height,
                         int baseline)
{
  CwFoldLayout *self = CW_FOLD_LAYOUT (manager);
  gboolean mirrored = gtk_widget_get_direction (widget) == GTK_TEXT_DIR_RTL;
  int x = 0, y = 0;

  self->folded = is_folded (self, widget, width);
  for (GtkWidget *child = next_child (widget, NULL); child != NULL;
       child = next_child (widget, child)) {
    GtkAllocation place = { x, y, width, height };

    if (self->folded) {
      place.height = measure_child (child, GTK_ORIENTATION_VERTICAL, width);
      y += place.height + self->row_spacing;
    } else {
      place.width = get_child_width (self, widget, child, width);
      x += place.width + self->spacing;
      if (mirrored)
        place.x = width - place.x - place.width;
    }
    gtk_widget_size_allocate (child, &place, -1);
  }
}

static GtkSizeRequestMode
cw_fold_layout_get_request_mode (GtkLayoutManager *manager, GtkWidget *widget)
{
  return GTK_SIZE_REQUEST_HEIGHT_FOR_WIDTH;
}

static void
cw_fold_layout_get_property (GObject *object,
                             guint property_id,
                             GValue *value,
                             GParamSpec *pspec)
{
  CwFoldLayout *self = CW_FOLD_LAYOUT (object);

  switch ((CwFoldLayoutProperty) property_id) {
  case PROP_SPACING:
    g_value_set_int (value, self->spacing);
    break;
  case PROP_ROW_SPACING:
    g_value_set_int (value, self->row_spacing);
    break;
  case PROP_HOMOGENEOUS:
    g_value_set_boolean (value, self->homogeneous);
    break;
  case PROP_SQUEEZE:
    g_value_set_boolean (value, self->squeeze);
    break;
  case PROP_EXPAND:
    g_value_set_boolean (value, self->expand);
    break;
  case PROP_BESIDE_EM:
    g_value_set_int (value, self->beside_em);
    break;
  case PROP_TALL:
    g_value_set_boolean (value, self->tall);
    break;
  default:
    G_OBJECT_WARN_INVALID_PROPERTY_ID (object, property_id, pspec);
  }
}

/* Set once, when the layout is made: nothing is laid out yet. */
static void
cw_fold_layout_set_property (GObject *object,
                             guint property_id,
                             const GValue *value,
                             GParamSpec *pspec)
{
  CwFoldLayout *self = CW_FOLD_LAYOUT (object);

  switch ((CwFoldLayoutProperty) property_id) {
  case PROP_SPACING:
    self->spacing = g_value_get_int (value);
    break;
  case PROP_ROW_SPACING:
    self->row_spacing = g_value_get_int (value);
    break;
  case PROP_HOMOGENEOUS:
    self->homogeneous = g_value_get_boolean (value);
    break;
  case PROP_SQUEEZE:
    self->squeeze = g_value_get_boolean (value);
    break;
  case PROP_EXPAND:
    self->expand = g_value_get_boolean (value);
    break;
  case PROP_BESIDE_EM:
    self->beside_em = g_value_get_int (value);
    break;
  case PROP_TALL:
    self->tall = g_value_get_boolean (value);
    break;
  default:
    G_OBJECT_WARN_INVALID_PROPERTY_ID (object, property_id, pspec);
  }
}

static void
cw_fold_layout_class_init (CwFoldLayoutClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkLayoutManagerClass *layout_class = GTK_LAYOUT_MANAGER_CLASS (klass);
  GParamFlags flags = G_PARAM_READWRITE | G_PARAM_CONSTRUCT_ONLY |
                      G_PARAM_STATIC_STRINGS;

  object_class->get_property = cw_fold_layout_get_property;
  object_class->set_property = cw_fold_layout_set_property;
  layout_class->get_request_mode = cw_fold_layout_get_request_mode;
  layout_class->measure = cw_fold_layout_measure;
  layout_class->allocate = cw_fold_layout_allocate;

  props[PROP_SPACING] =
    g_param_spec_int ("spacing", NULL, NULL, 0, G_MAXINT, 0, flags);
  props[PROP_ROW_SPACING] =
    g_param_spec_int ("row-spacing", NULL, NULL, 0, G_MAXINT, 0, flags);
  props[PROP_HOMOGENEOUS] =
    g_param_spec_boolean ("homogeneous", NULL, NULL, FALSE, flags);
  props[PROP_SQUEEZE] =
    g_param_spec_boolean ("squeeze", NULL, NULL, FALSE, flags);
  props[PROP_EXPAND] =
    g_param_spec_boolean ("expand", NULL, NULL, FALSE, flags);
  props[PROP_BESIDE_EM] =
    g_param_spec_int ("beside-em", NULL, NULL, 0, G_MAXINT, 0, flags);
  props[PROP_TALL] =
    g_param_spec_boolean ("tall", NULL, NULL, FALSE, flags);
  g_object_class_install_properties (object_class, G_N_ELEMENTS (props), props);
}

static void
cw_fold_layout_init (CwFoldLayout *self)
{
}

gboolean
cw_fold_layout_get_folded (CwFoldLayout *self)
{
  g_return_val_if_fail (CW_IS_FOLD_LAYOUT (self), FALSE);

  return self->folded;
}
