/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "store/search.h"

#include "base/text.h"

/* Beginnings up to this many letters have lists of their own; longer ones are
 * looked for in the list of their first letters. */
#define MAX_LISTED_LETTERS 3
/* More words than anybody has names. */
#define MAX_WORDS 8

/* With a list of so few to begin with, looking each one up in the other lists
 * takes less time than going through these. */
#define FEW 2000

struct _CwSearch {
  GPtrArray *words; /* (element-type utf8); once planned, the rarest first */
  gboolean with_archived;
  gboolean planned;
  gboolean few; /* the first word's list is short */
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

static gboolean
is_letter (gunichar c)
{
  return g_unichar_isalnum (c) && !g_unichar_isdigit (c);
}

/* Folded words of letters: "O’Brien-Smith" is "obrien", "smith". */
static void
add_words (GPtrArray *words, const char *text)
{
  g_autofree char *folded = cw_text_fold (text);
  g_autoptr (GString) word = g_string_new (NULL);

  for (const char *p = folded;; p = g_utf8_next_char (p)) {
    gunichar c = g_utf8_get_char (p);

    if (is_letter (c))
      g_string_append_unichar (word, c);
    else if (!is_apostrophe (c) && word->len > 0) {
      g_ptr_array_add (words, g_strdup (word->str));
      g_string_truncate (word, 0);
    }
    if (c == '\0')
      break;
  }
}

/* All digits together as one word: telephone numbers and identifiers are
 * written with all kinds of gaps. */
static void
add_digits (GPtrArray *words, const char *text)
{
  g_autoptr (GString) digits = g_string_new (NULL);

  for (const char *p = text; p != NULL && *p != '\0';
       p = g_utf8_next_char (p)) {
    int digit = g_unichar_digit_value (g_utf8_get_char (p));

    if (digit >= 0)
      g_string_append_printf (digits, "%d", digit);
  }
  if (digits->len > 0)
    g_ptr_array_add (words, g_strdup (digits->str));
}

/* The first letters of a word, and where it goes on. */
static char *
split_word (const char *word, glong n_letters, const char **rest)
{
  *rest = g_utf8_offset_to_pointer (word, n_letters);
  return g_strndup (word, (gsize)(*rest - word));
}

static void
add_entries (GHashTable *entries, const char *word)
{
  glong n_letters = MIN (g_utf8_strlen (word, -1), MAX_LISTED_LETTERS);

  for (glong n = 1; n <= n_letters; n++) {
    const char *rest;
    char *beginning = split_word (word, n, &rest);
    const char *before = g_hash_table_lookup (entries, beginning);

    g_hash_table_replace (
        entries, beginning,
        n < MAX_LISTED_LETTERS
            ? NULL
            : g_strconcat (before != NULL ? before : "", "\n", rest, NULL));
  }
}

/* The lists on which a patient stands, with the rests of its words. */
static GHashTable *
collect_entries (const CwPatient *patient)
{
  const char *const texts[] = { patient->family_name, patient->given_names,
                                patient->identifier, patient->phone };
  g_autoptr (GPtrArray) words = g_ptr_array_new_with_free_func (g_free);
  GHashTable *entries
      = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);

  for (gsize i = 0; i < G_N_ELEMENTS (texts); i++) {
    add_words (words, texts[i]);
    add_digits (words, texts[i]);
  }
  g_hash_table_insert (entries, g_strdup (""), NULL);
  for (guint i = 0; i < words->len; i++)
    add_entries (entries, words->pdata[i]);
  return entries;
}

static gboolean
change_entries (CwDatabase *database,
                const char *sql,
                const CwPatient *patient,
                gboolean add,
                GError **error)
{
  g_autoptr (CwStatement) change = cw_database_prepare (database, sql);
  g_autoptr (GHashTable) entries = collect_entries (patient);
  g_autofree char *sort_key = cw_search_sort_key (patient);
  GHashTableIter iter;
  gpointer word, rest;

  g_hash_table_iter_init (&iter, entries);
  while (g_hash_table_iter_next (&iter, &word, &rest)) {
    cw_statement_bind_text (change, ":word", word);
    cw_statement_bind_text (change, ":sort_key", sort_key);
    cw_statement_bind_int (change, ":id", patient->id);
    if (add) {
      cw_statement_bind_int (change, ":archived", patient->archived != 0);
      cw_statement_bind_text (change, ":rest", rest);
    }
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
      "INSERT INTO patient_search (word, sort_key, patient_id, archived, rest) "
      "VALUES (:word, :sort_key, :id, :archived, :rest)",
      patient, TRUE, error);
}

gboolean
cw_search_remove (CwDatabase *database,
                  const CwPatient *patient,
                  GError **error)
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
  return g_strcmp0 (a->family_name, b->family_name) == 0
         && g_strcmp0 (a->given_names, b->given_names) == 0
         && g_strcmp0 (a->identifier, b->identifier) == 0
         && g_strcmp0 (a->phone, b->phone) == 0 && !a->archived == !b->archived;
}

static gboolean
has_digit (const char *text)
{
  for (const char *p = text; *p != '\0'; p = g_utf8_next_char (p))
    if (g_unichar_isdigit (g_utf8_get_char (p)))
      return TRUE;
  return FALSE;
}

