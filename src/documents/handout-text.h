/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* The words of a handout that are the same for every plan (CLINICAL 6), for a
 * reading age of 9 to 11.  Lists end with NULL; all of it is static and
 * translated, but for what is given away. */

const char *cw_handout_text_what (void);
const char *const *cw_handout_text_stop (void);
const char *const *cw_handout_text_help_now (void);
const char *const *cw_handout_text_call_today (void);
const char *const *cw_handout_text_site (void);
const char *const *cw_handout_text_before (void);
const char *const *cw_handout_text_normal (void);
const char *const *cw_handout_text_after (void);
const char *const *cw_handout_text_rules (void);
char *cw_handout_text_evidence (void) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
