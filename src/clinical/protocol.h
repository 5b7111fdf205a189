/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "clinical/set-scheme.h"

G_BEGIN_DECLS

/* What a new prescription starts from (CLINICAL 2.1). */
typedef struct {
  const CwSetScheme *scheme;
  const char *tempo;       /* `2-0-2` */
  double reperfusion_s;    /* between exercises on the same limb */
  double sessions_per_week;
  double weeks;
  const char *source;
} CwProtocol;

/* How many days may go by without a session. */
typedef struct {
  double missed_after_days;
  double rescreen_after_days;
} CwAttendance;

/* From the bundled data.  Static. */
const CwAttendance *cw_protocol_get_attendance (void);

/* Of resistance exercise, from the bundled data.  Static. */
const CwProtocol *cw_protocol_get_resistance (void);

G_END_DECLS
