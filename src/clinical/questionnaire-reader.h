/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "clinical/data-file.h"
#include "clinical/questionnaire-private.h"

G_BEGIN_DECLS

/* Reading of data/clinical/: questionnaire-reader.c takes in what each group of
 * a file says, questionnaire-assembly.c puts it together once all is there. */

/* An expression that can be read once every name is known. */
typedef struct {
  CwDataFile *file;
  const char *group, *key, *text;
  CwRule *own;
  CwRuleExpression **expression;
  enum { WANT_CONDITION, WANT_NUMBER, WANT_EITHER } want;
} CwPendingExpression;

/* Where something stands, for messages. */
typedef struct {
  CwDataFile *file;
  const char *group;
} CwReaderPlace;

typedef struct {
  CwQuestionnaire *questionnaire;
  CwDataFile *file;
  GArray *pending;    /* (element-type CwPendingExpression) */
  GHashTable *lists;  /* pages and groups to the GStrv of what they show */
  GHashTable *groups; /* identifier to CwQuestionGroup */
  GHashTable *placed; /* rules that stand in a group */
  GHashTable *places; /* everything read, to its CwReaderPlace */
} CwReader;

void cw_reader_read_file (CwReader *reader, CwDataFile *file);
/* Names, expressions, pages; what is wrong is for the files to report. */
void cw_reader_assemble (CwReader *reader);

/* Remembers where `object` stands; and goes back there to reject it. */
void cw_reader_note_place (CwReader *reader, gpointer object, const char *group);
void cw_reader_enter_place (CwReader *reader, gconstpointer object);
void cw_reader_reject (CwReader *reader,
                       const char *key,
                       const char *format,
                       ...) G_GNUC_PRINTF (3, 4);

G_END_DECLS
