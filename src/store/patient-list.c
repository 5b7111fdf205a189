/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "store/patient-list.h"

#include "store/clinic-private.h"
#include "store/patient-item.h"
#include "store/patient-table.h"
#include "store/search.h"

/* Rows fetched at a time, and how many such pages are kept: more than any list
 * view holds widgets for. */
#define PAGE_ROWS 64
#define MAX_PAGES 16

struct _CwPatientList {
  GObject parent_instance;

  CwClinic *clinic;
  CwSearch *search;
  guint n_items;
  GQueue pages; /* (element-type Page): the one used last first */
};

typedef struct {
  guint number;
  GPtrArray *items; /* (element-type CwPatientItem) */
} Page;

static void cw_patient_list_model_init (GListModelInterface *iface);

G_DEFINE_FINAL_TYPE_WITH_CODE (
    CwPatientList,
    cw_patient_list,
    G_TYPE_OBJECT,
    G_IMPLEMENT_INTERFACE (G_TYPE_LIST_MODEL, cw_patient_list_model_init))

static void
page_free (Page *page)
{
  g_ptr_array_unref (page->items);
  g_free (page);
}

static void
forget_pages (CwPatientList *self)
{
  g_queue_clear_full (&self->pages, (GDestroyNotify)page_free);
}

static CwPatientItem *
load_item (CwPatientList *self, gint64 id)
{
  g_autoptr (GError) error = NULL;
  CwPatientItem *item
      = cw_patient_item_load (cw_clinic_get_database (self->clinic), id,
                              cw_clinic_get_today (self->clinic), &error);

  return item != NULL ? item : cw_patient_item_new_failed (error->message);
}

static GPtrArray *
load_items (CwPatientList *self, guint first)
{
  guint n_rows = MIN (PAGE_ROWS, self->n_items - first);
  g_autoptr (GError) error = NULL;
  g_autoptr (GArray) ids
      = cw_search_get_page (self->search, cw_clinic_get_database (self->clinic),
                            first, n_rows, &error);
  GPtrArray *items = g_ptr_array_new_full (n_rows, g_object_unref);

  for (guint i = 0; ids != NULL && i < ids->len; i++)
    g_ptr_array_add (items, load_item (self, g_array_index (ids, gint64, i)));
  /* A list model cannot fail: the rows say what happened. */
  while (items->len < n_rows)
    g_ptr_array_add (items, cw_patient_item_new_failed (
                                error != NULL ? error->message : ""));
  return items;
}

static Page *
get_page (CwPatientList *self, guint number)
{
  Page *page;

  for (GList *l = self->pages.head; l != NULL; l = l->next) {
    page = l->data;
    if (page->number == number) {
      g_queue_unlink (&self->pages, l);
      g_queue_push_head_link (&self->pages, l);
      return page;
    }
  }
  page = g_new0 (Page, 1);
  page->number = number;
  page->items = load_items (self, number * PAGE_ROWS);
  g_queue_push_head (&self->pages, page);
  if (self->pages.length > MAX_PAGES)
    page_free (g_queue_pop_tail (&self->pages));
  return page;
}

static GType
cw_patient_list_get_item_type (GListModel *model)
{
  return CW_TYPE_PATIENT_ITEM;
}

static guint
cw_patient_list_get_n_items (GListModel *model)
{
  return CW_PATIENT_LIST (model)->n_items;
}

static gpointer
cw_patient_list_get_item (GListModel *model, guint position)
{
  CwPatientList *self = CW_PATIENT_LIST (model);
  Page *page;

  if (position >= self->n_items)
    return NULL;
  page = get_page (self, position / PAGE_ROWS);
  return g_object_ref (page->items->pdata[position % PAGE_ROWS]);
}

static void
cw_patient_list_model_init (GListModelInterface *iface)
{
  iface->get_item_type = cw_patient_list_get_item_type;
  iface->get_n_items = cw_patient_list_get_n_items;
  iface->get_item = cw_patient_list_get_item;
}

static void
reset (CwPatientList *self)
{
  guint before = self->n_items;
  guint now = 0;

  /* When it fails the list is empty, and the act that was the reason for asking
   * has told about the error, or the next one will. */
  cw_search_count (self->search, cw_clinic_get_database (self->clinic), &now,
                   NULL);
  forget_pages (self);
  self->n_items = now;
  g_list_model_items_changed (G_LIST_MODEL (self), 0, before, now);
}

/* A row that is not kept is one that nobody shows. */
static void
refresh (CwPatientList *self, gint64 patient_id)
{
  for (GList *l = self->pages.head; l != NULL; l = l->next) {
    Page *page = l->data;

    for (guint i = 0; i < page->items->len; i++) {
      g_autoptr (CwPatientItem) item = NULL;

      if (cw_patient_item_get_id (page->items->pdata[i]) != patient_id)
        continue;
      item = load_item (self, patient_id);
      if (cw_patient_item_equal (item, page->items->pdata[i]))
        return;
      g_object_unref (page->items->pdata[i]);
      page->items->pdata[i] = g_steal_pointer (&item);
      g_list_model_items_changed (G_LIST_MODEL (self),
                                  page->number * PAGE_ROWS + i, 1, 1);
      return;
    }
  }
}

