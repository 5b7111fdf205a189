/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "window/patients/overview-page.h"

#include "window/common/drop-off-view.h"
#include "window/common/layout-box.h"
#include "window/common/limb-map-view.h"
#include "window/common/list-row.h"
#include "window/common/list-section.h"
#include "window/patients/attention.h"
#include "window/patients/overview-layout.h"
#include "window/patients/ribbon.h"

#include <glib/gi18n-lib.h>

/* A small chart shows few lines. */
#define MAX_SESSIONS 5
/* Further rows appear when they are asked for. */
#define MAX_ATTENTIONS 5

struct _CwOverviewPage {
  GtkWidget parent_instance;

  GPtrArray *attentions; /* (element-type CwAttention) */

  GtkWidget *content;
  CwRibbon *ribbon;
  CwLimbMapView *limb_map;
  GtkLabel *caption_label;
  CwDropOffView *drop_off;
  CwListSection *attention_section;
};

G_DEFINE_FINAL_TYPE (CwOverviewPage, cw_overview_page, GTK_TYPE_WIDGET)

/* "Knee extension, right leg · 18 November · 75 of 75 repetitions". */
static char *
describe_exercise (const CwExerciseProgress *exercise)
{
  const CwExerciseSession *last = g_ptr_array_index (
    exercise->sessions, exercise->sessions->len - 1);
  g_autofree char *day = cw_date_format_short (last->date);
  int done = 0, planned = 0;

  for (int i = 0; i < last->n_sets; i++) {
    done += (int) last->reps[i];
    planned += last->targets[i];
  }
  if (cw_set_scheme_is_timed (&last->scheme))
    return g_strdup_printf (
      /* Translators: an exercise and its limb, a date, and how much of its
       * intervals was done. */
      _("%s · %s · %d %% of the intervals"), exercise->title, day,
      planned > 0 ? 100 * done / planned : 0);
  if (planned == 0)
    return g_strdup_printf (
      /* Translators: an exercise and its limb, a date, repetitions done. */
      ngettext ("%s · %s · %d repetition", "%s · %s · %d repetitions",
                (gulong) done),
      exercise->title, day, done);
  return g_strdup_printf (
    /* Translators: an exercise and its limb, a date, done, and planned. */
    ngettext ("%s · %s · %d of %d repetition", "%s · %s · %d of %d repetitions",
              (gulong) planned),
    exercise->title, day, done, planned);
}

static void
show_drop_off (CwOverviewPage *self, GPtrArray *progress)
{
  const CwExerciseProgress *exercise = NULL;
  g_autofree char *caption = NULL;

  gtk_widget_set_visible (GTK_WIDGET (self->drop_off), progress->len > 0);
  if (progress->len == 0) {
    gtk_label_set_label (self->caption_label,
                         _("After the first session, its repetitions set by "
                           "set stand here."));
    return;
  }
  exercise = g_ptr_array_index (progress, 0);
  caption = describe_exercise (exercise);
  gtk_label_set_label (self->caption_label, caption);
  cw_drop_off_view_take_data (
    self->drop_off, cw_drop_off_data_new (exercise, MAX_SESSIONS, TRUE));
}

static void
append_attention (CwOverviewPage *self, const CwAttention *attention)
{
  GtkWidget *row = cw_list_row_new_with_mark (
    attention->title, attention->detail, attention->status);

  cw_list_row_set_leads_on (row);
  gtk_actionable_set_action_name (GTK_ACTIONABLE (row), "patient.show-page");
  gtk_actionable_set_action_target (GTK_ACTIONABLE (row), "s",
                                    attention->page);
  cw_list_section_append (self->attention_section, row);
}

static void
append_attentions (CwOverviewPage *self, guint first, guint end)
{
  for (guint i = first; i < end; i++)
    append_attention (self, g_ptr_array_index (self->attentions, i));
}

