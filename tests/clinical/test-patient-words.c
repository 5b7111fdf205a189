/* SPDX-License-Identifier: GPL-3.0-or-later */

#include <string.h>

#include "clinical/event-rate.h"
#include "clinical/patient-words.h"

/* CLINICAL 6: sentences of at most 15 to 20 words, and a grade of about 6. */
#define MOST_WORDS 20
#define MOST_GRADE 6.0

typedef struct {
  int sentences, words, syllables;
} Count;

/* As a reader would count: groups of vowels, without a silent e at the end. */
static int
count_syllables (const char *word, gsize length)
{
  int n = 0;
  gboolean was_vowel = FALSE;

  for (gsize i = 0; i < length; i++) {
    gboolean vowel = strchr ("aeiouyAEIOUY", word[i]) != NULL;

    n += vowel && !was_vowel;
    was_vowel = vowel;
  }
  if (n > 1 && word[length - 1] == 'e' && word[length - 2] != 'l')
    n--;
  return MAX (n, 1);
}

static void
count_sentence (const char *id, const char *sentence, Count *count)
{
  g_auto (GStrv) words = g_strsplit_set (sentence, " -", -1);
  int n_words = 0;

  for (gsize i = 0; words[i] != NULL; i++) {
    gsize length = strspn (words[i], "abcdefghijklmnopqrstuvwxyz"
                                     "ABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789");

    if (length == 0)
      continue;
    n_words++;
    count->syllables += count_syllables (words[i], length);
  }
  if (n_words == 0)
    return;
  if (n_words > MOST_WORDS)
    g_error ("[%s]: %d words: %s", id, n_words, sentence);
  count->sentences++;
  count->words += n_words;
}

static void
count_text (const char *id, const char *text, Count *count)
{
  g_auto (GStrv) sentences = g_strsplit_set (text, ".?!", -1);

  for (gsize i = 0; sentences[i] != NULL; i++)
    count_sentence (id, sentences[i], count);
}

static double
get_grade (const Count *count) /* Flesch and Kincaid */
{
  return .39 * count->words / count->sentences
         + 11.8 * count->syllables / count->words - 15.59;
}

/* What patients read is plain, paper by paper; letters to doctors need not be.
 */
static void
test_plain (gconstpointer prefix)
{
  const char *const *ids = cw_patient_words_get_ids ();
  Count count = { 0 };

  for (gsize i = 0; ids[i] != NULL; i++) {
    const CwPatientWords *words = cw_patient_words_get (ids[i]);

    if (!g_str_has_prefix (ids[i], prefix))
      continue;
    count_text (ids[i], words->text, &count);
    count_text (ids[i], words->note, &count);
    for (gsize j = 0; words->items[j] != NULL; j++)
      count_text (ids[i], words->items[j], &count);
  }
  g_test_message ("grade %.1f", get_grade (&count));
  g_assert_cmpint (count.sentences, >, 20);
  g_assert_cmpfloat (get_grade (&count), <, MOST_GRADE);
}

static void
test_groups (void)
{
  const CwPatientWords *stop = cw_patient_words_get ("HANDOUT_STOP");

  g_assert_cmpuint (g_strv_length ((char **) stop->items), ==, 9);
  g_assert_cmpstr (stop->items[0], ==, "Numbness");
  g_assert_cmpstr (stop->text, ==, "");
  g_assert_cmpint (stop->below_years, ==, G_MAXINT);
  g_assert_cmpint (cw_patient_words_get ("CONSENT_GUARDIAN")->below_years, ==,
                   18);
}

/* The words for frequencies are those of package leaflets. */
static void
test_rates (void)
{
  static const struct {
    double at_least;
    const char *often;
  } bands[] = {
    { 10, "Very common" }, { 1, "Common" },     { .1, "Uncommon" },
    { .01, "Rare" },       { 0, "Very rare" },
  };
  gsize n_rates;
  const CwEventRate *const *rates = cw_event_rates_get (&n_rates);

  g_assert_cmpuint (n_rates, ==, 10);
  for (gsize i = 0; i < n_rates; i++) {
    gsize band = 0;

    while (rates[i]->percent < bands[band].at_least)
      band++;
    g_assert_cmpstr (rates[i]->often, ==, bands[band].often);
    if (i > 0)
      g_assert_cmpfloat (rates[i]->percent, <=, rates[i - 1]->percent);
  }
}

static void
test_describe (void)
{
  static const struct {
    double percent;
    const char *words;
  } cases[] = {
    { 50, "Rare: about 1 in 2 people" },
    { 13.1, "Rare: about 1 in 8 people" },
    { 1.3, "Rare: about 1 in 77 people" },
    { .28, "Rare: about 1 in 360 people" },
    { .016, "Rare: about 1 in 6300 people" },
    { .008, "Rare: about 1 in 13000 people" },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++) {
    const CwEventRate rate
      = { .percent = cases[i].percent, .often = "Rare" };
    g_autofree char *words = cw_event_rate_describe (&rate);

    g_assert_cmpstr (words, ==, cases[i].words);
  }
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_data_func ("/patient-words/plain/handout", "HANDOUT_", test_plain);
  g_test_add_data_func ("/patient-words/plain/consent", "CONSENT_", test_plain);
  g_test_add_func ("/patient-words/groups", test_groups);
  g_test_add_func ("/patient-words/rates", test_rates);
  g_test_add_func ("/patient-words/describe", test_describe);

  return g_test_run ();
}
