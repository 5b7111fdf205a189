/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "window/plan/plan-versions-window.h"

#include "window/plan/plan-comparison.h"

#include <glib/gi18n-lib.h>

#define CW_TYPE_PLAN_VERSIONS_WINDOW (cw_plan_versions_window_get_type ())
G_DECLARE_FINAL_TYPE (CwPlanVersionsWindow,
                      cw_plan_versions_window,
                      CW,
                      PLAN_VERSIONS_WINDOW,
                      AdwWindow)

struct _CwPlanVersionsWindow {
  AdwWindow parent_instance;

  GPtrArray *plans; /* (element-type CwPlan) newest first */

  AdwWindowTitle *title;
  GtkDropDown *before_drop_down;
  GtkDropDown *after_drop_down;
  GtkCheckButton *same_check;
  GtkLabel *reason_label;
  CwPlanComparison *comparison;
};

G_DEFINE_FINAL_TYPE (CwPlanVersionsWindow,
                     cw_plan_versions_window,
                     ADW_TYPE_WINDOW)

static const CwPlan *
get_plan (CwPlanVersionsWindow *self, GtkDropDown *drop_down)
{
  guint selected = gtk_drop_down_get_selected (drop_down);

  return self->plans != NULL && selected < self->plans->len
             ? self->plans->pdata[selected]
             : NULL;
}

/* Why the later one was made, and after which session. */
static char *
describe_reason (const CwPlan *plan)
{
  g_autofree char *day = NULL;

  if (plan->change_reason == NULL)
    return g_strdup ("");
  if (plan->origin_session_id == 0)
    return g_strdup (plan->change_reason);
  day = cw_date_format (plan->origin_session_date);
  return g_strdup_printf (
      /* Translators: why a plan was changed, number of a session, a date. */
      _ ("%s\nAfter session %d, %s"), plan->change_reason,
      plan->origin_session_number, day);
}

static void
compare_cb (CwPlanVersionsWindow *self)
{
  const CwPlan *before = get_plan (self, self->before_drop_down);
  const CwPlan *after = get_plan (self, self->after_drop_down);
  g_autofree char *reason = NULL;

  if (before == NULL || after == NULL)
    return;
  reason = describe_reason (after);
  gtk_label_set_label (self->reason_label, reason);
  gtk_widget_set_visible (GTK_WIDGET (self->reason_label), *reason != '\0');
  cw_plan_comparison_show (self->comparison, before, after,
                           gtk_check_button_get_active (self->same_check));
}

static void
cw_plan_versions_window_dispose (GObject *object)
{
  gtk_widget_dispose_template (GTK_WIDGET (object),
                               CW_TYPE_PLAN_VERSIONS_WINDOW);

  G_OBJECT_CLASS (cw_plan_versions_window_parent_class)->dispose (object);
}

static void
cw_plan_versions_window_finalize (GObject *object)
{
  g_clear_pointer (&CW_PLAN_VERSIONS_WINDOW (object)->plans, g_ptr_array_unref);

  G_OBJECT_CLASS (cw_plan_versions_window_parent_class)->finalize (object);
}

static void
cw_plan_versions_window_class_init (CwPlanVersionsWindowClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = cw_plan_versions_window_dispose;
  G_OBJECT_CLASS (klass)->finalize = cw_plan_versions_window_finalize;
  g_type_ensure (CW_TYPE_PLAN_COMPARISON);
  gtk_widget_class_set_template_from_resource (widget_class, APP_RESOURCES
                                               "/plan/plan-versions-window.ui");
#define BIND(name)                                                             \
  gtk_widget_class_bind_template_child (widget_class, CwPlanVersionsWindow,    \
                                        name)
  BIND (title);
  BIND (before_drop_down);
  BIND (after_drop_down);
  BIND (same_check);
  BIND (reason_label);
  BIND (comparison);
#undef BIND
  gtk_widget_class_bind_template_callback (widget_class, compare_cb);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Escape, 0,
                                       "window.close", NULL);
}

static void
cw_plan_versions_window_init (CwPlanVersionsWindow *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

/* "Plan v2 · 9 November 2026 · Anna Berg, physiotherapist". */
static GListModel *
list_versions (GPtrArray *plans)
{
  GtkStringList *versions = gtk_string_list_new (NULL);

  for (guint i = 0; i < plans->len; i++) {
    const CwPlan *plan = plans->pdata[i];
    g_autofree char *day
        = cw_date_format (cw_time_local_date (plan->signed_at));
    /* Translators: version of a plan, a date, and who signed. */
    g_autofree char *text = g_strdup_printf (
        _ ("Plan v%d · %s · %s"), plan->version, day, plan->signed_by);

    gtk_string_list_append (versions, text);
  }
  return G_LIST_MODEL (versions);
}

static guint
find_plan (GPtrArray *plans, gint64 plan_id)
{
  for (guint i = 0; i < plans->len; i++)
    if (((const CwPlan *)plans->pdata[i])->id == plan_id)
      return i;
  return 0;
}

GtkWindow *
cw_plan_versions_window_new (CwClinic *clinic,
                             gint64 patient_id,
                             gint64 plan_id,
                             GtkWindow *parent,
                             GError **error)
{
  g_autoptr (GPtrArray) plans
      = cw_clinic_load_plans (clinic, patient_id, error);
  g_autoptr (CwPatient) patient
      = plans != NULL ? cw_clinic_load_patient (clinic, patient_id, error)
                      : NULL;
  g_autoptr (GListModel) versions = NULL;
  g_autofree char *name = NULL;
  CwPlanVersionsWindow *self;
  guint selected;

  if (patient == NULL)
    return NULL;
  self = g_object_new (CW_TYPE_PLAN_VERSIONS_WINDOW, "transient-for", parent,
                       NULL);
  name = cw_patient_get_display_name (patient);
  adw_window_title_set_subtitle (self->title, name);
  versions = list_versions (plans);
  selected = find_plan (plans, plan_id);
  gtk_drop_down_set_model (self->before_drop_down, versions);
  gtk_drop_down_set_model (self->after_drop_down, versions);
  self->plans = g_steal_pointer (&plans);
  gtk_drop_down_set_selected (self->after_drop_down, selected);
  if (self->plans->len > 0)
    gtk_drop_down_set_selected (self->before_drop_down,
                                MIN (selected + 1, self->plans->len - 1));
  compare_cb (self);
  return GTK_WINDOW (self);
}
