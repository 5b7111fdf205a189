/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* What an adverse event means for the plan (CLINICAL 5.2), from the mildest. */
typedef enum {
  CW_EVENT_EXPECTED, /* goes on */
  CW_EVENT_NOTABLE,  /* pauses until a clinician has reviewed it */
  CW_EVENT_SERIOUS,  /* locked until it was reviewed and the patient screened
                        again */
} CwEventGrade;

const char *cw_event_grade_to_id (CwEventGrade grade); /* `serious` …; static */
gboolean cw_event_grade_from_id (const char *id, CwEventGrade *grade);
const char *
cw_event_grade_get_name (CwEventGrade grade); /* translated; static */

#define CW_N_EVENT_GRADES 3

/* One grade that a kind of event can have. */
typedef struct {
  CwEventGrade grade;
  const char
      *label; /* what makes it that grade; NULL where there is only one */
  const char *advice; /* what to do, translated */
} CwEventOutcome;

/* A kind of adverse event. */
typedef struct {
  const char *id;                             /* `AE_BRUISE` */
  const char *label;                          /* translated */
  CwEventOutcome outcomes[CW_N_EVENT_GRADES]; /* the mildest first */
  gsize n_outcomes;
  const char *source; /* evidence keys */
} CwEventKind;

/* All kinds of the bundled data, those seen most first.  Static. */
const CwEventKind *const *cw_event_kinds_get (gsize *n_kinds);
/* NULL when there is none. */
const CwEventKind *cw_event_kind_find (const char *id);
/* NULL when the kind does not come in that grade. */
const CwEventOutcome *cw_event_kind_find_outcome (const CwEventKind *kind,
                                                  CwEventGrade grade);

/* How bad it was, 1 (mild) to 5 (death), and how far BFR caused it, 1
 * (unrelated) to 4 (definite).  Names are translated and static. */
#define CW_N_EVENT_SEVERITIES 5
#define CW_N_EVENT_RELATEDNESSES 4
const char *cw_event_severity_get_name (int severity);
const char *cw_event_relatedness_get_name (int relatedness);

G_END_DECLS
