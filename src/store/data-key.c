/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "store/data-key.h"

#include <sodium.h>
#include <string.h>

typedef struct {
  CwDataKeyId id;
  guint8 *key; /* sodium_malloc()'s */
} Kept;

static GMutex mutex;
static GArray *kept; /* Kept; never taken from, so that places stay */

void
cw_data_key_identify (const guint8 *key, CwDataKeyId *id)
{
  crypto_generichash (id->bytes, sizeof id->bytes, key, CW_DATA_KEY_SIZE, NULL,
                      0);
}

static guint8 *
allocate (void)
{
  guint8 *key = NULL;

  if (sodium_init () >= 0)
    key = sodium_malloc (CW_DATA_KEY_SIZE);
  if (key == NULL)
    g_error ("There is no guarded memory for a key");
  return key;
}

static Kept *
find (const CwDataKeyId *id)
{
  for (guint i = 0; kept != NULL && i < kept->len; i++) {
    Kept *one = &g_array_index (kept, Kept, i);

    if (memcmp (&one->id, id, sizeof *id) == 0)
      return one;
  }
  return NULL;
}

/* Takes it. */
static void
keep (guint8 *key, CwDataKeyId *id)
{
  Kept one = { .key = key };

  cw_data_key_identify (key, &one.id);
  sodium_mprotect_readonly (key);
  *id = one.id;
  g_mutex_lock (&mutex);
  if (kept == NULL)
    kept = g_array_new (FALSE, FALSE, sizeof (Kept));
  if (find (&one.id) == NULL)
    g_array_append_val (kept, one);
  else
    sodium_free (key);
  g_mutex_unlock (&mutex);
}

void
cw_data_key_make (CwDataKeyId *id)
{
  guint8 *key = allocate ();

  randombytes_buf (key, CW_DATA_KEY_SIZE);
  keep (key, id);
}

void
cw_data_key_keep (const guint8 *key)
{
  guint8 *copy = allocate ();
  CwDataKeyId id;

  memcpy (copy, key, CW_DATA_KEY_SIZE);
  keep (copy, &id);
}

gboolean
cw_data_key_is_kept (const CwDataKeyId *id)
{
  gboolean found;

  g_mutex_lock (&mutex);
  found = find (id) != NULL;
  g_mutex_unlock (&mutex);
  return found;
}

gboolean
cw_data_key_is_any_kept (void)
{
  gboolean any;

  g_mutex_lock (&mutex);
  any = kept != NULL;
  g_mutex_unlock (&mutex);
  return any;
}

/* What is kept stays, so it can be used without the lock. */
static const guint8 *
get (const CwDataKeyId *id)
{
  const Kept *one;
  const guint8 *key;

  g_mutex_lock (&mutex);
  one = find (id);
  key = one != NULL ? one->key : NULL;
  g_mutex_unlock (&mutex);
  return key;
}

gboolean
cw_data_key_use (const CwDataKeyId *id,
                 gboolean (*use) (const guint8 *key, gpointer data),
                 gpointer data)
{
  const guint8 *key = get (id);

  return key != NULL && use (key, data);
}

gboolean
cw_data_key_try (gboolean (*use) (const guint8 *key, gpointer data),
                 gpointer data)
{
  guint n;

  g_mutex_lock (&mutex);
  n = kept != NULL ? kept->len : 0;
  g_mutex_unlock (&mutex);
  for (guint i = n; i > 0; i--) {
    const guint8 *key;

    g_mutex_lock (&mutex);
    key = g_array_index (kept, Kept, i - 1).key;
    g_mutex_unlock (&mutex);
    if (use (key, data))
      return TRUE;
  }
  return FALSE;
}
