/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <json-glib/json-glib.h>

G_BEGIN_DECLS

/* What a run of the command line left. */
typedef struct {
  int status; /* of exit */
  char *output, *errors;
} ExchangeRun;

/* Runs the commands with arguments up to a NULL, in the folder of this test's
 * files.  Whatever happens, it has to end by itself and not by a signal. */
ExchangeRun *exchange_run (const char *argument, ...) G_GNUC_NULL_TERMINATED;
/* The same, and `input` is what it reads from its standard input. */
ExchangeRun *exchange_run_with_input (const char *input,
                                      const char *argument,
                                      ...) G_GNUC_NULL_TERMINATED;
/* The same as exchange_run() with arguments that have one blank between them. */
ExchangeRun *exchange_run_words (const char *text);
void exchange_run_free (ExchangeRun *run);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (ExchangeRun, exchange_run_free)

/* Did what was asked, quietly. */
void exchange_assert_done (const ExchangeRun *run);
/* Ended with 2 after exactly one line that begins with `cuffwise:` and has
 * `part` in it. */
void exchange_assert_bad_input (const ExchangeRun *run, const char *part);

/* The output as a JSON object. */
JsonObject *exchange_parse (const ExchangeRun *run);

/* Writes a file into a folder of its own; its path. */
char *exchange_write (const char *name, const char *text);
/* A path in that folder, where there is no file. */
char *exchange_path (const char *name);

/* Adds the folder; after g_test_init(). */
void exchange_test_start (void);
/* Runs the tests and takes the folder away. */
int exchange_test_run (void);

G_END_DECLS