static void
show_all_cb (CwOverviewPage *self)
{
  cw_list_section_clear (self->attention_section);
  append_attentions (self, 0, self->attentions->len);
}

static void
show_attentions (CwOverviewPage *self)
{
  GtkWidget *row = NULL;
  g_autofree char *title = NULL;

  cw_list_section_clear (self->attention_section);
  append_attentions (self, 0, MIN (self->attentions->len, MAX_ATTENTIONS));
  if (self->attentions->len == 0) {
    cw_list_section_append (
      self->attention_section,
      cw_list_row_new_with_mark (_("Nothing needs attention"), NULL,
                                 CW_STATUS_PERMITTED));
  } else if (self->attentions->len > MAX_ATTENTIONS) {
    title = g_strdup_printf (_("Show all %u"), self->attentions->len);
    row = cw_list_row_new (title, NULL);
    gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (row), TRUE);
    g_signal_connect_swapped (row, "activated", G_CALLBACK (show_all_cb), self);
    cw_list_section_append (self->attention_section, row);
  }
}

/* What is behind a limb's colour stands with the screening. */
static void
limb_cb (CwOverviewPage *self, guint limb)
{
  gtk_widget_activate_action (GTK_WIDGET (self), "patient.show-page", "s",
                              "screening");
}

static void
cw_overview_page_dispose (GObject *object)
{
  CwOverviewPage *self = CW_OVERVIEW_PAGE (object);

  g_clear_pointer (&self->content, gtk_widget_unparent);
  gtk_widget_dispose_template (GTK_WIDGET (self), CW_TYPE_OVERVIEW_PAGE);
  g_clear_pointer (&self->attentions, g_ptr_array_unref);

  G_OBJECT_CLASS (cw_overview_page_parent_class)->dispose (object);
}

static void
cw_overview_page_class_init (CwOverviewPageClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = cw_overview_page_dispose;
  g_type_ensure (CW_TYPE_DROP_OFF_VIEW);
  g_type_ensure (CW_TYPE_LAYOUT_BOX);
  g_type_ensure (CW_TYPE_LIMB_MAP_VIEW);
  g_type_ensure (CW_TYPE_LIST_SECTION);
  g_type_ensure (CW_TYPE_OVERVIEW_LAYOUT);
  g_type_ensure (CW_TYPE_RIBBON);
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
  gtk_widget_class_set_template_from_resource (
    widget_class, APP_RESOURCES "/patients/overview-page.ui");
#define BIND(name)                                                             \
  gtk_widget_class_bind_template_child (widget_class, CwOverviewPage, name)
  BIND (content);
  BIND (ribbon);
  BIND (limb_map);
  BIND (caption_label);
  BIND (drop_off);
  BIND (attention_section);
#undef BIND
  gtk_widget_class_bind_template_callback (widget_class, limb_cb);
}

static void
cw_overview_page_init (CwOverviewPage *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

gboolean
cw_overview_page_show (CwOverviewPage *self,
                       CwClinic *clinic,
                       const CwPatientOverview *overview,
                       GError **error)
{
  CwDate today = CW_DATE_NONE;
  g_autoptr (GPtrArray) progress = NULL;

  g_return_val_if_fail (CW_IS_OVERVIEW_PAGE (self), FALSE);
  g_return_val_if_fail (overview != NULL, FALSE);

  today = cw_clinic_get_today (clinic);
  cw_ribbon_show (self->ribbon, overview, today);
  cw_limb_map_view_take_data (
    self->limb_map,
    cw_limb_map_data_new (overview->screening, overview->plan,
                          overview->events, today));
  g_clear_pointer (&self->attentions, g_ptr_array_unref);
  self->attentions = cw_attention_collect (overview, today);
  show_attentions (self);

  progress = cw_clinic_load_progress (clinic, overview->patient->id,
                                      MAX_SESSIONS, error);
  if (progress == NULL)
    return FALSE;
  show_drop_off (self, progress);
  return TRUE;
}
