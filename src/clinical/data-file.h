/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "clinical/questionnaire.h"

G_BEGIN_DECLS

/**
 * CwDataFile:
 *
 * A key file of data/clinical/ that is read strictly: a group or key that is
 * missing, malformed or that nobody asks for is an error naming file, group and
 * key.  Every group has a `source` (evidence keys) and a `mark` (CLINICAL 0.1),
 * and may have a `rationale`, all three for the report on evidence.
 *
 * Errors stick: after the first one the readers return NULL, 0 or FALSE, and
 * cw_data_file_finish() reports it.  So a reader asks for all it needs and
 * looks once.
 */
typedef struct _CwDataFile CwDataFile;

/* A file of the bundled data, as `exercises.ini`. */
CwDataFile *cw_data_file_new (const char *name) G_GNUC_WARN_UNUSED_RESULT;
/* The same from text, for tests; `name` is for messages. */
CwDataFile *cw_data_file_new_from_text (const char *name, const char *text)
  G_GNUC_WARN_UNUSED_RESULT;
void cw_data_file_free (CwDataFile *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (CwDataFile, cw_data_file_free)

/* In the order of the file.  Owned by the file. */
const char *const *cw_data_file_get_groups (CwDataFile *self);

/* Starts to read a group: the keys are read from it until the next one is
 * entered. */
void cw_data_file_enter (CwDataFile *self, const char *group);
/* The same for a group without `source` and `mark`, which holds no figures. */
void cw_data_file_enter_plain (CwDataFile *self, const char *group);
const char *cw_data_file_get_source (CwDataFile *self);

gboolean cw_data_file_has (CwDataFile *self, const char *key);
/* Static. */
const char *cw_data_file_string (CwDataFile *self, const char *key);
/* In the user's language; static. */
const char *cw_data_file_words (CwDataFile *self, const char *key);
double cw_data_file_number (CwDataFile *self, const char *key);
/* FALSE when the key is not there. */
gboolean cw_data_file_flag (CwDataFile *self, const char *key);
/* Which of the identifiers the value is. */
gsize cw_data_file_choice (CwDataFile *self,
                           const char *key,
                           const char *const *ids,
                           gsize n_ids);

/* A copy that lasts as long as the program; equal texts share one.  Not a quark
 * as of g_intern_string(): that table is for a few thousand names, and sentences
 * would fill it.  NULL for NULL. */
const char *cw_data_keep (const char *text);

/* Where a number of a group belongs in a structure. */
typedef struct {
  const char *group;
  const char *key;
  goffset offset;
} CwDataField;

/* The key of `group` that is called as the field of Structure.member. */
#define CW_DATA_FIELD(group, Structure, member, key)                           \
  { group, #key, G_STRUCT_OFFSET (Structure, member.key) }

/* Reads numbers into the doubles of *structure; enters the groups named, whose
 * fields stand together. */
void cw_data_file_numbers (CwDataFile *self,
                           const CwDataField *fields,
                           gsize n_fields,
                           gpointer structure);

/* Reports a value that cannot be right, in the group being read. */
void cw_data_file_reject (CwDataFile *self, const char *key, const char *why);

/* TRUE when all was right and all was asked for. */
gboolean cw_data_file_finish (CwDataFile *self, GError **error);
/* The same for bundled data: anything wrong there is a bug and ends us. */
void cw_data_file_finish_bundled (CwDataFile *self);

G_END_DECLS