CwSearch *
cw_search_new (const char *text, gboolean with_archived)
{
  CwSearch *self = g_new0 (CwSearch, 1);
  g_autofree char *folded = cw_text_fold (text);
  g_auto (GStrv) parts = g_strsplit (folded, " ", -1);
  g_autoptr (GString) numbers = g_string_new (NULL);

  self->words = g_ptr_array_new_with_free_func (g_free);
  self->with_archived = with_archived;
  /* Of what has digits these alone count: the letters of "CW-00184" are those
   * of every identifier.  And "07700 900" begins one telephone number. */
  for (guint i = 0; parts[i] != NULL; i++)
    if (has_digit (parts[i]))
      g_string_append (numbers, parts[i]);
    else
      add_words (self->words, parts[i]);
  add_digits (self->words, numbers->str);
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

static char *
get_beginning (const char *word, const char **rest)
{
  return split_word (word, MIN (g_utf8_strlen (word, -1), MAX_LISTED_LETTERS),
                     rest);
}

/* How long a word's list is; FEW + 1 for all that are longer. */
static gint64
estimate (CwDatabase *database, const char *word)
{
  g_autoptr (CwStatement) count = cw_database_prepare (
      database, "SELECT count(*) FROM (SELECT 1 FROM patient_search "
                "                      WHERE word = :word LIMIT :limit)");
  const char *rest;
  g_autofree char *beginning = get_beginning (word, &rest);

  cw_statement_bind_text (count, ":word", beginning);
  cw_statement_bind_int (count, ":limit", FEW + 1);
  /* An error here is one of the search itself, which will say so. */
  return cw_statement_step (count, NULL) == CW_STEP_ROW
             ? cw_statement_get_int (count, 0)
             : FEW + 1;
}

static void
plan (CwSearch *self, CwDatabase *database)
{
  gint64 fewest = FEW + 1;
  guint rarest = 0;
  gpointer first = self->words->pdata[0];

  if (self->planned || self->words->len == 1)
    return;
  for (guint i = 0; i < self->words->len; i++) {
    gint64 n = estimate (database, self->words->pdata[i]);

    if (n < fewest) {
      fewest = n;
      rarest = i;
    }
  }
  self->words->pdata[0] = self->words->pdata[rarest];
  self->words->pdata[rarest] = first;
  self->few = fewest <= FEW;
  self->planned = TRUE;
}

static void
append_word (CwSearch *self, GString *sql, guint i)
{
  gboolean look_up = i > 0 && self->few;

  if (look_up)
    g_string_append_printf (
        sql,
        " AND EXISTS (SELECT 1 FROM patient_search s WHERE s.word = :w%u"
        " AND s.sort_key = patient_search.sort_key"
        " AND s.patient_id = patient_search.patient_id",
        i);
  else
    g_string_append_printf (
        sql,
        "%sSELECT sort_key, patient_id FROM patient_search WHERE word = :w%u",
        i > 0 ? " INTERSECT " : "", i);
  if (g_utf8_strlen (self->words->pdata[i], -1) > MAX_LISTED_LETTERS)
    g_string_append_printf (sql, " AND instr (%srest, :r%u)",
                            look_up ? "s." : "", i);
  if (look_up)
    g_string_append_c (sql, ')');
  else if (!self->with_archived)
    g_string_append (sql, " AND archived = 0");
}

static void
bind_word (CwStatement *statement, const char *word, guint i)
{
  const char *rest;
  g_autofree char *beginning = get_beginning (word, &rest);
  char name[8];

  g_snprintf (name, sizeof name, ":w%u", i);
  cw_statement_bind_text (statement, name, beginning);
  if (*rest != '\0') {
    g_autofree char *longer = g_strconcat ("\n", rest, NULL);

    g_snprintf (name, sizeof name, ":r%u", i);
    cw_statement_bind_text (statement, name, longer);
  }
}

/* `head`, then a SELECT of (sort_key, patient_id) in order, then `tail`.  The
 * lists are in order already: nothing is sorted, however much is found. */
static CwStatement *
prepare (CwSearch *self,
         CwDatabase *database,
         const char *head,
         const char *tail)
{
  g_autoptr (GString) sql = g_string_new (head);
  CwStatement *statement;

  plan (self, database);
  for (guint i = 0; i < self->words->len; i++)
    append_word (self, sql, i);
  g_string_append (sql, " ORDER BY sort_key, patient_id");
  g_string_append (sql, tail);

  statement = cw_database_prepare (database, sql->str);
  for (guint i = 0; i < self->words->len; i++)
    bind_word (statement, self->words->pdata[i], i);
  return statement;
}

gboolean
cw_search_count (CwSearch *self,
                 CwDatabase *database,
                 guint *n_found,
                 GError **error)
{
  g_autoptr (CwStatement) count
      = prepare (self, database, "SELECT count(*) FROM (", ")");

  if (cw_statement_step (count, error) != CW_STEP_ROW)
    return FALSE;
  *n_found = (guint)cw_statement_get_int (count, 0);
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
  g_autoptr (CwStatement) page
      = prepare (self, database, "", " LIMIT :limit OFFSET :offset");
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
  *rank = (guint)cw_statement_get_int (count, 0);
  *found = cw_statement_get_int (count, 1) > 0;
  return TRUE;
}
