/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "store/search.h"

#include <string.h>

#include "base/text.h"

/* Beginnings up to this many letters have lists of their own. */
#define MAX_LISTED_LETTERS 3
/* More words than anybody has names. */
#define MAX_WORDS 8

struct _CwSearch {
  GPtrArray *words; /* (element-type utf8) */
  gboolean with_archived;
};

static gboolean
is_apostrophe (gunichar c)
{
  return c == '\'' || c == 0x2019 || c == 0x02bc || c == '`';
}

static void
append_folded (GString *text, const char *name)
{
  g_autofree char *folded = cw_text_fold (name);

  for (const char *p = folded; *p != '\0'; p = g_utf8_next_char (p))
    if (!is_apostrophe (g_utf8_get_char (p)))
      g_string_append_unichar (text, g_utf8_get_char (p));
}

char *
cw_search_sort_key (const CwPatient *patient)
{
  GString *key = g_string_new (NULL);

  append_folded (key, patient->family_name);
  /* A tab comes before all that a folded name may hold, so that "De, Xu" stands
   * before "De La, Anna". */
  g_string_append_c (key, '\t');
  append_folded (key, patient->given_names);
  return g_string_free (key, FALSE);
}

/* Folded words of letters and digits: "O’Brien-Smith" is "obrien", "smith". */
static void
add_words (GPtrArray *words, const char *text)
{
  g_autofree char *folded = cw_text_fold (text);
  g_autoptr (GString) word = g_string_new (NULL);

  for (const char *p = folded;; p = g_utf8_next_char (p)) {
    gunichar c = g_utf8_get_char (p);

    if (g_unichar_isalnum (c))
      g_string_append_unichar (word, c);
    else if (!is_apostrophe (c) && word->len > 0) {
      g_ptr_array_add (words, g_strdup (word->str));
      g_string_truncate (word, 0);
    }
    if (c == '\0')
      break;
  }
}

/* Telephone numbers are written with all kinds of gaps: only digits count. */
static void
add_digits (GPtrArray *words, const char *text)
{
  g_autoptr (GString) digits = g_string_new (NULL);

  for (const char *p = text; p != NULL && *p != '\0'; p++)
    if (g_ascii_isdigit (*p))
      g_string_append_c (digits, *p);
  if (digits->len > 0)
    g_ptr_array_add (words, g_strdup (digits->str));
}

/* The set of list names under which a patient stands. */
static GHashTable *
collect_entries (const CwPatient *patient)
{
  g_autoptr (GPtrArray) words = g_ptr_array_new_with_free_func (g_free);
  GHashTable *entries =
    g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);

  add_words (words, patient->family_name);
  add_words (words, patient->given_names);
  add_words (words, patient->identifier);
  add_digits (words, patient->phone);

  g_hash_table_add (entries, g_strdup (""));
  for (guint i = 0; i < words->len; i++) {
    const char *word = words->pdata[i];
    glong letters = g_utf8_strlen (word, -1);

    for (glong n = 1; n <= MIN (letters, MAX_LISTED_LETTERS); n++)
      g_hash_table_add (entries, g_utf8_substring (word, 0, n));
    if (letters > MAX_LISTED_LETTERS)
      g_hash_table_add (entries, g_strdup (word));
  }
  return entries;
}

static gboolean
change_entries (CwDatabase *database,
                const char *sql,
                const CwPatient *patient,
                gboolean with_archived,
                GError **error)
{
  g_autoptr (CwStatement) change = cw_database_prepare (database, sql);
  g_autoptr (GHashTable) entries = collect_entries (patient);
  g_autofree char *sort_key = cw_search_sort_key (patient);
  GHashTableIter iter;
  gpointer word;

  g_hash_table_iter_init (&iter, entries);
  while (g_hash_table_iter_next (&iter, &word, NULL)) {
    cw_statement_bind_text (change, ":word", word);
    cw_statement_bind_text (change, ":sort_key", sort_key);
    cw_statement_bind_int (change, ":id", patient->id);
    if (with_archived)
      cw_statement_bind_int (change, ":archived", patient->archived != 0);
    if (!cw_statement_run (change, error))
      return FALSE;
  }
  return TRUE;
}

gboolean
cw_search_add (CwDatabase *database, const CwPatient *patient, GError **error)
{
  return change_entries (
    database,
    "INSERT INTO patient_search (word, sort_key, patient_id, archived) "
    "VALUES (:word, :sort_key, :id, :archived)",
    patient, TRUE, error);
}

gboolean
cw_search_remove (CwDatabase *database, const CwPatient *patient, GError **error)
{
  return change_entries (database,
                         "DELETE FROM patient_search "
                         "WHERE word = :word AND sort_key = :sort_key "
                         "AND patient_id = :id",
                         patient, FALSE, error);
}

