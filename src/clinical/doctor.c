/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "clinical/doctor.h"

#include "clinical/data-file.h"

typedef struct {
  GHashTable *roles; /* by finding */
  GPtrArray *findings;
  const char *anybody; /* the role for the rest */
} Doctors;

static void
read_group (CwDataFile *file, const char *id, Doctors *doctors)
{
  g_auto (GStrv) findings = NULL;
  const char *label;

  cw_data_file_enter (file, id);
  label = cw_data_file_words (file, "label");
  if (!cw_data_file_has (file, "findings")) {
    if (doctors->anybody != NULL)
      cw_data_file_reject (file, "findings", "missing, and not the last group");
    doctors->anybody = label;
    return;
  }
  findings = g_strsplit (cw_data_file_string (file, "findings"), ";", -1);
  for (gsize i = 0; findings[i] != NULL; i++) {
    const char *finding = g_intern_string (findings[i]);

    if (g_hash_table_insert (doctors->roles, (gpointer) finding,
                             (gpointer) label))
      g_ptr_array_add (doctors->findings, (gpointer) finding);
    else
      cw_data_file_reject (file, "findings", "names a finding of another group");
  }
}

static gpointer
read_all (gpointer unused)
{
  g_autoptr (CwDataFile) file = cw_data_file_new ("doctors.ini");
  const char *const *ids = cw_data_file_get_groups (file);
  Doctors *doctors = g_new0 (Doctors, 1);

  doctors->roles = g_hash_table_new (g_str_hash, g_str_equal);
  doctors->findings = g_ptr_array_new ();
  for (gsize i = 0; ids[i] != NULL; i++)
    read_group (file, ids[i], doctors);
  g_ptr_array_add (doctors->findings, NULL);
  cw_data_file_finish_bundled (file);
  return doctors;
}

static const Doctors *
get_all (void)
{
  static GOnce once = G_ONCE_INIT;

  return g_once (&once, read_all, NULL);
}

const char *
cw_doctor_suggest (const char *finding_id)
{
  const char *role;

  g_return_val_if_fail (finding_id != NULL, NULL);

  role = g_hash_table_lookup (get_all ()->roles, finding_id);
  return role != NULL ? role : get_all ()->anybody;
}

const char *const *
cw_doctor_get_findings (void)
{
  return (const char *const *) get_all ()->findings->pdata;
}
