/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "model/runner-view.h"

G_BEGIN_DECLS

/* The session runner in parts; not for others. */

struct _CwSessionRunner {
  GObject parent_instance;

  CwPlan *plan;
  CwSession *session;
  CwSession *previous;
  const CwSessionLog *log_class;
  gpointer log;
  CwInstant now;
  CwRunnerMemory memory;
  CwRunnerView view;  /* at @now */
  CwRunnerView shown; /* when `changed` was emitted last */
  CwDoseClass limb_classes[CW_N_LIMBS];
  double age_years; /* NAN when it is not known */
  CwDueCheck due; /* at @now; its check is NULL when none is */
  CwDueCheck shown_due;
};

/* The strictest of the limbs. */
CwDoseClass cw_runner_get_class (CwSessionRunner *self, CwLimbSet limbs);

/* Whether a pressure and a pulse are a reason to stop. */
gboolean cw_runner_is_stop_reached (CwSessionRunner *self,
                                    const CwCheckEntry *measured);

/* The safety check that is due, or comes next. */
void cw_runner_find_check (CwSessionRunner *self);
/* Whether a screen that shows whole seconds looks the same. */
gboolean cw_due_check_looks_like (const CwDueCheck *a, const CwDueCheck *b);


/* Takes the time and sees what has come of it. */
void cw_runner_look (CwSessionRunner *self, const CwInstant *now);

/* Shows at once what an act has changed.  TRUE, for the act to return. */
gboolean cw_runner_finish_act (CwSessionRunner *self);

/* FALSE with CW_MODEL_ERROR_NOT_NOW or CW_MODEL_ERROR_INVALID. */
gboolean cw_runner_refuse_now (GError **error, const char *message);
gboolean cw_runner_refuse_invalid (GError **error, const char *message);

/* Whether the session may go on at all. */
gboolean cw_runner_check_running (CwSessionRunner *self, GError **error);
/* Whether so many repetitions, or seconds of an interval, can be right. */
gboolean cw_runner_check_done (CwSessionRunner *self, int done, GError **error);

/* A copy of the set logged last. */
gboolean cw_runner_get_last_set (CwSessionRunner *self,
                                 CwSetEntry *copy,
                                 GError **error);

/* Writes the set under way and, when that is done, takes it over. */
gboolean cw_runner_save_set (CwSessionRunner *self,
                             int done,
                             CwSetEnd end,
                             GError **error);

CwLimbSet cw_runner_get_inflated_limbs (CwSessionRunner *self);

G_END_DECLS
