/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "store/authorization.h"
#include "store/clinic-private.h"
#include "store/template-table.h"

GPtrArray *
cw_clinic_load_templates (CwClinic *self, GError **error)
{
  g_return_val_if_fail (CW_IS_CLINIC (self), NULL);

  return cw_template_table_load_all (cw_clinic_get_database (self), error);
}

gboolean
cw_clinic_add_template (CwClinic *self,
                        CwPlanTemplate *template,
                        GError **error)
{
  gboolean success;
  gint64 id = 0;

  g_return_val_if_fail (CW_IS_CLINIC (self) && template != NULL, FALSE);

  if (!cw_plan_template_validate (template, error)
      || !cw_clinic_check_right (self, CW_RIGHT_SIGN, error)
      || !cw_clinic_begin (self, error))
    return FALSE;
  success = cw_template_table_add (cw_clinic_get_database (self), template,
                                   cw_clinic_get_time (self), &id, error);
  if (!cw_clinic_end (self, success, 0, error))
    return FALSE;
  template->id = id;
  return TRUE;
}

gboolean
cw_clinic_rename_template (CwClinic *self,
                           CwPlanTemplate *template,
                           const char *name,
                           GError **error)
{
  g_autofree char *before = NULL;
  gboolean success;

  g_return_val_if_fail (CW_IS_CLINIC (self) && template != NULL, FALSE);

  before = g_strdup (template->name);
  g_free (template->name);
  template->name = g_strdup (name);
  success = cw_plan_template_validate (template, error)
            && cw_clinic_check_right (self, CW_RIGHT_SIGN, error)
            && cw_clinic_begin (self, error);
  if (success) {
    success = cw_template_table_rename (cw_clinic_get_database (self),
                                        template->id, template->name,
                                        cw_clinic_get_time (self), error);
    success = cw_clinic_end (self, success, 0, error);
  }
  if (success)
    return TRUE;
  g_free (template->name);
  template->name = g_steal_pointer (&before);
  return FALSE;
}

gboolean
cw_clinic_delete_template (CwClinic *self, gint64 template_id, GError **error)
{
  gboolean success;

  g_return_val_if_fail (CW_IS_CLINIC (self), FALSE);

  if (!cw_clinic_check_right (self, CW_RIGHT_SIGN, error)
      || !cw_clinic_begin (self, error))
    return FALSE;
  success
      = cw_template_table_delete (cw_clinic_get_database (self), template_id,
                                  cw_clinic_get_time (self), error);
  return cw_clinic_end (self, success, 0, error);
}
