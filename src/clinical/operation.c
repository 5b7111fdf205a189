/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "clinical/operation.h"

#include "clinical/data-file.h"

static gpointer
questions_read (gpointer unused)
{
  g_autoptr (CwDataFile) file = cw_data_file_new ("operations.ini");
  GStrv questions;

  cw_data_file_enter_plain (file, "OPERATIONS");
  questions = g_strsplit (cw_data_file_string (file, "questions"), ";", -1);
  for (gsize i = 0; questions[i] != NULL; i++)
    g_strstrip (questions[i]);
  cw_data_file_finish_bundled (file);
  return questions;
}

const char *const *
cw_operation_questions_get (void)
{
  static GOnce once = G_ONCE_INIT;

  return g_once (&once, questions_read, NULL);
}
