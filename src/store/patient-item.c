/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "store/patient-item.h"

#include "store/care-state.h"
#include "store/patient-table.h"

struct _CwPatientItem {
  GObject parent_instance;

  gint64 id;
  char *name;
  int age;
  CwStatus status;
  CwNextStepKind next_step;
  char *status_line;
  gboolean archived;
};

G_DEFINE_FINAL_TYPE (CwPatientItem, cw_patient_item, G_TYPE_OBJECT)

static void
cw_patient_item_finalize (GObject *object)
{
  CwPatientItem *self = CW_PATIENT_ITEM (object);

  g_free (self->name);
  g_free (self->status_line);

  G_OBJECT_CLASS (cw_patient_item_parent_class)->finalize (object);
}

static void
cw_patient_item_class_init (CwPatientItemClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->finalize = cw_patient_item_finalize;
}

static void
cw_patient_item_init (CwPatientItem *self)
{
  self->age = -1;
}

CwPatientItem *
cw_patient_item_load (CwDatabase *database,
                      gint64 patient_id,
                      CwDate today,
                      GError **error)
{
  g_autoptr (CwPatient) patient
      = cw_patient_table_load (database, patient_id, error);
  g_autoptr (CwNextStep) next_step = NULL;
  CwPatientItem *self;
  CwCareState state;

  if (patient == NULL
      || !cw_care_state_load (database, patient_id, &state, error))
    return NULL;
  next_step = cw_next_step_compute (&state, today);
  self = g_object_new (CW_TYPE_PATIENT_ITEM, NULL);
  self->id = patient_id;
  self->name = cw_patient_get_display_name (patient);
  self->age = cw_patient_get_age (patient, today);
  self->archived = patient->archived;
  self->status = next_step->status;
  self->next_step = next_step->kind;
  self->status_line = g_steal_pointer (&next_step->status_line);
  return self;
}

CwPatientItem *
cw_patient_item_new_failed (const char *message)
{
  CwPatientItem *self = g_object_new (CW_TYPE_PATIENT_ITEM, NULL);

  self->name = g_strdup ("");
  self->next_step = CW_NEXT_STEP_NONE;
  self->status_line = g_strdup (message);
  return self;
}

gboolean
cw_patient_item_equal (CwPatientItem *a, CwPatientItem *b)
{
  return a->id == b->id && a->age == b->age && a->status == b->status
         && a->next_step == b->next_step
         && !a->archived == !b->archived && g_strcmp0 (a->name, b->name) == 0
         && g_strcmp0 (a->status_line, b->status_line) == 0;
}

gint64
cw_patient_item_get_id (CwPatientItem *self)
{
  g_return_val_if_fail (CW_IS_PATIENT_ITEM (self), 0);

  return self->id;
}

const char *
cw_patient_item_get_name (CwPatientItem *self)
{
  g_return_val_if_fail (CW_IS_PATIENT_ITEM (self), NULL);

  return self->name;
}

int
cw_patient_item_get_age (CwPatientItem *self)
{
  g_return_val_if_fail (CW_IS_PATIENT_ITEM (self), -1);

  return self->age;
}

CwStatus
cw_patient_item_get_status (CwPatientItem *self)
{
  g_return_val_if_fail (CW_IS_PATIENT_ITEM (self), CW_STATUS_UNKNOWN);

  return self->status;
}

CwNextStepKind
cw_patient_item_get_next_step (CwPatientItem *self)
{
  g_return_val_if_fail (CW_IS_PATIENT_ITEM (self), CW_NEXT_STEP_NONE);

  return self->next_step;
}

const char *
cw_patient_item_get_status_line (CwPatientItem *self)
{
  g_return_val_if_fail (CW_IS_PATIENT_ITEM (self), NULL);

  return self->status_line;
}

gboolean
cw_patient_item_get_archived (CwPatientItem *self)
{
  g_return_val_if_fail (CW_IS_PATIENT_ITEM (self), FALSE);

  return self->archived;
}
