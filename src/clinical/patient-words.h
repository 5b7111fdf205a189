/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* What papers say to patients, and letters to doctors (CLINICAL 6), translated.
 * What a group does not have is "", `items` then ends at once. */
typedef struct {
  const char *id;    /* `HANDOUT_STOP` */
  const char *title;
  const char *text;
  const char *const *items; /* one idea each; ends with NULL */
  const char *note;
  int below_years; /* only for patients younger than that; G_MAXINT: for all */
  const char *source;
} CwPatientWords;

/* Those of that identifier, which has to exist.  Static. */
const CwPatientWords *cw_patient_words_get (const char *id);
/* All identifiers, in the order of the file.  Static, ends with NULL. */
const char *const *cw_patient_words_get_ids (void);

G_END_DECLS
