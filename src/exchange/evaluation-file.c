/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "exchange/evaluation-file.h"

#include <glib/gi18n-lib.h>
#include <glib/gstdio.h>
#include <math.h>
#include <string.h>

#include "base/quantity.h"

/* Far more than anybody writes by hand; a device file would never end. */
#define MAX_FILE_SIZE (1024 * 1024)

static char *
read_text (const char *path, gsize *length, GError **error)
{
  GStatBuf status;
  char *text = NULL;

  if (g_stat (path, &status) == 0
      && (!S_ISREG (status.st_mode) || status.st_size > MAX_FILE_SIZE)) {
    g_set_error (error, G_FILE_ERROR, G_FILE_ERROR_INVAL,
                 _ ("%s: not a text file"), path);
    return NULL;
  }
  if (!g_file_get_contents (path, &text, length, error))
    return NULL;
  if (strlen (text) == *length && g_utf8_validate (text, -1, NULL))
    return text;
  g_free (text);
  g_set_error (error, G_FILE_ERROR, G_FILE_ERROR_INVAL,
               _ ("%s: not text in UTF-8"), path);
  return NULL;
}

/* GKeyFile knows comments only as lines of their own, and takes the value with
 * all that follows it. */
static void
strip_comment (char *line)
{
  for (char *c = line; *c != '\0'; c++)
    if (*c == ';' && (c == line || g_ascii_isspace (c[-1]))) {
      *c = '\0';
      break;
    }
  g_strstrip (line);
}

/* NULL for a line as it should be.  GKeyFile would silently drop a key in a
 * language other than the user's. */
static const char *
find_fault (const char *line, gboolean in_group)
{
  const char *equals = strchr (line, '=');

  if (*line == '\0' || *line == '#')
    return NULL;
  if (*line == '[')
    return g_str_has_suffix (line, "]") && strlen (line) > 2
             ? NULL
             : _ ("not the name of a group in brackets");
  if (equals == NULL || equals == line)
    return _ ("not a key and its value");
  if (!in_group)
    return _ ("a key before the first group");
  if (memchr (line, '[', equals - line) != NULL)
    return _ ("not a key that is known here");
  return NULL;
}

CwDataFile *
cw_evaluation_file_open (const char *path, GError **error)
{
  g_autofree char *text = NULL;
  g_autofree char *plain = NULL;
  g_auto (GStrv) lines = NULL;
  gboolean in_group = FALSE;
  gsize length;

  g_return_val_if_fail (path != NULL, NULL);

  text = read_text (path, &length, error);
  if (text == NULL)
    return NULL;
  lines = g_strsplit (text, "\n", -1);
  for (gsize i = 0; lines[i] != NULL; i++) {
    const char *fault;

    strip_comment (lines[i]);
    fault = find_fault (lines[i], in_group);
    if (fault != NULL) {
      /* Translators: file, number of a line, what is wrong there. */
      g_set_error (error, CW_CLINICAL_ERROR, CW_CLINICAL_ERROR_DATA,
                   _ ("%s, line %u: %s"), path, (guint) i + 1, fault);
      return NULL;
    }
    in_group = in_group || *lines[i] == '[';
  }
  plain = g_strjoinv ("\n", lines);
  return cw_data_file_new_from_text (path, plain);
}

gboolean
cw_evaluation_file_has_group (CwDataFile *file, const char *group)
{
  return g_strv_contains (cw_data_file_get_groups (file), group);
}

CwDate
cw_evaluation_file_date (CwDataFile *file, const char *key)
{
  const char *text = cw_data_file_string (file, key);
  CwDate date = CW_DATE_NONE;

  if (text != NULL && !cw_date_parse (text, &date))
    cw_data_file_reject (file, key, _ ("not a date as 2026-11-21"));
  return date;
}

CwLimbSet
cw_evaluation_file_limbs (CwDataFile *file, const char *key)
{
  const char *text = cw_data_file_string (file, key);
  CwLimbSet limbs = CW_LIMBS_NONE;

  if (text != NULL
      && (!cw_limb_set_from_ids (text, &limbs) || limbs == CW_LIMBS_NONE))
    cw_data_file_reject (file, key, _ ("not limbs as LEFT_ARM;RIGHT_LEG"));
  return limbs;
}

double
cw_evaluation_file_number (CwDataFile *file,
                           const char *key,
                           double minimum,
                           double maximum)
{
  double number = cw_data_file_number (file, key);
  g_autofree char *low = cw_number_format_ascii (minimum, 2);
  g_autofree char *high = cw_number_format_ascii (maximum, 2);
  g_autofree char *why = NULL;

  if (!cw_data_file_has (file, key))
    return NAN;
  if (number >= minimum && number <= maximum)
    return number;
  /* Translators: two numbers. */
  why = g_strdup_printf (_ ("not between %s and %s"), low, high);
  cw_data_file_reject (file, key, why);
  return NAN;
}
