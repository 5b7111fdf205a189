/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "store/clinic-private.h"
#include "store/due-table.h"
#include "store/patient-item.h"

/* More than a day's work. */
#define MAX_ROWS 500
/* So many of a file of an earlier form are looked at for each list. */
#define MAX_UNKNOWN 2000

/* The patients who are due today.  Rows are read when they are shown. */
#define CW_TYPE_DUE_LIST (cw_due_list_get_type ())
G_DECLARE_FINAL_TYPE (CwDueList, cw_due_list, CW, DUE_LIST, GObject)

struct _CwDueList {
  GObject parent_instance;

  CwClinic *clinic;
  GArray *ids;      /* (element-type gint64) */
  GPtrArray *items; /* (element-type CwPatientItem) NULL until shown */
};

static void cw_due_list_model_init (GListModelInterface *iface);

G_DEFINE_FINAL_TYPE_WITH_CODE (CwDueList,
                               cw_due_list,
                               G_TYPE_OBJECT,
                               G_IMPLEMENT_INTERFACE (G_TYPE_LIST_MODEL,
                                                      cw_due_list_model_init))

static CwPatientItem *
load_item (CwDueList *self, guint position)
{
  g_autoptr (GError) error = NULL;
  CwPatientItem *item
      = cw_patient_item_load (cw_clinic_get_database (self->clinic),
                              g_array_index (self->ids, gint64, position),
                              cw_clinic_get_today (self->clinic), &error);

  return item != NULL ? item : cw_patient_item_new_failed (error->message);
}

static GType
cw_due_list_get_item_type (GListModel *model)
{
  return CW_TYPE_PATIENT_ITEM;
}

static guint
cw_due_list_get_n_items (GListModel *model)
{
  return CW_DUE_LIST (model)->ids->len;
}

static gpointer
cw_due_list_get_item (GListModel *model, guint position)
{
  CwDueList *self = CW_DUE_LIST (model);

  if (position >= self->ids->len)
    return NULL;
  if (self->items->pdata[position] == NULL)
    self->items->pdata[position] = load_item (self, position);
  return g_object_ref (self->items->pdata[position]);
}

static void
cw_due_list_model_init (GListModelInterface *iface)
{
  iface->get_item_type = cw_due_list_get_item_type;
  iface->get_n_items = cw_due_list_get_n_items;
  iface->get_item = cw_due_list_get_item;
}

static void
clear_item (gpointer item)
{
  if (item != NULL)
    g_object_unref (item);
}

/* Takes `ids`. */
static void
set_ids (CwDueList *self, GArray *ids)
{
  g_clear_pointer (&self->ids, g_array_unref);
  g_clear_pointer (&self->items, g_ptr_array_unref);
  self->ids = ids;
  self->items = g_ptr_array_new_full (ids->len, clear_item);
  g_ptr_array_set_size (self->items, (gint)ids->len);
}

static gboolean
are_same (const GArray *a, const GArray *b)
{
  return a->len == b->len
         && (a->len == 0
             || memcmp (a->data, b->data, a->len * sizeof (gint64)) == 0);
}

/* The others are shown as they were. */
static void
refresh (CwDueList *self, gint64 patient_id)
{
  for (guint i = 0; i < self->ids->len; i++) {
    if (g_array_index (self->ids, gint64, i) != patient_id
        || self->items->pdata[i] == NULL)
      continue;
    g_clear_object ((CwPatientItem **)&self->items->pdata[i]);
    g_list_model_items_changed (G_LIST_MODEL (self), i, 1, 1);
  }
}

/* When it fails the list stays: the act that was the reason for asking has told
 * about the error, or the next one will. */
static void
clinic_changed_cb (CwClinic *clinic, gint64 patient_id, CwDueList *self)
{
  g_autoptr (GArray) ids
      = cw_due_table_list (cw_clinic_get_database (clinic),
                           cw_clinic_get_today (clinic), MAX_ROWS, NULL);
  guint n_before = self->ids->len;

  if (ids == NULL)
    return;
  if (patient_id != 0 && are_same (ids, self->ids)) {
    refresh (self, patient_id);
    return;
  }
  set_ids (self, g_steal_pointer (&ids));
  g_list_model_items_changed (G_LIST_MODEL (self), 0, n_before, self->ids->len);
}

static void
cw_due_list_dispose (GObject *object)
{
  CwDueList *self = CW_DUE_LIST (object);

  g_clear_object (&self->clinic);

  G_OBJECT_CLASS (cw_due_list_parent_class)->dispose (object);
}

static void
cw_due_list_finalize (GObject *object)
{
  CwDueList *self = CW_DUE_LIST (object);

  g_clear_pointer (&self->ids, g_array_unref);
  g_clear_pointer (&self->items, g_ptr_array_unref);

  G_OBJECT_CLASS (cw_due_list_parent_class)->finalize (object);
}

static void
cw_due_list_class_init (CwDueListClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->dispose = cw_due_list_dispose;
  object_class->finalize = cw_due_list_finalize;
}

static void
cw_due_list_init (CwDueList *self)
{
}

/* Finds out about patients of a file of an earlier form. */
static gboolean
catch_up (CwClinic *clinic, GError **error)
{
  CwDatabase *database = cw_clinic_get_database (clinic);
  g_autoptr (GArray) unknown
      = cw_due_table_list_unknown (database, MAX_UNKNOWN, error);
  gboolean success = TRUE;

  if (unknown == NULL)
    return FALSE;
  if (unknown->len == 0 || cw_clinic_is_read_only (clinic))
    return TRUE;
  if (!cw_database_begin (database, error))
    return FALSE;
  for (guint i = 0; success && i < unknown->len; i++)
    success = cw_due_table_update (database, g_array_index (unknown, gint64, i),
                                   cw_clinic_get_today (clinic), error);
  return cw_database_end (database, success, error);
}

GListModel *
cw_clinic_list_due (CwClinic *self, GError **error)
{
  g_autoptr (GArray) ids = NULL;
  CwDueList *list;

  g_return_val_if_fail (CW_IS_CLINIC (self), NULL);

  if (!catch_up (self, error))
    return NULL;
  ids = cw_due_table_list (cw_clinic_get_database (self),
                           cw_clinic_get_today (self), MAX_ROWS, error);
  if (ids == NULL)
    return NULL;
  list = g_object_new (CW_TYPE_DUE_LIST, NULL);
  list->clinic = g_object_ref (self);
  set_ids (list, g_steal_pointer (&ids));
  g_signal_connect_object (self, "changed", G_CALLBACK (clinic_changed_cb),
                           list, 0);
  return G_LIST_MODEL (list);
}
