/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* How often something that goes wrong was reported (CLINICAL 5.1). */
typedef struct {
  const char *id;    /* `RATE_BRUISE` */
  const char *label; /* in words for a patient, translated */
  double percent;    /* of people, or of sessions */
  gboolean of_sessions;
  const char *often; /* "Common", translated */
  gboolean serious;  /* needs a doctor at once */
  const char *source;
} CwEventRate;

/* All of the bundled data, the most frequent first.  Static. */
const CwEventRate *const *cw_event_rates_get (gsize *n_rates);

/* "Common: about 1 in 80 people". */
char *cw_event_rate_describe (const CwEventRate *rate)
  G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
