/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "clinical/adverse-event.h"

G_BEGIN_DECLS

/* What follows a stop (CLINICAL 2.10), from the mildest. */
typedef enum {
  CW_STOP_CONSEQUENCE_NONE,    /* may go on after a check */
  CW_STOP_CONSEQUENCE_LIMB,    /* no cuff on that limb again that day */
  CW_STOP_CONSEQUENCE_SESSION, /* the whole session ends */
} CwStopConsequence;

/* A reason to let a cuff down at once. */
typedef struct {
  const char *id;    /* `STOP_NUMB` */
  const char *label; /* translated */
  const char *key;   /* one character, as a hint and a shortcut */
  CwStopConsequence consequence;
  const CwEventKind *event; /* the adverse event that it opens; NULL for none */
  CwEventGrade event_grade;
  const char *source;
} CwStopRule;

/* All rules of the bundled data, those of one consequence together.  Static. */
const CwStopRule *const *cw_stop_rules_get (gsize *n_rules);
/* NULL when there is none. */
const CwStopRule *cw_stop_rule_find (const char *id);

/* Whether it is a symptom: then the curve of the sets is not read (CLINICAL
 * 4.2) and a clinician reviews before the next session. */
gboolean cw_stop_rule_is_symptom (const CwStopRule *rule);

G_END_DECLS
