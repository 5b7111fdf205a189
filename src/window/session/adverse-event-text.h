/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "model/adverse-event-record.h"
#include "window/common/status-mark.h"

G_BEGIN_DECLS

/* What is shown of an adverse event, in words. */

CwStatus cw_adverse_event_text_status (CwEventGrade grade);
/* Whether plans and sessions go on. */
const char *cw_adverse_event_text_consequence (CwEventGrade grade);

/* When an entry was signed and by whom. */
char *
cw_adverse_event_text_title (const CwEventEntry *entry) G_GNUC_WARN_UNUSED_RESULT;
/* What it says. */
char *
cw_adverse_event_text_entry (const CwEventEntry *entry) G_GNUC_WARN_UNUSED_RESULT;

/* "Right leg · 114 mmHg · 2:04 after inflation", of what is stored with the event;
 * empty for a new one. */
char *
cw_adverse_event_text_facts (const CwAdverseEvent *event) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
