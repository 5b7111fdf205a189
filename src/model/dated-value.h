/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "base/date.h"

G_BEGIN_DECLS

/* A number that was taken on a day. */
typedef struct {
  CwDate day;
  double value;
  gboolean at_home; /* the patient wrote it down */
} CwDatedValue;

G_END_DECLS
