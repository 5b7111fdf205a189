/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "window/common/status-mark.h"

#include "chart/status-sign.h"
#include "window/common/chart-style.h"

#include <glib/gi18n-lib.h>

#define DEFAULT_SIZE 18

struct _CwStatusMark {
  GtkWidget parent_instance;

  CwStatus status;
  int size;
};

typedef enum {
  PROP_STATUS = 1,
  PROP_SIZE,
} CwStatusMarkProperty;

static GParamSpec *props[PROP_SIZE + 1];

G_DEFINE_FINAL_TYPE (CwStatusMark, cw_status_mark, GTK_TYPE_WIDGET)

static void
set_size (CwStatusMark *self, int size)
{
  if (self->size == size)
    return;
  self->size = size;
  gtk_widget_queue_resize (GTK_WIDGET (self));
  g_object_notify_by_pspec (G_OBJECT (self), props[PROP_SIZE]);
}

static void
cw_status_mark_measure (GtkWidget *widget,
                        GtkOrientation orientation,
                        int for_size,
                        int *minimum,
                        int *natural,
                        int *minimum_baseline,
                        int *natural_baseline)
{
  *minimum = *natural = CW_STATUS_MARK (widget)->size;
}

static void
cw_status_mark_snapshot (GtkWidget *widget, GtkSnapshot *snapshot)
{
  CwStatusMark *self = CW_STATUS_MARK (widget);
  CwChartStyle style = cw_chart_style_from_widget (widget);
  int width = gtk_widget_get_width (widget);
  int height = gtk_widget_get_height (widget);
  int size = MIN (MIN (width, height), self->size);
  cairo_t *cr = gtk_snapshot_append_cairo (
    snapshot, &GRAPHENE_RECT_INIT (0, 0, width, height));

  cw_status_sign_draw (cr, style.palette, cw_status_get_mark (self->status),
                       (width - size) / 2, (height - size) / 2, size);
  cairo_destroy (cr);
}

static void
cw_status_mark_get_property (GObject *object,
                             guint property_id,
                             GValue *value,
                             GParamSpec *pspec)
{
  CwStatusMark *self = CW_STATUS_MARK (object);

  switch ((CwStatusMarkProperty) property_id) {
  case PROP_STATUS:
    g_value_set_int (value, self->status);
    break;
  case PROP_SIZE:
    g_value_set_int (value, self->size);
    break;
  default:
    G_OBJECT_WARN_INVALID_PROPERTY_ID (object, property_id, pspec);
  }
}

static void
cw_status_mark_set_property (GObject *object,
                             guint property_id,
                             const GValue *value,
                             GParamSpec *pspec)
{
  CwStatusMark *self = CW_STATUS_MARK (object);

  switch ((CwStatusMarkProperty) property_id) {
  case PROP_STATUS:
    cw_status_mark_set_status (self, (CwStatus) g_value_get_int (value));
    break;
  case PROP_SIZE:
    set_size (self, g_value_get_int (value));
    break;
  default:
    G_OBJECT_WARN_INVALID_PROPERTY_ID (object, property_id, pspec);
  }
}

static void
cw_status_mark_class_init (CwStatusMarkClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);
  GParamFlags flags = G_PARAM_READWRITE | G_PARAM_EXPLICIT_NOTIFY |
                      G_PARAM_STATIC_STRINGS;

  object_class->get_property = cw_status_mark_get_property;
  object_class->set_property = cw_status_mark_set_property;
  widget_class->measure = cw_status_mark_measure;
  widget_class->snapshot = cw_status_mark_snapshot;

  props[PROP_STATUS] =
    g_param_spec_int ("status", NULL, NULL, CW_STATUS_UNKNOWN,
                      CW_STATUS_BLOCKED, CW_STATUS_UNKNOWN, flags);
  props[PROP_SIZE] =
    g_param_spec_int ("size", NULL, NULL, 1, G_MAXINT, DEFAULT_SIZE, flags);
  g_object_class_install_properties (object_class, G_N_ELEMENTS (props), props);
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_IMG);
}

