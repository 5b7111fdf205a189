/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "window/common/notice-bar.h"
#include "window/plan/plan-window.h"
#include "window/plan/pressure-window.h"

G_BEGIN_DECLS

struct _CwPlanWindow {
  AdwWindow parent_instance;

  GtkWidget *title;
  GtkWidget *list_box;
  GtkWidget *frequency_bin;
  GtkWidget *weeks_bin;
  GtkWidget *home_check;
  GtkWidget *goal_entry;
  GtkWidget *reason_box;
  GtkWidget *reason_entry;
  GtkWidget *familiarisation_label;
  GtkWidget *origin_label;
  GtkWidget *changes_label;
  GtkWidget *time_box;
  GtkWidget *stack;
  GtkWidget *first_button;
  GtkWidget *editor;
  GtkWidget *summary_mark;
  GtkWidget *summary_label;
  GtkWidget *next_problem_button;
  GtkWidget *sign_button;
  CwNoticeBar *stop_bar;

  GtkWidget *frequency_entry;
  GtkWidget *weeks_entry;

  CwClinic *clinic;
  CwPatientOverview *overview;
  CwPlan *plan;
  CwAdviceDecision *decision; /* of the advice it comes from; NULL for none */
  CwPlan *advised;            /* as that advice has it */
  gboolean advises_exercise;
  GPtrArray *issues; /* (element-type GPtrArray) one for each exercise */
  CwPressureContext context;
  int selected;
  gboolean changed;
  gboolean filling;
  gboolean close_confirmed;
};

/* Shows all of the plan and edits that exercise; -1 for none. */
void _cw_plan_window_show_plan (CwPlanWindow *self, int selected);
/* How often and for how long, as the plan has it. */
void _cw_plan_window_show_schedule (CwPlanWindow *self);

G_END_DECLS
