/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "exchange-test.h"

#include <fcntl.h>
#include <gio/gio.h>
#include <glib/gstdio.h>
#include <string.h>
#include <unistd.h>

static char *folder;

void
exchange_test_start (void)
{
  g_autoptr (GError) error = NULL;

  folder = g_dir_make_tmp ("cuffwise-exchange-XXXXXX", &error);
  g_assert_no_error (error);
}

int
exchange_test_run (void)
{
  int status = g_test_run ();
  g_autoptr (GDir) dir = g_dir_open (folder, 0, NULL);
  const char *name;

  while ((name = g_dir_read_name (dir)) != NULL) {
    g_autofree char *path = exchange_path (name);

    g_assert_cmpint (g_unlink (path), ==, 0);
  }
  g_assert_cmpint (g_rmdir (folder), ==, 0);
  g_clear_pointer (&folder, g_free);
  return status;
}

char *
exchange_path (const char *name)
{
  return g_build_filename (folder, name, NULL);
}

char *
exchange_write (const char *name, const char *text)
{
  g_autoptr (GError) error = NULL;
  char *path = exchange_path (name);

  g_file_set_contents (path, text, -1, &error);
  g_assert_no_error (error);
  return path;
}

static void
set_input_cb (gpointer data)
{
  const int *fd = data;

  if (*fd >= 0)
    dup2 (*fd, STDIN_FILENO);
}

static ExchangeRun *
run_arguments_with_input (GPtrArray *arguments, int input)
{
  ExchangeRun *run = g_new0 (ExchangeRun, 1);
  g_autoptr (GError) error = NULL;
  int wait_status;

  g_ptr_array_insert (arguments, 0, (char *) g_getenv ("CW_TEST_COMMANDS"));
  g_ptr_array_add (arguments, NULL);
  g_spawn_sync (folder, (char **) arguments->pdata, NULL,
                G_SPAWN_CHILD_INHERITS_STDIN, set_input_cb, &input,
                &run->output, &run->errors, &wait_status, &error);
  g_assert_no_error (error);
  if (!g_spawn_check_wait_status (wait_status, &error)) {
    g_assert_true (error->domain == G_SPAWN_EXIT_ERROR);
    run->status = error->code;
  }
  return run;
}

static ExchangeRun *
run_arguments (GPtrArray *arguments)
{
  int nothing = open ("/dev/null", O_RDONLY | O_CLOEXEC);
  ExchangeRun *run = run_arguments_with_input (arguments, nothing);

  close (nothing);
  return run;
}

ExchangeRun *
exchange_run_with_input (const char *input, const char *argument, ...)
{
  g_autoptr (GPtrArray) arguments = g_ptr_array_new ();
  ExchangeRun *run;
  va_list list;
  int ends[2];

  va_start (list, argument);
  for (; argument != NULL; argument = va_arg (list, const char *))
    g_ptr_array_add (arguments, (char *) argument);
  va_end (list);
  g_assert_cmpint (pipe (ends), ==, 0);
  g_assert_cmpint (write (ends[1], input, strlen (input)), ==,
                   (gssize) strlen (input));
  close (ends[1]);
  run = run_arguments_with_input (arguments, ends[0]);
  close (ends[0]);
  return run;
}

ExchangeRun *
exchange_run (const char *argument, ...)
{
  g_autoptr (GPtrArray) arguments = g_ptr_array_new ();
  va_list list;

  va_start (list, argument);
  for (; argument != NULL; argument = va_arg (list, const char *))
    g_ptr_array_add (arguments, (char *) argument);
  va_end (list);
  return run_arguments (arguments);
}

ExchangeRun *
exchange_run_words (const char *text)
{
  g_autoptr (GPtrArray) arguments = g_ptr_array_new ();
  g_auto (GStrv) words = g_strsplit (text, " ", -1);

  for (gsize i = 0; words[i] != NULL; i++)
    g_ptr_array_add (arguments, words[i]);
  return run_arguments (arguments);
}

void
exchange_run_free (ExchangeRun *run)
{
  if (run == NULL)
    return;
  g_free (run->output);
  g_free (run->errors);
  g_free (run);
}

void
exchange_assert_done (const ExchangeRun *run)
{
  g_assert_cmpstr (run->errors, ==, "");
  g_assert_cmpint (run->status, ==, 0);
}

void
exchange_assert_bad_input (const ExchangeRun *run, const char *part)
{
  const char *line_feed = strchr (run->errors, '\n');

  if (strstr (run->errors, part) == NULL)
    g_error ("“%s” does not name “%s”", run->errors, part);
  g_assert_cmpint (run->status, ==, 2);
  g_assert_cmpstr (run->output, ==, "");
  g_assert_true (g_str_has_prefix (run->errors, "cuffwise: "));
  g_assert_nonnull (line_feed);
  g_assert_cmpstr (line_feed, ==, "\n");
}

JsonObject *
exchange_parse (const ExchangeRun *run)
{
  g_autoptr (JsonParser) parser = json_parser_new ();
  g_autoptr (GError) error = NULL;

  exchange_assert_done (run);
  json_parser_load_from_data (parser, run->output, -1, &error);
  g_assert_no_error (error);
  return json_object_ref (json_node_get_object (json_parser_get_root (parser)));
}
