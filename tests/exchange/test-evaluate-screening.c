/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The worked cases of CLINICAL part 8 through the command line, as a script
 * would run them, and files with one thing wrong in each. */

#include "config.h"

#include <string.h>

#include "clinical/limb.h"
#include "exchange-test.h"

#define CASE_FOLDER "screening"

#define HEAD                                                                   \
  "[patient]\n"                                                                \
  "birth_date=1965-02-11\n"                                                    \
  "sex=male   ; male, female, other, unknown\n"                                \
  "[screening]\n"                                                              \
  "date=2026-11-21\n"
#define FILL                                                                   \
  "unlisted_answers=no\n"                                                      \
  "unlisted_measurements=normal\n"                                             \
  "consent=yes\n"

static JsonObject *
evaluate (const char *text)
{
  g_autofree char *path = exchange_write ("screening.ini", text);
  g_autoptr (ExchangeRun) run
    = exchange_run ("evaluate", "screening", path, NULL);

  return exchange_parse (run);
}

static char *
list_limbs (JsonObject *result, const char *state)
{
  JsonObject *limbs = json_object_get_object_member (result, "limbs");
  CwLimbSet found = CW_LIMBS_NONE;

  g_assert_cmpuint (json_object_get_size (limbs), ==, CW_N_LIMBS);
  for (int limb = 0; limb < CW_N_LIMBS; limb++) {
    JsonObject *verdict
      = json_object_get_object_member (limbs, cw_limb_to_id (limb));

    if (g_strcmp0 (json_object_get_string_member (verdict, "state"), state)
        == 0)
      found |= CW_LIMB_BIT (limb);
  }
  return cw_limb_set_to_ids (found);
}

static int
compare_texts (gconstpointer a, gconstpointer b)
{
  return strcmp (*(char *const *) a, *(char *const *) b);
}

/* `ID:LEVEL;ID:LEVEL` in the order of the alphabet. */
static char *
list_findings (JsonObject *result)
{
  JsonArray *findings = json_object_get_array_member (result, "findings");
  g_autoptr (GPtrArray) list = g_ptr_array_new_with_free_func (g_free);

  for (guint i = 0; i < json_array_get_length (findings); i++) {
    JsonObject *finding = json_array_get_object_element (findings, i);

    g_ptr_array_add (
      list, g_strconcat (json_object_get_string_member (finding, "id"), ":",
                         json_object_get_string_member (finding, "level"),
                         NULL));
    g_assert_cmpstr (json_object_get_string_member (finding, "source"), !=,
                     "");
  }
  g_ptr_array_sort (list, compare_texts);
  g_ptr_array_add (list, NULL);
  return g_strjoinv (";", (char **) list->pdata);
}

static char *
sort_list (const char *text)
{
  g_auto (GStrv) parts = g_strsplit (text, ";", -1);

  qsort (parts, g_strv_length (parts), sizeof *parts, compare_texts);
  return g_strjoinv (";", parts);
}

/* What the result says under a key of `[expected]`. */
static char *
get_result (JsonObject *result, const char *key)
{
  static const struct {
    const char *key, *state;
  } states[] = {
    { "permitted", "PERMITTED" },
    { "blocked", "BLOCKED" },
    { "needs_clearance", "NEEDS_CLEARANCE" },
  };
  JsonNode *node;

  for (gsize i = 0; i < G_N_ELEMENTS (states); i++)
    if (strcmp (key, states[i].key) == 0)
      return list_limbs (result, states[i].state);
  if (strcmp (key, "findings") == 0)
    return list_findings (result);
  node = json_object_get_member (result, key);
  g_assert_nonnull (node);
  if (json_node_get_value_type (node) == G_TYPE_STRING)
    return g_strdup (json_node_get_string (node));
  return json_to_string (node, FALSE);
}

