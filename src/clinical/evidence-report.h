/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* What stands behind all that the clinical data says (CLINICAL part 9), as the
 * groups of data/clinical/ have it.  All of it is static; words are in the
 * user's language. */

/* One value of an entry, as it stands in the data. */
typedef struct {
  const char *key;
  const char *value;
} CwEvidenceFigure;

/**
 * CwEvidenceEntry:
 * @id: `VTE_ACTIVE`, `LIM_AOP`, `STOP_NUMB` …; unique in its section
 * @title: the same in words
 * @question: what is asked; NULL when nothing is
 * @severity: what may follow, as "ABSOLUTE; RELATIVE-M" or "REFUSE; WARN"; NULL
 *   where it makes no sense
 * @rationale: why; NULL for exercises, which need none
 * @source: evidence keys, "; " between them
 * @mark: confidence marks of CLINICAL 0.1
 * @figures: (element-type CwEvidenceFigure): conditions, numbers and effects
 */
typedef struct {
  const char *id;
  const char *title;
  const char *question;
  const char *severity;
  const char *rationale;
  const char *source;
  const char *mark;
  GPtrArray *figures;
} CwEvidenceEntry;

typedef struct {
  const char *id;
  const char *title;
  GPtrArray *entries; /* (element-type CwEvidenceEntry) */
} CwEvidenceSection;

/* What a clinician has to confirm before release (CLINICAL 9.1). */
typedef struct {
  const char *item;
  GStrv concerns; /* identifiers of entries */
} CwEvidenceQuestion;

/* What a confidence mark means. */
typedef struct {
  const char *mark;
  const char *meaning;
} CwEvidenceMark;

/* (element-type CwEvidenceSection) */
const GPtrArray *cw_evidence_get_sections (void);
/* (element-type CwEvidenceQuestion) */
const GPtrArray *cw_evidence_get_questions (void);
/* (element-type CwEvidenceMark) */
const GPtrArray *cw_evidence_get_marks (void);

/* Marks as a rule bears them ("V list, J") in words: what each of them means,
 * once, in their order; then as they stand. */
char *cw_evidence_describe_marks (const char *marks) G_GNUC_WARN_UNUSED_RESULT;

/* The identifiers of all entries that rest on a source, each once. */
GStrv cw_evidence_find_uses (const char *source_key) G_GNUC_WARN_UNUSED_RESULT;

/* The citations of an entry's sources, a line each. */
char *
cw_evidence_entry_cite (const CwEvidenceEntry *entry) G_GNUC_WARN_UNUSED_RESULT;

/* The entry's figures for people to read: of a rule its outcomes, a line each
 * from the strictest, and whom it asks; of anything else its values. */
char *cw_evidence_entry_describe (const CwEvidenceEntry *entry)
    G_GNUC_WARN_UNUSED_RESULT;

/* Whether every one of the words stands somewhere in what the entry says,
 * whatever the case and the accents.  No words fit every entry. */
gboolean cw_evidence_entry_matches (const CwEvidenceEntry *entry,
                                    const char *words);

G_END_DECLS
