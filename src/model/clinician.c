/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "model/clinician.h"

#include <glib/gi18n-lib.h>

#include "base/text.h"
#include "model/patient.h"

CwClinician *
cw_clinician_new (void)
{
  CwClinician *clinician = g_new0 (CwClinician, 1);

  clinician->active = TRUE;
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
