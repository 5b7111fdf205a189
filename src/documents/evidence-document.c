/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "documents/evidence-document.h"

#include <glib/gi18n-lib.h>

#include "clinical/evidence-report.h"
#include "clinical/evidence.h"

static void
add_marks (CwPages *pages)
{
  const GPtrArray *marks = cw_evidence_get_marks ();

  cw_pages_add_text (pages, CW_TEXT_HEADING, _ ("How sure a figure is"));
  for (guint i = 0; i < marks->len; i++) {
    const CwEvidenceMark *mark = marks->pdata[i];

    cw_pages_add_entry (pages, mark->mark, mark->meaning, 0.08);
  }
  cw_pages_add_gap (pages, 6);
}

static void
add_questions (CwPages *pages)
{
  const GPtrArray *questions = cw_evidence_get_questions ();

  cw_pages_add_text (pages, CW_TEXT_HEADING,
                     _ ("To be confirmed by a clinician before release"));
  for (guint i = 0; i < questions->len; i++) {
    const CwEvidenceQuestion *question = questions->pdata[i];
    g_autofree char *number = g_strdup_printf ("%u.", i + 1);
    g_autofree char *concerns = g_strjoinv (", ", question->concerns);
    g_autofree char *text
        = g_strdup_printf ("%s\n%s", question->item, concerns);

    cw_pages_add_entry (pages, number, text, 0.08);
  }
  cw_pages_add_gap (pages, 6);
}

static void
add_entry (CwPages *pages, const CwEvidenceEntry *entry)
{
  g_autofree char *figures = cw_evidence_entry_describe (entry);
  g_autofree char *sources = NULL;

  cw_pages_add_line (pages, CW_TEXT_STRONG, entry->title, entry->id);
  if (entry->question != NULL && g_strcmp0 (entry->question, entry->title) != 0)
    cw_pages_add_text (pages, CW_TEXT_BODY, entry->question);
  if (entry->rationale != NULL)
    cw_pages_add_text (pages, CW_TEXT_BODY, entry->rationale);
  if (*figures != '\0')
    cw_pages_add_text (pages, CW_TEXT_SMALL, figures);
  /* Translators: keys of sources, then confidence marks. */
  sources = g_strdup_printf (_ ("Sources: %s. Mark: %s."), entry->source,
                             entry->mark);
  cw_pages_add_text (pages, CW_TEXT_SMALL, sources);
  cw_pages_add_gap (pages, 5);
}

static void
add_sources (CwPages *pages)
{
  const char *const *keys = cw_evidence_get_keys ();

  cw_pages_add_text (pages, CW_TEXT_HEADING, _ ("Sources"));
  for (gsize i = 0; keys[i] != NULL; i++)
    cw_pages_add_entry (pages, keys[i], cw_evidence_get_citation (keys[i]),
                        0.18);
}

CwDocument *
cw_evidence_document_new (const char *version,
                          const CwClinicProfile *profile,
                          CwDate date)
{
  const GPtrArray *sections = cw_evidence_get_sections ();
  g_autofree char *footer = NULL;
  g_autofree char *day = cw_date_format (date);
  CwDocument *document;
  CwPages *pages;

  g_return_val_if_fail (version != NULL && profile != NULL, NULL);

  /* Translators: %s is the version of the clinical rules, as 2026.1. */
  footer = g_strdup_printf (_ ("Cuffwise, clinical rules %s"), version);
  document = cw_document_new (_ ("Evidence and limits"), profile, date,
                              CW_DOCUMENT_TEXT_COMPACT, footer);
  pages = cw_document_get_pages (document);
  cw_pages_add_text (pages, CW_TEXT_TITLE, _ ("Evidence and limits"));
  cw_pages_add_line (pages, CW_TEXT_BODY, footer, day);
  cw_pages_add_text (
      pages, CW_TEXT_BODY,
      _ ("Every rule, limit and formula of the program with its reason, its "
         "source and how sure it is. Material for a clinician to approve, not "
         "a "
         "guideline."));
  cw_pages_add_gap (pages, 6);
  add_questions (pages);
  add_marks (pages);
  for (guint i = 0; i < sections->len; i++) {
    const CwEvidenceSection *section = sections->pdata[i];

    cw_pages_add_rule (pages);
    cw_pages_add_text (pages, CW_TEXT_HEADING, section->title);
    for (guint k = 0; k < section->entries->len; k++)
      add_entry (pages, section->entries->pdata[k]);
  }
  cw_pages_add_rule (pages);
  add_sources (pages);
  return document;
}
