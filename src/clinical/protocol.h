/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "clinical/set-scheme.h"

G_BEGIN_DECLS

/* What a new prescription of sets starts from (CLINICAL 2.1). */
typedef struct {
  const CwSetScheme *scheme;
  const char *tempo;       /* `2-0-2` */
  double reperfusion_s;    /* between exercises on the same limb */
  double sessions_per_week;
  double weeks;
  const char *source;
} CwProtocol;

/* What a new prescription of intervals starts from (CLINICAL 2.2, 2.3). */
typedef struct {
  double intervals;
  double interval_s;       /* with the cuff up */
  double off_s;            /* without it, between two */
  double hrr_percent;      /* of the heart-rate reserve; NAN at rest */
  double target_effort;    /* 0 to 10; NAN at rest */
  double pressure_percent; /* of the occlusion pressure */
  double reperfusion_s;
  double sessions_per_week;
  double weeks;
} CwIntervalProtocol;

/* The formula of the target pulse, and findings after which it does not hold. */
typedef struct {
  double maximum_bpm, less_per_year_bpm;
  GStrv unreliable_after; /* rule identifiers */
} CwHeartRateProtocol;

/* How many days may go by without a session before it is pointed out. */
typedef struct {
  double missed_after_days;
} CwAttendance;

/* From the bundled data.  Static. */
const CwAttendance *cw_protocol_get_attendance (void);

/* Of resistance exercise, from the bundled data.  Static. */
const CwProtocol *cw_protocol_get_resistance (void);
/* Of walking and cycling, and of the cuff at rest. */
const CwIntervalProtocol *cw_protocol_get_aerobic (void);
const CwIntervalProtocol *cw_protocol_get_passive (void);
const CwHeartRateProtocol *cw_protocol_get_heart_rate (void);

G_END_DECLS