static void
cw_status_mark_init (CwStatusMark *self)
{
  self->size = DEFAULT_SIZE;
  gtk_accessible_update_property (
    GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL,
    cw_status_get_word (CW_STATUS_UNKNOWN), -1);
  cw_chart_style_redraw_on_change (GTK_WIDGET (self));
}

GtkWidget *
cw_status_mark_new (CwStatus status, int size)
{
  return g_object_new (CW_TYPE_STATUS_MARK, "status", (int) status, "size",
                       size, NULL);
}

void
cw_status_mark_set_status (CwStatusMark *self, CwStatus status)
{
  g_return_if_fail (CW_IS_STATUS_MARK (self));

  if (self->status == status)
    return;
  self->status = status;
  gtk_accessible_update_property (GTK_ACCESSIBLE (self),
                                  GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  cw_status_get_word (status), -1);
  gtk_widget_queue_draw (GTK_WIDGET (self));
  g_object_notify_by_pspec (G_OBJECT (self), props[PROP_STATUS]);
}

CwStatus
cw_status_from_limb (const CwLimbVerdict *limb)
{
  g_return_val_if_fail (limb != NULL, CW_STATUS_UNKNOWN);

  switch (limb->state) {
  case CW_LIMB_STATE_PERMITTED:
    return limb->dose_class == CW_DOSE_CLASS_A ? CW_STATUS_PERMITTED
                                               : CW_STATUS_CAUTION;
  case CW_LIMB_STATE_NEEDS_CLEARANCE:
    return CW_STATUS_NEEDS_CLEARANCE;
  case CW_LIMB_STATE_BLOCKED:
    return CW_STATUS_BLOCKED;
  case CW_LIMB_STATE_NOT_SCREENED:
  default:
    return CW_STATUS_UNKNOWN;
  }
}

CwStatus
cw_status_from_verdict (const CwVerdict *verdict)
{
  switch (verdict->outcome) {
  case CW_OUTCOME_CLEARED:
    return verdict->dose_class == CW_DOSE_CLASS_A ? CW_STATUS_PERMITTED
                                                  : CW_STATUS_CAUTION;
  case CW_OUTCOME_CLEARANCE_REQUIRED:
    return CW_STATUS_NEEDS_CLEARANCE;
  case CW_OUTCOME_DEFERRED:
  case CW_OUTCOME_REFUSED:
    return CW_STATUS_BLOCKED;
  case CW_OUTCOME_INCOMPLETE:
  default:
    return CW_STATUS_UNKNOWN;
  }
}

CwStatus
cw_status_from_level (CwLevel level)
{
  switch (level) {
  case CW_LEVEL_CAUTION:
    return CW_STATUS_CAUTION;
  case CW_LEVEL_RELATIVE_J:
  case CW_LEVEL_RELATIVE_M:
    return CW_STATUS_NEEDS_CLEARANCE;
  case CW_LEVEL_ABSOLUTE_T:
  case CW_LEVEL_ABSOLUTE:
    return CW_STATUS_BLOCKED;
  case CW_LEVEL_NONE:
  default:
    return CW_STATUS_PERMITTED;
  }
}

const char *
cw_status_get_word (CwStatus status)
{
  switch (status) {
  case CW_STATUS_PERMITTED:
    return C_ ("status", "Permitted");
  case CW_STATUS_CAUTION:
    return C_ ("status", "Caution");
  case CW_STATUS_NEEDS_CLEARANCE:
    return C_ ("status", "Needs clearance");
  case CW_STATUS_BLOCKED:
    return C_ ("status", "Blocked");
  case CW_STATUS_UNKNOWN:
  default:
    return C_ ("status", "Not screened");
  }
}

CwMark
cw_status_get_mark (CwStatus status)
{
  switch (status) {
  case CW_STATUS_PERMITTED:
    return CW_MARK_PERMITTED;
  case CW_STATUS_CAUTION:
    return CW_MARK_CAUTION;
  case CW_STATUS_NEEDS_CLEARANCE:
    return CW_MARK_NEEDS_CLEARANCE;
  case CW_STATUS_BLOCKED:
    return CW_MARK_BLOCKED;
  case CW_STATUS_UNKNOWN:
  default:
    return CW_MARK_UNKNOWN;
  }
}