gboolean
cw_search_same (const CwPatient *a, const CwPatient *b)
{
  return g_strcmp0 (a->family_name, b->family_name) == 0 &&
         g_strcmp0 (a->given_names, b->given_names) == 0 &&
         g_strcmp0 (a->identifier, b->identifier) == 0 &&
         g_strcmp0 (a->phone, b->phone) == 0 &&
         !a->archived == !b->archived;
}

CwSearch *
cw_search_new (const char *text, gboolean with_archived)
{
  CwSearch *self = g_new0 (CwSearch, 1);

  self->words = g_ptr_array_new_with_free_func (g_free);
  self->with_archived = with_archived;
  /* "07700 900" is the beginning of one telephone number and not two words. */
  if (text != NULL && strpbrk (text, "0123456789") != NULL &&
      strspn (text, "0123456789 +-()/.") == strlen (text))
    add_digits (self->words, text);
  else
    add_words (self->words, text);
  if (self->words->len > MAX_WORDS)
    g_ptr_array_set_size (self->words, MAX_WORDS);
  if (self->words->len == 0)
    g_ptr_array_add (self->words, g_strdup (""));
  return self;
}

void
cw_search_free (CwSearch *self)
{
  if (self == NULL)
    return;
  g_ptr_array_unref (self->words);
  g_free (self);
}

/* `head` (nullable), then a SELECT of (sort_key, patient_id), then `tail`.
 * Lists of beginnings are in order already, so that several words are a merge
 * of their lists and nothing needs to be sorted. */
static CwStatement *
prepare (CwSearch *self, CwDatabase *database, const char *head, const char *tail)
{
  g_autoptr (GString) sql = g_string_new (head);
  CwStatement *statement;

  for (guint i = 0; i < self->words->len; i++) {
    gboolean listed =
      g_utf8_strlen (self->words->pdata[i], -1) <= MAX_LISTED_LETTERS;

    if (i > 0)
      g_string_append (sql, " INTERSECT ");
    g_string_append_printf (
      sql,
      listed ? "SELECT sort_key, patient_id FROM patient_search "
               "WHERE word = :w%u"
             : "SELECT DISTINCT sort_key, patient_id FROM patient_search "
               "WHERE word >= :w%u AND word < :w%u || char (1114111)",
      i, i);
    if (!self->with_archived)
      g_string_append (sql, " AND archived = 0");
  }
  g_string_append (sql, tail);

  statement = cw_database_prepare (database, sql->str);
  for (guint i = 0; i < self->words->len; i++) {
    char name[8];

    g_snprintf (name, sizeof name, ":w%u", i);
    cw_statement_bind_text (statement, name, self->words->pdata[i]);
  }
  return statement;
}

gboolean
cw_search_count (CwSearch *self,
                 CwDatabase *database,
                 guint *n_found,
                 GError **error)
{
  g_autoptr (CwStatement) count =
    prepare (self, database, "SELECT count(*) FROM (", ")");

  if (cw_statement_step (count, error) != CW_STEP_ROW)
    return FALSE;
  *n_found = (guint) cw_statement_get_int (count, 0);
  return TRUE;
}

GArray *
cw_search_get_page (CwSearch *self,
                    CwDatabase *database,
                    guint offset,
                    guint limit,
                    GError **error)
{
  g_autoptr (GArray) ids = g_array_new (FALSE, FALSE, sizeof (gint64));
  g_autoptr (CwStatement) page =
    prepare (self, database, NULL,
             " ORDER BY sort_key, patient_id LIMIT :limit OFFSET :offset");
  CwStep step;

  cw_statement_bind_int (page, ":limit", limit);
  cw_statement_bind_int (page, ":offset", offset);
  while ((step = cw_statement_step (page, error)) == CW_STEP_ROW) {
    gint64 id = cw_statement_get_int (page, 1);

    g_array_append_val (ids, id);
  }
  return step == CW_STEP_DONE ? g_steal_pointer (&ids) : NULL;
}

gboolean
cw_search_rank (CwSearch *self,
                CwDatabase *database,
                const char *sort_key,
                gint64 patient_id,
                guint *rank,
                gboolean *found,
                GError **error)
{
  g_autoptr (CwStatement) count = prepare (
    self, database,
    "SELECT count(*) FILTER (WHERE (sort_key, patient_id) < (:key, :id)),"
    "       count(*) FILTER (WHERE (sort_key, patient_id) = (:key, :id)) "
    "FROM (",
    ") WHERE sort_key <= :key");

  cw_statement_bind_text (count, ":key", sort_key);
  cw_statement_bind_int (count, ":id", patient_id);
  if (cw_statement_step (count, error) != CW_STEP_ROW)
    return FALSE;
  *rank = (guint) cw_statement_get_int (count, 0);
  *found = cw_statement_get_int (count, 1) > 0;
  return TRUE;
}