static void
test_case (gconstpointer data)
{
  const char *path = data;
  g_autoptr (GKeyFile) keys = g_key_file_new ();
  g_autoptr (JsonObject) result = NULL;
  g_autoptr (GError) error = NULL;
  g_autofree char *text = NULL;
  g_auto (GStrv) expected = NULL;
  gsize n_expected;

  g_file_get_contents (path, &text, NULL, &error);
  g_assert_no_error (error);
  g_key_file_load_from_data (keys, text, -1, G_KEY_FILE_NONE, &error);
  g_assert_no_error (error);
  expected = g_key_file_get_keys (keys, "expected", &n_expected, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (n_expected, >, 0);
  *strstr (text, "[expected]") = '\0';
  result = evaluate (text);
  for (gsize i = 0; i < n_expected; i++) {
    g_autofree char *value
      = g_key_file_get_string (keys, "expected", expected[i], NULL);
    g_autofree char *sorted = sort_list (value);
    g_autofree char *found = get_result (result, expected[i]);
    g_autofree char *sorted_found = sort_list (found);

    g_test_message ("%s=%s", expected[i], found);
    g_assert_cmpstr (sorted_found, ==, sorted);
  }
}

static void
add_cases (void)
{
  g_autofree char *folder
    = g_build_filename (g_getenv ("CW_TEST_DATA"), CASE_FOLDER, NULL);
  g_autoptr (GDir) dir = g_dir_open (folder, 0, NULL);
  const char *name;

  g_assert_nonnull (dir);
  while ((name = g_dir_read_name (dir)) != NULL) {
    g_autofree char *test = g_strconcat ("/evaluate-screening/", name, NULL);

    if (g_str_has_suffix (name, ".ini"))
      g_test_add_data_func_full (test, g_build_filename (folder, name, NULL),
                                 test_case, g_free);
  }
}

/* The example of DESIGN, with its comments after values. */
static void
test_comments (void)
{
  g_autoptr (JsonObject) result
    = evaluate ("; a line of its own\n" HEAD FILL
                "[answers]\n"
                "VTE_HISTORY_12M=yes             ; yes, no, unknown\n"
                "VTE_HISTORY_12M.date=2026-06-20 ; a date\n"
                "LYMPHOEDEMA=yes\n"
                "LYMPHOEDEMA.limbs=LEFT_ARM;RIGHT_ARM ; both\n"
                "[measurements]\n"
                "sbp_mmhg=130\ndbp_mmhg=80\nheart_rate_bpm=66\n"
                "height_cm=178\nmass_kg=81\nabi_left=1.05\n"
                "[clearance SURG_MAJOR_7_41]\n"
                "name=A. Surgeon\nrole=surgeon\ndate=2026-11-18\n"
                "limbs=RIGHT_LEG\nmax_aop_percent=60\n"
                "[justification NEUROPATHY]\n"
                "text=Not long enough\n");
  g_autofree char *findings = list_findings (result);

  g_assert_cmpstr (json_object_get_string_member (result, "outcome"), ==,
                   "DEFERRED");
  g_assert_cmpstr (json_object_get_string_member (result, "deferred_until"), ==,
                   "2027-06-20");
  g_assert_nonnull (strstr (findings, "LYMPHOEDEMA:ABSOLUTE"));
}

/* Nothing is assumed that the file does not say. */
static void
test_incomplete (void)
{
  g_autoptr (JsonObject) result = evaluate (HEAD);
  JsonArray *missing = json_object_get_array_member (result, "missing");

  g_assert_cmpstr (json_object_get_string_member (result, "outcome"), ==,
                   "INCOMPLETE");
  g_assert_true (json_object_get_null_member (result, "class"));
  g_assert_true (json_object_get_null_member (result, "valid_until"));
  g_assert_cmpuint (json_array_get_length (missing), >, 50);
}

/* What a letter names reaches the limb. */
/* What has to be measured, what is to be watched. */
static void
test_needs (void)
{
  g_autoptr (JsonObject) result = evaluate (
    "[patient]\nbirth_date=1950-02-11\nsex=male\n"
    "[screening]\ndate=2026-11-21\nunlisted_answers=no\nconsent=yes\n"
    "[answers]\nRAYNAUD=yes\nRAYNAUD.choice=simple\n");
  JsonArray *required = json_object_get_array_member (result, "required");
  JsonObject *arm = json_object_get_object_member (
    json_object_get_object_member (result, "limbs"), "LEFT_ARM");
  JsonArray *watch = json_object_get_array_member (arm, "monitoring");

  g_assert_cmpuint (json_array_get_length (required), ==, 7);
  g_assert_cmpstr (json_array_get_string_element (required, 0), ==, "sbp_mmhg");
  g_assert_cmpstr (json_array_get_string_element (required, 6), ==,
                   "abi_right");
  g_assert_cmpfloat (json_object_get_double_member (arm, "max_aop_percent"), ==,
                     40);
  g_assert_cmpuint (json_array_get_length (watch), ==, 2);
}

static void
test_letter (void)
{
  g_autoptr (JsonObject) result
    = evaluate (HEAD FILL "[answers]\n"
                          "MED_ANTICOAG=yes\n"
                          "[clearance MED_ANTICOAG]\n"
                          "name=A\nrole=GP\ndate=2026-11-20\n"
                          "limbs=RIGHT_LEG\nmax_aop_percent=45\n"
                          "max_load_percent_1rm=25\n");
  JsonObject *limbs = json_object_get_object_member (result, "limbs");
  JsonObject *limb = json_object_get_object_member (limbs, "RIGHT_LEG");
  g_autofree char *permitted = list_limbs (result, "PERMITTED");

  g_assert_cmpstr (permitted, ==, "RIGHT_LEG");
  g_assert_cmpfloat (json_object_get_double_member (limb, "max_aop_percent"),
                     ==, 45);
  g_assert_cmpfloat (
    json_object_get_double_member (limb, "max_load_percent_1rm"), ==, 25);
}

static const struct {
  const char *name, *text, *part;
} faults[] = {
  { "empty", "", "[screening]" },
  { "no-patient", "[screening]\ndate=2026-11-21\n", "[patient]: missing" },
  { "no-date", "[patient]\nbirth_date=1965-02-11\nsex=male\n[screening]\n",
    "[screening], date: missing" },
  { "no-sex",
    "[patient]\nbirth_date=1965-02-11\n[screening]\ndate=2026-11-21\n",
    "[patient], sex: missing" },
  { "sex",
    "[patient]\nbirth_date=1965-02-11\nsex=man\n[screening]\n"
    "date=2026-11-21\n",
    "[patient], sex:" },
  { "born-later",
    "[patient]\nbirth_date=2026-11-22\nsex=male\n[screening]\n"
    "date=2026-11-21\n",
    "[patient], birth_date:" },
  { "too-old",
    "[patient]\nbirth_date=1905-11-20\nsex=male\n[screening]\n"
    "date=2026-11-21\n",
    "[patient], birth_date:" },
  { "no-such-day",
    "[patient]\nbirth_date=1965-02-29\nsex=male\n[screening]\n"
    "date=2026-11-21\n",
    "[patient], birth_date:" },
  { "group", HEAD "[answer]\n", "[answer]: unknown group" },
  { "group-twice", HEAD "[answers]\n[answers]\n", "[answers]: given twice" },
  { "key", HEAD "unlisted=no\n", "[screening], unlisted: unknown key" },
  { "fill", HEAD "unlisted_measurements=high\n",
    "[screening], unlisted_measurements:" },
  { "fill-answers", HEAD "unlisted_answers=maybe\n",
    "[screening], unlisted_answers:" },
  { "consent", HEAD "consent=perhaps\n", "[screening], consent:" },
  { "consent-twice", HEAD "consent=yes\n[answers]\nCONSENT=no\n",
    "[answers], CONSENT:" },
  { "question", HEAD "[answers]\nVTE_HISTORY=yes\n",
    "[answers], VTE_HISTORY: unknown key" },
  { "case", HEAD "[answers]\nsmoker=yes\n", "[answers], smoker: unknown key" },
  { "answer", HEAD "[answers]\nSMOKER=maybe\n", "[answers], SMOKER:" },
  { "answer-empty", HEAD "[answers]\nSMOKER=\n", "[answers], SMOKER:" },
  { "answer-twice", HEAD "[answers]\nSMOKER=no\nSMOKER=yes\n",
    "[answers], SMOKER: given twice" },
  { "detail", HEAD "[answers]\nSMOKER=yes\nSMOKER.date=2026-01-01\n",
    "[answers], SMOKER.date: unknown key" },
  { "detail-alone", HEAD "[answers]\nVTE_HISTORY_12M.date=2026-06-20\n",
    "[answers], VTE_HISTORY_12M.date:" },
  { "detail-of-no",
    HEAD "[answers]\nVTE_HISTORY_12M=no\nVTE_HISTORY_12M.date=2026-06-20\n",
    "[answers], VTE_HISTORY_12M.date:" },
  { "detail-date",
    HEAD "[answers]\nVTE_HISTORY_12M=yes\nVTE_HISTORY_12M.date=20 June\n",
    "[answers], VTE_HISTORY_12M.date:" },
  { "detail-future",
    HEAD "[answers]\nVTE_HISTORY_12M=yes\nVTE_HISTORY_12M.date=2026-11-22\n",
    "[answers], VTE_HISTORY_12M.date:" },
  { "detail-limbs",
    HEAD "[answers]\nLYMPHOEDEMA=yes\nLYMPHOEDEMA.limbs=LEFT\n",
    "[answers], LYMPHOEDEMA.limbs:" },
  { "detail-choice",
    HEAD "[answers]\nMED_OESTROGEN=yes\nMED_OESTROGEN.choice=other\n",
    "[answers], MED_OESTROGEN.choice:" },
  { "measurement", HEAD "[measurements]\nsbp=130\n",
    "[measurements], sbp: unknown key" },
  { "measurement-text", HEAD "[measurements]\nsbp_mmhg=high\n",
    "[measurements], sbp_mmhg: not a number" },
  { "measurement-comma", HEAD "[measurements]\nabi_left=1,05\n",
    "[measurements], abi_left: not a number" },
  { "measurement-nan", HEAD "[measurements]\nsbp_mmhg=nan\n",
    "[measurements], sbp_mmhg:" },
  { "measurement-low", HEAD "[measurements]\nsbp_mmhg=59\n",
    "[measurements], sbp_mmhg: not between 60 and 260" },
  { "measurement-high", HEAD "[measurements]\nsbp_mmhg=260.1\n",
    "[measurements], sbp_mmhg: not between 60 and 260" },
  { "pressures", HEAD "[measurements]\nsbp_mmhg=80\ndbp_mmhg=80\n",
    "[measurements], dbp_mmhg:" },
  { "body-mass", HEAD "[measurements]\nheight_cm=100\nmass_kg=81\n",
    "[measurements], mass_kg:" },
  { "clearance", HEAD "[clearance SURGERY]\nname=A\n",
    "[clearance SURGERY]" },
  { "clearance-none", HEAD "[clearance ]\nname=A\n", "[clearance" },
  { "clearance-key", HEAD "[clearance MED_ANTICOAG]\nsurgeon=A\n",
    "[clearance MED_ANTICOAG], surgeon: unknown key" },
  { "clearance-share", HEAD "[clearance MED_ANTICOAG]\nmax_aop_percent=101\n",
    "[clearance MED_ANTICOAG], max_aop_percent: not between 1 and 100" },
  { "clearance-date", HEAD "[clearance MED_ANTICOAG]\ndate=2026-11-22\n",
    "[clearance MED_ANTICOAG], date:" },
  { "justification", HEAD "[justification NOTHING]\ntext=A\n",
    "[justification NOTHING]" },
  { "line", HEAD "[answers]\nSMOKER\n", "line 7" },
  { "before-group", "sex=male\n", "line 1" },
  { "language", HEAD "[answers]\nSMOKER[de]=yes\n", "line 7" },
  { "bracket", HEAD "[answers\n", "line 6" },
};

static void
test_faults (void)
{
  for (gsize i = 0; i < G_N_ELEMENTS (faults); i++) {
    g_autofree char *name = g_strconcat (faults[i].name, ".ini", NULL);
    g_autofree char *path = exchange_write (name, faults[i].text);
    g_autoptr (ExchangeRun) run
      = exchange_run ("evaluate", "screening", path, NULL);

    g_test_message ("%s: %s", faults[i].name, run->errors);
    exchange_assert_bad_input (run, faults[i].part);
    exchange_assert_bad_input (run, path);
  }
}

static void
test_no_text (void)
{
  static const char bytes[] = "[patient]\nsex=\xff\n";
  g_autofree char *path = exchange_write ("bytes.ini", bytes);
  g_autofree char *none = exchange_path ("none.ini");
  g_autoptr (ExchangeRun) run
    = exchange_run ("evaluate", "screening", path, NULL);
  g_autoptr (ExchangeRun) endless
    = exchange_run ("evaluate", "screening", "/dev/zero", NULL);
  g_autoptr (ExchangeRun) missing
    = exchange_run ("evaluate", "screening", none, NULL);

  exchange_assert_bad_input (run, path);
  exchange_assert_bad_input (endless, "/dev/zero");
  exchange_assert_bad_input (missing, none);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  exchange_test_start ();

  add_cases ();
  g_test_add_func ("/evaluate-screening/comments", test_comments);
  g_test_add_func ("/evaluate-screening/incomplete", test_incomplete);
  g_test_add_func ("/evaluate-screening/needs", test_needs);
  g_test_add_func ("/evaluate-screening/letter", test_letter);
  g_test_add_func ("/evaluate-screening/faults", test_faults);
  g_test_add_func ("/evaluate-screening/no-text", test_no_text);

  return exchange_test_run ();
}
