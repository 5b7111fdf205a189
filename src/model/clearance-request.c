/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "model/clearance-request.h"

#include <glib/gi18n-lib.h>

#include "base/text.h"
#include "model/patient.h"

CwClearanceRequest *
cw_clearance_request_new (void)
{
  CwClearanceRequest *request = g_new0 (CwClearanceRequest, 1);

  request->findings
      = g_ptr_array_new_with_free_func ((GDestroyNotify)cw_finding_free);
  return request;
}

CwClearanceRequest *
cw_clearance_request_copy (const CwClearanceRequest *request)
{
  CwClearanceRequest *copy;

  g_return_val_if_fail (request != NULL, NULL);

  copy = g_memdup2 (request, sizeof *request);
  copy->name = g_strdup (request->name);
  copy->role = g_strdup (request->role);
  copy->organisation = g_strdup (request->organisation);
  copy->asked_by = g_strdup (request->asked_by);
  copy->findings
      = g_ptr_array_new_with_free_func ((GDestroyNotify)cw_finding_free);
  for (guint i = 0; i < request->findings->len; i++)
    g_ptr_array_add (copy->findings,
                     cw_finding_copy (request->findings->pdata[i]));
  return copy;
}

void
cw_clearance_request_free (CwClearanceRequest *request)
{
  if (request == NULL)
    return;
  g_free (request->name);
  g_free (request->role);
  g_free (request->organisation);
  g_free (request->asked_by);
  g_ptr_array_unref (request->findings);
  g_free (request);
}

gboolean
cw_finding_waits_for_clearance (const CwFinding *finding)
{
  g_return_val_if_fail (finding != NULL, FALSE);

  return !finding->lifted
         && (finding->level == CW_LEVEL_RELATIVE_M
             || finding->level == CW_LEVEL_RELATIVE_J);
}

static gboolean
refuse (GError **error, const char *message)
{
  g_set_error_literal (error, CW_MODEL_ERROR, CW_MODEL_ERROR_INVALID, message);
  return FALSE;
}

gboolean
cw_clearance_request_validate (const CwClearanceRequest *request,
                               GError **error)
{
  g_autofree char *name = NULL;
  g_autofree char *role = NULL;

  g_return_val_if_fail (request != NULL, FALSE);

  name = cw_text_trim (request->name);
  role = cw_text_trim (request->role);
  if (name == NULL)
    return refuse (error, _ ("Enter the name of the doctor."));
  if (role == NULL)
    return refuse (error, _ ("Enter the role of the doctor."));
  if (request->findings->len == 0)
    return refuse (error, _ ("Choose what the doctor is asked about."));
  if (request->limbs == CW_LIMBS_NONE)
    return refuse (error, _ ("Choose the arm or leg on which BFR is planned."));
  for (guint i = 0; i < request->findings->len; i++)
    if (!cw_finding_waits_for_clearance (request->findings->pdata[i]))
      return refuse (error, _ ("No letter is needed for, or can lift, one of "
                               "the findings. Take it out."));
  return TRUE;
}

const CwClearanceRequest *
cw_clearance_request_find (const GPtrArray *requests, const char *finding_id)
{
  for (guint i = 0; requests != NULL && i < requests->len; i++) {
    const CwClearanceRequest *request = requests->pdata[i];

    for (guint j = 0; j < request->findings->len; j++)
      if (g_strcmp0 (((CwFinding *)request->findings->pdata[j])->rule_id,
                     finding_id)
          == 0)
        return request;
  }
  return NULL;
}

char *
cw_clearance_request_describe (const CwClearanceRequest *request)
{
  g_autofree char *day = NULL;

  g_return_val_if_fail (request != NULL, NULL);

  day = cw_date_format (request->asked_on);
  /* Translators: a date, a doctor and the role. */
  return g_strdup_printf (_ ("Letter asked for on %s, %s, %s"), day,
                          request->name, request->role);
}
