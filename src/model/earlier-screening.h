/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "model/screening-record.h"

G_BEGIN_DECLS

/* What a patient's last signed screening said, for whoever asks again.  It is
 * shown beside the questions and never taken for an answer.  `earlier` may be
 * NULL everywhere: then nothing was said. */

/* Whether it was a yes that matters: consent is one that does not. */
gboolean cw_earlier_was_yes (const CwScreeningRecord *earlier,
                             const CwQuestion *question);
/* Whether there is any such question. */
gboolean cw_earlier_has_yes (const CwScreeningRecord *earlier,
                             const CwQuestionnaire *questionnaire);

/* "Last time, 3 September 2026: Yes · Left leg"; NULL when there was no last
 * time. */
char *cw_earlier_answer_describe (const CwScreeningRecord *earlier,
                                  const CwQuestion *question)
    G_GNUC_WARN_UNUSED_RESULT;

/* "Last time, 3 September 2026: 128 mmHg", and with a value of now that differs
 * from it by more than the smallest change (CLINICAL 3.6) "… · ▲ 14 mmHg more".
 * NULL when it was not measured.  `moved` (nullable) says whether it does. */
char *
cw_earlier_measurement_describe (const CwScreeningRecord *earlier,
                                 const CwMeasurement *measurement,
                                 double now,
                                 gboolean *moved) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