static void
clinic_changed_cb (CwClinic *clinic, gint64 patient_id, CwPatientList *self)
{
  if (patient_id == 0)
    reset (self);
  else
    refresh (self, patient_id);
}

/* Where a patient was before and is now; -1 for nowhere. */
static gboolean
find_places (CwPatientList *self,
             gint64 patient_id,
             const char *old_key,
             gint64 *before,
             gint64 *now,
             guint *n_items)
{
  CwDatabase *database = cw_clinic_get_database (self->clinic);
  g_autoptr (CwPatient) patient
      = cw_patient_table_load (database, patient_id, NULL);
  g_autofree char *key = NULL;
  gboolean found, found_before, was_there;
  guint rank, rank_before;

  if (patient == NULL)
    return FALSE;
  key = cw_search_sort_key (patient);
  if (!cw_search_count (self->search, database, n_items, NULL)
      || !cw_search_rank (self->search, database, key, patient_id, &rank,
                          &found, NULL))
    return FALSE;
  *now = found ? (gint64)rank : -1;
  /* The others stayed: the difference tells whether this one was among us. */
  was_there = self->n_items + (found ? 1 : 0) > *n_items;
  *before = -1;
  if (!was_there)
    return TRUE;
  if (old_key == NULL
      || !cw_search_rank (self->search, database, old_key, patient_id,
                          &rank_before, &found_before, NULL))
    return FALSE;
  *before = rank_before;
  if (found && g_strcmp0 (key, old_key) < 0)
    (*before)--;
  return TRUE;
}

static void
clinic_moved_cb (CwClinic *clinic,
                 gint64 patient_id,
                 const char *old_key,
                 CwPatientList *self)
{
  gint64 before, now;
  guint n_items;

  if (!find_places (self, patient_id, old_key, &before, &now, &n_items)) {
    reset (self);
    return;
  }
  if (before < 0 && now < 0)
    return;
  forget_pages (self);
  self->n_items = n_items;
  if (before < 0) {
    g_list_model_items_changed (G_LIST_MODEL (self), (guint)now, 0, 1);
  } else if (now < 0) {
    g_list_model_items_changed (G_LIST_MODEL (self), (guint)before, 1, 0);
  } else {
    guint first = (guint)MIN (before, now);
    guint n_rows = (guint)MAX (before, now) - first + 1;

    g_list_model_items_changed (G_LIST_MODEL (self), first, n_rows, n_rows);
  }
}

static void
cw_patient_list_dispose (GObject *object)
{
  CwPatientList *self = CW_PATIENT_LIST (object);

  forget_pages (self);
  g_clear_object (&self->clinic);

  G_OBJECT_CLASS (cw_patient_list_parent_class)->dispose (object);
}

static void
cw_patient_list_finalize (GObject *object)
{
  CwPatientList *self = CW_PATIENT_LIST (object);

  g_clear_pointer (&self->search, cw_search_free);

  G_OBJECT_CLASS (cw_patient_list_parent_class)->finalize (object);
}

static void
cw_patient_list_class_init (CwPatientListClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->dispose = cw_patient_list_dispose;
  object_class->finalize = cw_patient_list_finalize;
}

static void
cw_patient_list_init (CwPatientList *self)
{
  g_queue_init (&self->pages);
}

CwPatientList *
cw_patient_list_new (CwClinic *clinic,
                     const char *search,
                     gboolean with_archived,
                     GError **error)
{
  g_autoptr (CwPatientList) self = g_object_new (CW_TYPE_PATIENT_LIST, NULL);

  self->clinic = g_object_ref (clinic);
  self->search = cw_search_new (search, with_archived);
  if (!cw_search_count (self->search, cw_clinic_get_database (clinic),
                        &self->n_items, error))
    return NULL;
  g_signal_connect_object (clinic, "moved", G_CALLBACK (clinic_moved_cb), self,
                           0);
  g_signal_connect_object (clinic, "changed", G_CALLBACK (clinic_changed_cb),
                           self, 0);
  return g_steal_pointer (&self);
}

GListModel *
cw_clinic_list_patients (CwClinic *self,
                         const char *search,
                         gboolean with_archived,
                         GError **error)
{
  CwPatientList *list;

  g_return_val_if_fail (CW_IS_CLINIC (self), NULL);

  list = cw_patient_list_new (self, search, with_archived, error);
  return list != NULL ? G_LIST_MODEL (list) : NULL;
}
