/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "clinical/questionnaire.h"

G_BEGIN_DECLS

/* Answers and measurements in words, as pages and papers show them. */

/* "Yes · 3 September 2026 · Left leg"; "Not answered" for NULL.  `question` may
 * be NULL, when the rules no longer ask it. */
char *cw_answer_describe (const CwQuestion *question, const CwAnswer *answer)
  G_GNUC_WARN_UNUSED_RESULT;

/* "128 mmHg". */
char *cw_measurement_describe (const CwMeasurement *measurement, double value)
  G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
