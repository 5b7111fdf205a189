/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "store/clinic.h"

G_BEGIN_DECLS

/* Something about a patient that somebody has to do. */
typedef struct {
  CwStatus status;
  char *title;
  char *detail;
  const char *page; /* of the patient's pages, where it is done; static */
} CwAttention;

/* What needs attention on that day, the worst first.
 * (element-type CwAttention) */
GPtrArray *cw_attention_collect (const CwPatientOverview *overview,
                                 CwDate today) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
