/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "clinical/patient-words.h"

#include "clinical/data-file.h"

typedef struct {
  GHashTable *by_id;
  const char **ids;
} PatientWords;

static const char *
read_words (CwDataFile *file, const char *key)
{
  return cw_data_file_has (file, key) ? cw_data_file_words (file, key) : "";
}

static const char *const *
read_items (CwDataFile *file)
{
  GPtrArray *items = g_ptr_array_new ();

  for (int i = 1;; i++) {
    g_autofree char *key = g_strdup_printf ("item-%d", i);

    if (!cw_data_file_has (file, key))
      break;
    g_ptr_array_add (items, (gpointer) cw_data_file_words (file, key));
  }
  g_ptr_array_add (items, NULL);
  return (const char *const *) g_ptr_array_free (items, FALSE);
}

static CwPatientWords *
read_group (CwDataFile *file, const char *id)
{
  CwPatientWords *words = g_new0 (CwPatientWords, 1);

  cw_data_file_enter (file, id);
  words->id = g_intern_string (id);
  words->title = read_words (file, "title");
  words->text = read_words (file, "text");
  words->items = read_items (file);
  words->note = read_words (file, "note");
  words->below_years = cw_data_file_has (file, "below-years")
                         ? (int) cw_data_file_number (file, "below-years")
                         : G_MAXINT;
  words->source = cw_data_file_get_source (file);
  return words;
}

static gpointer
read_all (gpointer unused)
{
  g_autoptr (CwDataFile) file = cw_data_file_new ("patient-words.ini");
  PatientWords *all = g_new0 (PatientWords, 1);
  const char *const *ids = cw_data_file_get_groups (file);

  all->by_id = g_hash_table_new (g_str_hash, g_str_equal);
  all->ids = g_new0 (const char *, g_strv_length ((char **) ids) + 1);
  for (gsize i = 0; ids[i] != NULL; i++) {
    CwPatientWords *words = read_group (file, ids[i]);

    all->ids[i] = words->id;
    g_hash_table_insert (all->by_id, (gpointer) words->id, words);
  }
  cw_data_file_finish_bundled (file);
  return all;
}

static const PatientWords *
get_all (void)
{
  static GOnce once = G_ONCE_INIT;

  return g_once (&once, read_all, NULL);
}

const CwPatientWords *
cw_patient_words_get (const char *id)
{
  const CwPatientWords *words = g_hash_table_lookup (get_all ()->by_id, id);

  g_return_val_if_fail (words != NULL, NULL);

  return words;
}

const char *const *
cw_patient_words_get_ids (void)
{
  return get_all ()->ids;
}
