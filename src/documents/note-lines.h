/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "documents/pages.h"

G_BEGIN_DECLS

typedef enum {
  CW_NOTE_HEADING,
  CW_NOTE_ENTRY, /* a name and its value */
  CW_NOTE_TEXT,  /* a sentence */
} CwNoteLineKind;

/**
 * CwNoteLine:
 * @name: of an entry; NULL of the others
 *
 * A line of a record that is read as plain text and on paper alike.
 */
typedef struct {
  CwNoteLineKind kind;
  char *name;
  char *value;
} CwNoteLine;

/* No lines yet. (element-type CwNoteLine) */
GPtrArray *cw_note_lines_new (void) G_GNUC_WARN_UNUSED_RESULT;

void cw_note_lines_add_heading (GPtrArray *lines, const char *text);
/* Nothing where `value` is NULL or "". */
void
cw_note_lines_add_entry (GPtrArray *lines, const char *name, const char *value);
void cw_note_lines_add_text (GPtrArray *lines, const char *text);

/* All of them as plain text that ends with a line feed. */
char *cw_note_lines_to_text (const GPtrArray *lines) G_GNUC_WARN_UNUSED_RESULT;

/* The same on paper, `name_share` of the width for names. */
void cw_note_lines_add_to_pages (const GPtrArray *lines,
                                 CwPages *pages,
                                 double name_share);

G_END_DECLS
