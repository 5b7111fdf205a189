/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "documents/note-lines.h"

#include <glib/gi18n-lib.h>

static void
line_free (CwNoteLine *line)
{
  g_free (line->name);
  g_free (line->value);
  g_free (line);
}

GPtrArray *
cw_note_lines_new (void)
{
  return g_ptr_array_new_with_free_func ((GDestroyNotify) line_free);
}

static void
add (GPtrArray *lines, CwNoteLineKind kind, const char *name, const char *value)
{
  CwNoteLine *line = g_new0 (CwNoteLine, 1);

  line->kind = kind;
  line->name = g_strdup (name);
  line->value = g_strdup (value);
  g_ptr_array_add (lines, line);
}

void
cw_note_lines_add_heading (GPtrArray *lines, const char *text)
{
  g_return_if_fail (lines != NULL && text != NULL);

  add (lines, CW_NOTE_HEADING, NULL, text);
}

void
cw_note_lines_add_entry (GPtrArray *lines, const char *name, const char *value)
{
  g_return_if_fail (lines != NULL && name != NULL);

  if (value != NULL && *value != '\0')
    add (lines, CW_NOTE_ENTRY, name, value);
}

void
cw_note_lines_add_text (GPtrArray *lines, const char *text)
{
  g_return_if_fail (lines != NULL && text != NULL);

  add (lines, CW_NOTE_TEXT, NULL, text);
}

char *
cw_note_lines_to_text (const GPtrArray *lines)
{
  GString *text = g_string_new (NULL);

  g_return_val_if_fail (lines != NULL, NULL);

  for (guint i = 0; i < lines->len; i++) {
    const CwNoteLine *line = g_ptr_array_index (lines, i);

    switch (line->kind) {
    case CW_NOTE_HEADING:
      g_string_append_printf (text, "%s%s\n", i > 0 ? "\n" : "", line->value);
      break;
    case CW_NOTE_ENTRY:
      /* Translators: the name of something in a record, and its value. */
      g_string_append_printf (text, C_("record", "%s: %s"), line->name,
                              line->value);
      g_string_append_c (text, '\n');
      break;
    case CW_NOTE_TEXT:
    default:
      g_string_append_printf (text, "%s\n", line->value);
      break;
    }
  }
  return g_string_free (text, FALSE);
}

static void
add_line (CwPages *pages,
          const CwNoteLine *line,
          const CwNoteLine *before,
          double name_share)
{
  switch (line->kind) {
  case CW_NOTE_HEADING:
    cw_pages_add_gap (pages, 4);
    cw_pages_add_text (pages, CW_TEXT_HEADING, line->value);
    break;
  case CW_NOTE_ENTRY:
    cw_pages_add_entry (pages, line->name, line->value, name_share);
    break;
  case CW_NOTE_TEXT:
  default:
    if (before != NULL && before->kind == CW_NOTE_ENTRY)
      cw_pages_add_gap (pages, 3);
    cw_pages_add_text (pages, CW_TEXT_BODY, line->value);
    break;
  }
}

void
cw_note_lines_add_to_pages (const GPtrArray *lines,
                            CwPages *pages,
                            double name_share)
{
  for (guint i = 0; i < lines->len; i++)
    add_line (pages, lines->pdata[i], i > 0 ? lines->pdata[i - 1] : NULL,
              name_share);
}
