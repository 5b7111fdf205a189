/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "model/clinician.h"

#include <glib/gi18n-lib.h>

#include "base/text.h"
#include "model/patient.h"

static const struct {
  const char *id;
  const char *title;
} roles[CW_N_CLINICIAN_ROLES] = {
  [CW_CLINICIAN_ASSISTANT] = { "assistant", NC_ ("role", "Assistant") },
  [CW_CLINICIAN_CLINICIAN] = { "clinician", NC_ ("role", "Clinician") },
  [CW_CLINICIAN_ADMINISTRATOR]
  = { "administrator", NC_ ("role", "Administrator") },
};

const char *
cw_clinician_role_to_id (CwClinicianRole role)
{
  g_return_val_if_fail (role < CW_N_CLINICIAN_ROLES, NULL);

  return roles[role].id;
}

gboolean
cw_clinician_role_from_id (const char *id, CwClinicianRole *role)
{
  for (gsize i = 0; i < CW_N_CLINICIAN_ROLES; i++)
    if (g_strcmp0 (roles[i].id, id) == 0) {
      *role = (CwClinicianRole)i;
      return TRUE;
    }
  return FALSE;
}

const char *
cw_clinician_role_get_title (CwClinicianRole role)
{
  g_return_val_if_fail (role < CW_N_CLINICIAN_ROLES, NULL);

  return g_dpgettext2 (NULL, "role", roles[role].title);
}

CwClinician *
cw_clinician_new (void)
{
  CwClinician *clinician = g_new0 (CwClinician, 1);

  clinician->active = TRUE;
  clinician->role = CW_CLINICIAN_CLINICIAN;
  return clinician;
}

CwClinician *
cw_clinician_copy (const CwClinician *clinician)
{
  CwClinician *copy;

  g_return_val_if_fail (clinician != NULL, NULL);

  copy = g_memdup2 (clinician, sizeof *clinician);
  copy->name = g_strdup (clinician->name);
  copy->profession = g_strdup (clinician->profession);
  return copy;
}

void
cw_clinician_free (CwClinician *clinician)
{
  if (clinician == NULL)
    return;
  g_free (clinician->name);
  g_free (clinician->profession);
  g_free (clinician);
}

char *
cw_clinician_get_signature (const CwClinician *clinician)
{
  g_return_val_if_fail (clinician != NULL, NULL);

  /* Translators: a name and a profession, "Anna Berg, physiotherapist". */
  return g_strdup_printf (C_ ("signature", "%1$s, %2$s"),
                          clinician->name != NULL ? clinician->name : "",
                          clinician->profession != NULL ? clinician->profession
                                                        : "");
}

gboolean
cw_clinician_validate (const CwClinician *clinician, GError **error)
{
  g_autofree char *name = NULL;
  g_autofree char *profession = NULL;

  g_return_val_if_fail (clinician != NULL, FALSE);

  name = cw_text_trim (clinician->name);
  profession = cw_text_trim (clinician->profession);
  if (name == NULL)
    g_set_error_literal (error, CW_MODEL_ERROR, CW_MODEL_ERROR_INVALID,
                         _ ("The clinician’s name is missing. Enter it."));
  else if (profession == NULL)
    g_set_error_literal (
        error, CW_MODEL_ERROR, CW_MODEL_ERROR_INVALID,
        _ ("The profession is missing. Enter it as it is to stand in "
           "signatures."));
  else
    return TRUE;
  return FALSE;
}
