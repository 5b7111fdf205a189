/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "store-test.h"

#include "store/clinic-private.h"

#define PIN "280674"
#define OTHER_PIN "915302"

/* The answer of an asynchronous call. */
typedef struct {
  gboolean done;
  gboolean success;
  char *code;
  GError *error;
} Answer;

static void
answer_clear (Answer *answer)
{
  g_clear_pointer (&answer->code, g_free);
  g_clear_error (&answer->error);
  *answer = (Answer){ 0 };
}

static void
wait_for (Answer *answer)
{
  while (!answer->done)
    g_main_context_iteration (NULL, TRUE);
  while (g_main_context_iteration (NULL, FALSE))
    ;
}

static void
signed_in_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  Answer *answer = data;

  answer->success
      = cw_clinic_sign_in_finish (CW_CLINIC (source), result, &answer->error);
  answer->done = TRUE;
}

static void
confirmed_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  Answer *answer = data;

  answer->success
      = cw_clinic_confirm_finish (CW_CLINIC (source), result, &answer->error);
  answer->done = TRUE;
}

static void
set_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  Answer *answer = data;

  answer->code = cw_clinic_set_secret_finish (CW_CLINIC (source), result,
                                              &answer->error);
  answer->success = answer->code != NULL;
  answer->done = TRUE;
}

/* G_MAXINT in place of a code: it has to succeed. */
static void
try_sign_in (StoreTest *test, gint64 id, const char *secret, int code)
{
  Answer answer = { 0 };

  cw_clinic_sign_in_async (test->clinic, id, secret, NULL, signed_in_cb,
                           &answer);
  wait_for (&answer);
  if (code == G_MAXINT)
    g_assert_no_error (answer.error);
  else
    g_assert_error (answer.error, CW_STORE_ERROR, code);
  g_assert_true (answer.success == (code == G_MAXINT));
  answer_clear (&answer);
}

static void
confirm (StoreTest *test, const char *secret)
{
  Answer answer = { 0 };

  cw_clinic_confirm_async (test->clinic, secret, NULL, confirmed_cb, &answer);
  wait_for (&answer);
  g_assert_no_error (answer.error);
  g_assert_true (answer.success);
}

/* Whoever is signed in did so with PIN, or a recovery code. */
static char *
set_secret (StoreTest *test, gint64 id, const char *secret)
{
  gboolean confirms = cw_clinic_get_signed_in (test->clinic) != NULL
                      && !cw_clinic_was_recovered (test->clinic);

  return store_test_set_secret (test->clinic, id, secret,
                                confirms ? PIN : NULL);
}

static void
refuse_secret (
    StoreTest *test, gint64 id, const char *secret, GQuark domain, int code)
{
  Answer answer = { 0 };

  cw_clinic_set_secret_async (test->clinic, id, secret, NULL, set_cb, &answer);
  wait_for (&answer);
  g_assert_error (answer.error, domain, code);
  answer_clear (&answer);
}

static gint64
add_person (StoreTest *test, const char *name, CwClinicianRole role)
{
  g_autoptr (CwClinician) clinician = cw_clinician_new ();
  g_autoptr (GError) error = NULL;

  clinician->name = g_strdup (name);
  clinician->profession = g_strdup ("physiotherapist");
  clinician->role = role;
  cw_clinic_save_clinician (test->clinic, clinician, &error);
  g_assert_no_error (error);
  return clinician->id;
}

static CwClinician *
find_person (StoreTest *test, gint64 id)
{
  g_autoptr (GPtrArray) all = cw_clinic_load_clinicians (test->clinic, NULL);

  for (guint i = 0; i < all->len; i++)
    if (((const CwClinician *)all->pdata[i])->id == id)
      return cw_clinician_copy (all->pdata[i]);
  g_assert_not_reached ();
}

static gint64
count (StoreTest *test, const char *sql)
{
  gint64 n = -1;
  g_autoptr (GError) error = NULL;

  cw_database_query_int (cw_clinic_get_database (test->clinic), sql, &n,
                         &error);
  g_assert_no_error (error);
  return n;
}

/* As long as nobody has a secret, all is as it was without. */
static void
test_open (StoreTest *test, gconstpointer data)
{
  g_autoptr (CwPlan) plan = NULL;
  g_autoptr (CwClinician) person = find_person (test, test->clinician_id);

  g_assert_false (cw_clinic_needs_sign_in (test->clinic));
  g_assert_null (cw_clinic_get_signed_in (test->clinic));
  g_assert_cmpint (person->role, ==, CW_CLINICIAN_ADMINISTRATOR);
  store_test_sign_screening (test, test->patient_id);
  plan = store_test_sign_plan (test, test->patient_id);
}

static void
test_secrets (StoreTest *test, gconstpointer data)
{
  static const char *const weak[] = { "",
                                      "12345",
                                      "000000",
                                      "123456",
                                      "987654321",
                                      "secret",
                                      "elevenchars",
                                      "aaaaaaaaaaaa",
                                      "\xff 123456789 123" };
  static const char *const good[]
      = { "280674", "1234567890123456780", "twelve chars", "zwölf Zeichen" };

  for (gsize i = 0; i < G_N_ELEMENTS (weak); i++) {
    g_autoptr (GError) error = NULL;

    g_assert_false (cw_clinic_validate_secret (weak[i], &error));
    g_assert_error (error, CW_MODEL_ERROR, CW_MODEL_ERROR_INVALID);
  }
  for (gsize i = 0; i < G_N_ELEMENTS (good); i++)
    g_assert_true (cw_clinic_validate_secret (good[i], NULL));
}

static void
test_first_secret (StoreTest *test, gconstpointer data)
{
  gint64 other = add_person (test, "Tom Lind", CW_CLINICIAN_CLINICIAN);
  g_autofree char *code = NULL;
  g_autoptr (GPtrArray) signatories = NULL;
  g_autoptr (CwClinician) person = NULL;
  g_autoptr (CwPatient) patient = NULL;
  g_autoptr (GError) error = NULL;

  refuse_secret (test, other, "123456", CW_MODEL_ERROR, CW_MODEL_ERROR_INVALID);
  g_assert_false (cw_clinic_needs_sign_in (test->clinic));
  code = set_secret (test, other, PIN);
  g_assert_cmpuint (strlen (code), ==, 23);
  person = find_person (test, other);
  g_assert_cmpint (person->role, ==, CW_CLINICIAN_ADMINISTRATOR);
  g_assert_cmpint (cw_clinic_get_signed_in (test->clinic)->id, ==, other);

  signatories = cw_clinic_load_signatories (test->clinic, NULL);
  g_assert_cmpuint (signatories->len, ==, 1);
  g_assert_cmpint (((const CwClinician *)signatories->pdata[0])->id, ==, other);
  cw_clinic_sign_out (test->clinic);
  g_assert_null (cw_clinic_get_signed_in (test->clinic));
  patient = cw_clinic_load_patient (test->clinic, test->patient_id, &error);
  g_assert_no_error (error);
  g_assert_false (cw_clinic_save_patient (test->clinic, patient, &error));
  g_assert_error (error, CW_STORE_ERROR, CW_STORE_ERROR_SIGNED_OUT);
  /* Nobody else takes the clinic over. */
  refuse_secret (test, test->clinician_id, OTHER_PIN, CW_STORE_ERROR,
                 CW_STORE_ERROR_SIGNED_OUT);

  try_sign_in (test, other, OTHER_PIN, CW_STORE_ERROR_WRONG_SECRET);
  try_sign_in (test, test->clinician_id, PIN, CW_STORE_ERROR_NOT_ALLOWED);
  try_sign_in (test, other, PIN, G_MAXINT);
  g_assert_nonnull (cw_clinic_get_sign_in_notice (test->clinic));
  g_assert_true (cw_clinic_save_patient (test->clinic, patient, NULL));
  g_assert_cmpint (count (test,
                          "SELECT clinician_id FROM audit_entry "
                          "WHERE record = 'patient' ORDER BY id DESC LIMIT 1"),
                   ==, other);
}

/* Neither a secret nor its hash is where people look. */
static void
test_audit (StoreTest *test, gconstpointer data)
{
  g_autofree char *code = set_secret (test, test->clinician_id, PIN);

  cw_clinic_sign_out (test->clinic);
  try_sign_in (test, test->clinician_id, OTHER_PIN,
               CW_STORE_ERROR_WRONG_SECRET);
  try_sign_in (test, test->clinician_id, PIN, G_MAXINT);
  g_assert_cmpint (count (test, "SELECT count(*) FROM audit_entry "
                                "WHERE action IN ('set-secret', 'sign-in',"
                                " 'sign-out', 'refuse-sign-in')"),
                   ==, 4);
  g_assert_cmpint (count (test, "SELECT count(*) FROM audit_entry "
                                "WHERE before || after LIKE '%argon2%'"
                                " OR before || after LIKE '%" PIN "%'"),
                   ==, 0);
  /* A wrong attempt is nobody's act. */
  g_assert_cmpint (count (test, "SELECT clinician_id IS NULL FROM audit_entry "
                                "WHERE action = 'refuse-sign-in'"),
                   ==, 1);
}

static void
advance (StoreTest *test, int seconds)
{
  cw_clock_manual_advance (test->clock, (gint64)seconds * G_USEC_PER_SEC);
}

static void
test_slowed (StoreTest *test, gconstpointer data)
{
  g_autofree char *code = set_secret (test, test->clinician_id, PIN);
  g_autofree char *delay = NULL;
  g_autoptr (GError) error = NULL;

  cw_clinic_sign_out (test->clinic);
  g_assert_null (
      cw_clinic_get_sign_in_delay (test->clinic, test->clinician_id));
  for (int i = 0; i < 5; i++)
    try_sign_in (test, test->clinician_id, OTHER_PIN,
                 CW_STORE_ERROR_WRONG_SECRET);
  /* Not even the right one, nor after the program was started again. */
  try_sign_in (test, test->clinician_id, PIN, CW_STORE_ERROR_SLOWED);
  delay = cw_clinic_get_sign_in_delay (test->clinic, test->clinician_id);
  g_assert_nonnull (strstr (delay, "30 seconds"));
  g_assert_finalize_object (test->clinic);
  test->clinic = cw_clinic_open (test->path, test->clock, &error);
  g_assert_no_error (error);
  advance (test, 29);
  try_sign_in (test, test->clinician_id, PIN, CW_STORE_ERROR_SLOWED);
  advance (test, 1);
  try_sign_in (test, test->clinician_id, OTHER_PIN,
               CW_STORE_ERROR_WRONG_SECRET);
  advance (test, 59);
  try_sign_in (test, test->clinician_id, PIN, CW_STORE_ERROR_SLOWED);
  advance (test, 1);
  try_sign_in (test, test->clinician_id, PIN, G_MAXINT);
  cw_clinic_sign_out (test->clinic);
  try_sign_in (test, test->clinician_id, OTHER_PIN,
               CW_STORE_ERROR_WRONG_SECRET);
  try_sign_in (test, test->clinician_id, PIN, G_MAXINT);
}

static void
test_confirm (StoreTest *test, gconstpointer data)
{
  g_autofree char *code = set_secret (test, test->clinician_id, PIN);
  Answer answer = { 0 };

  cw_clinic_confirm_async (test->clinic, PIN, NULL, confirmed_cb, &answer);
  wait_for (&answer);
  g_assert_no_error (answer.error);
  answer_clear (&answer);
  /* The paper with the code signs nothing. */
  cw_clinic_confirm_async (test->clinic, code, NULL, confirmed_cb, &answer);
  wait_for (&answer);
  g_assert_error (answer.error, CW_STORE_ERROR, CW_STORE_ERROR_WRONG_SECRET);
  answer_clear (&answer);
}

/* One PIN, one signature; and not by who has left meanwhile. */
static void
test_confirm_once (StoreTest *test, gconstpointer data)
{
  g_autofree char *code = set_secret (test, test->clinician_id, PIN);
  gint64 screening = store_test_fill_screening (test, test->patient_id);
  g_autoptr (CwPlan) plan = NULL;
  g_autoptr (GError) error = NULL;
  Answer answer = { 0 };

  g_assert_false (cw_clinic_sign_screening (test->clinic, screening,
                                            test->clinician_id, &error));
  g_assert_error (error, CW_STORE_ERROR, CW_STORE_ERROR_NOT_CONFIRMED);
  g_clear_error (&error);
  confirm (test, PIN);
  cw_clinic_sign_screening (test->clinic, screening, test->clinician_id,
                            &error);
  g_assert_no_error (error);
  plan = store_test_make_plan (test, test->patient_id);
  g_assert_false (
      cw_clinic_sign_plan (test->clinic, plan, test->clinician_id, &error));
  g_assert_error (error, CW_STORE_ERROR, CW_STORE_ERROR_NOT_CONFIRMED);
  g_clear_error (&error);

  refuse_secret (test, test->clinician_id, OTHER_PIN, CW_STORE_ERROR,
                 CW_STORE_ERROR_NOT_CONFIRMED);
  confirm (test, PIN);
  cw_clinic_sign_out (test->clinic);
  try_sign_in (test, test->clinician_id, PIN, G_MAXINT);
  g_assert_false (
      cw_clinic_sign_plan (test->clinic, plan, test->clinician_id, &error));
  g_assert_error (error, CW_STORE_ERROR, CW_STORE_ERROR_NOT_CONFIRMED);
  g_clear_error (&error);
  cw_clinic_confirm_async (test->clinic, PIN, NULL, confirmed_cb, &answer);
  cw_clinic_sign_out (test->clinic);
  wait_for (&answer);
  g_assert_error (answer.error, CW_STORE_ERROR, CW_STORE_ERROR_SIGNED_OUT);
  answer_clear (&answer);
}

static void
test_recovery (StoreTest *test, gconstpointer data)
{
  g_autofree char *code = set_secret (test, test->clinician_id, PIN);
  g_autofree char *second = NULL;
  g_autofree char *typed = g_ascii_strdown (code, -1);

  cw_clinic_sign_out (test->clinic);
  try_sign_in (test, test->clinician_id, typed, G_MAXINT);
  g_assert_true (cw_clinic_was_recovered (test->clinic));
  cw_clinic_sign_out (test->clinic);
  /* Once. */
  try_sign_in (test, test->clinician_id, code, CW_STORE_ERROR_WRONG_SECRET);
  try_sign_in (test, test->clinician_id, PIN, G_MAXINT);
  g_assert_false (cw_clinic_was_recovered (test->clinic));
  /* Whoever did not use it gets to know that it was used. */
  g_assert_nonnull (
      strstr (cw_clinic_get_sign_in_notice (test->clinic), "recovery code"));
  second = set_secret (test, test->clinician_id, OTHER_PIN);
  g_assert_cmpstr (second, !=, code);
  cw_clinic_sign_out (test->clinic);
  try_sign_in (test, test->clinician_id, code, CW_STORE_ERROR_WRONG_SECRET);
  try_sign_in (test, test->clinician_id, second, G_MAXINT);
}

/* Each role does what it may and no more. */
static void
test_roles (StoreTest *test, gconstpointer data)
{
  gint64 assistant = add_person (test, "Ida Moe", CW_CLINICIAN_ASSISTANT);
  gint64 clinician = add_person (test, "Tom Lind", CW_CLINICIAN_CLINICIAN);
  g_autofree char *code = set_secret (test, test->clinician_id, PIN);
  g_autofree char *none = set_secret (test, assistant, OTHER_PIN);
  g_autofree char *none_either = set_secret (test, clinician, OTHER_PIN);
  gint64 screening = store_test_fill_screening (test, test->patient_id);
  g_autoptr (CwClinician) person = find_person (test, assistant);
  g_autoptr (CwPlan) plan = NULL;
  g_autoptr (CwPlan) again = NULL;
  g_autoptr (CwSession) session = NULL;
  g_autoptr (GError) error = NULL;

  g_assert_cmpstr (none, ==, "");
  cw_clinic_sign_out (test->clinic);

  try_sign_in (test, assistant, OTHER_PIN, G_MAXINT);
  g_assert_false (
      cw_clinic_sign_screening (test->clinic, screening, assistant, &error));
  g_assert_error (error, CW_STORE_ERROR, CW_STORE_ERROR_NOT_ALLOWED);
  g_clear_error (&error);
  /* Nor in the name of another. */
  g_assert_false (
      cw_clinic_sign_screening (test->clinic, screening, clinician, &error));
  g_assert_error (error, CW_STORE_ERROR, CW_STORE_ERROR_NOT_ALLOWED);
  g_clear_error (&error);
  person->role = CW_CLINICIAN_ADMINISTRATOR;
  g_assert_false (cw_clinic_save_clinician (test->clinic, person, &error));
  g_assert_error (error, CW_STORE_ERROR, CW_STORE_ERROR_NOT_ALLOWED);
  g_clear_error (&error);
  refuse_secret (test, clinician, PIN, CW_STORE_ERROR,
                 CW_STORE_ERROR_NOT_ALLOWED);
  cw_clinic_sign_out (test->clinic);

  try_sign_in (test, clinician, OTHER_PIN, G_MAXINT);
  confirm (test, OTHER_PIN);
  cw_clinic_sign_screening (test->clinic, screening, clinician, &error);
  g_assert_no_error (error);
  plan = store_test_make_plan (test, test->patient_id);
  confirm (test, OTHER_PIN);
  cw_clinic_sign_plan (test->clinic, plan, clinician, &error);
  g_assert_no_error (error);
  g_assert_false (cw_clinic_save_clinician (test->clinic, person, &error));
  g_assert_error (error, CW_STORE_ERROR, CW_STORE_ERROR_NOT_ALLOWED);
  g_clear_error (&error);
  cw_clinic_sign_out (test->clinic);

  try_sign_in (test, assistant, OTHER_PIN, G_MAXINT);
  again = store_test_make_plan (test, test->patient_id);
  confirm (test, OTHER_PIN);
  g_assert_false (cw_clinic_sign_plan (test->clinic, again, assistant, &error));
  g_assert_error (error, CW_STORE_ERROR, CW_STORE_ERROR_NOT_ALLOWED);
  test->clinician_id = assistant;
  session = store_test_start_session (test, plan->id);
  store_test_log_set (test, session, 1, 30);
  /* Nothing of a session waits for a sign-in. */
  cw_clinic_sign_out (test->clinic);
  store_test_log_set (test, session, 2, 15);
  store_test_end_session (test, session);
  g_assert_cmpint (count (test,
                          "SELECT clinician_id FROM audit_entry "
                          "WHERE record = 'session' ORDER BY id DESC LIMIT 1"),
                   ==, assistant);
}

static void
test_last_administrator (StoreTest *test, gconstpointer data)
{
  gint64 other = add_person (test, "Tom Lind", CW_CLINICIAN_ADMINISTRATOR);
  g_autofree char *code = set_secret (test, test->clinician_id, PIN);
  g_autofree char *second = NULL;
  g_autoptr (CwClinician) person = find_person (test, test->clinician_id);
  g_autoptr (GError) error = NULL;

  person->role = CW_CLINICIAN_CLINICIAN;
  /* The other one could not sign in. */
  g_assert_false (cw_clinic_save_clinician (test->clinic, person, &error));
  g_assert_error (error, CW_STORE_ERROR, CW_STORE_ERROR_REFUSED);
  second = set_secret (test, other, OTHER_PIN);
  g_assert_true (cw_clinic_save_clinician (test->clinic, person, NULL));
  /* At once, and not from the next sign-in on. */
  g_assert_cmpint (cw_clinic_get_signed_in (test->clinic)->role, ==,
                   CW_CLINICIAN_CLINICIAN);
  g_assert_false (cw_clinic_save_clinician (test->clinic, person, NULL));
}

typedef struct {
  const char *name;
  const char *sql;
  gboolean honest; /* a control: has to pass */
} Attack;

#define HASH "'$argon2id$v=19$m=65536,t=2,p=1$AAAA$BBBB'"
#define MAKE_ASSISTANT                                                         \
  "INSERT INTO clinician (id, name, profession, active, role) "                \
  "VALUES (9, 'Ida Moe', 'assistant', 1, 'assistant');"
#define SECRET "INSERT INTO clinician_secret VALUES (1, " HASH ", :now);"

static const Attack attacks[] = {
  { "secret/honest", SECRET "UPDATE clinician_secret SET set_at = :now;",
    TRUE },
  { "secret/plain", "INSERT INTO clinician_secret VALUES (1, '280674', :now);",
    FALSE },
  { "secret/delete", SECRET "DELETE FROM clinician_secret;", FALSE },
  { "secret/replace",
    SECRET "INSERT OR REPLACE INTO clinician_secret SELECT * "
           "FROM clinician_secret;",
    FALSE },
  { "secret/nobody", "INSERT INTO clinician_secret VALUES (7, " HASH ", :now);",
    FALSE },
  { "secret/move",
    SECRET MAKE_ASSISTANT "UPDATE clinician_secret SET clinician_id = 9;",
    FALSE },
  { "attempt/honest",
    "INSERT INTO sign_in_attempt VALUES (1, 1, :now, 'wrong');", TRUE },
  { "attempt/delete",
    "INSERT INTO sign_in_attempt VALUES (1, 1, :now, 'wrong');"
    "DELETE FROM sign_in_attempt;",
    FALSE },
  { "attempt/change",
    "INSERT INTO sign_in_attempt VALUES (1, 1, :now, 'wrong');"
    "UPDATE sign_in_attempt SET result = 'secret';",
    FALSE },
  { "attempt/replace",
    "INSERT INTO sign_in_attempt VALUES (1, 1, :now, 'wrong');"
    "INSERT OR REPLACE INTO sign_in_attempt VALUES (1, 1, :now, 'secret');",
    FALSE },
  { "code/reuse",
    "INSERT INTO recovery_code VALUES (1, " HASH ", :now, :now);"
    "UPDATE recovery_code SET used_at = NULL;",
    FALSE },
  { "code/delete",
    "INSERT INTO recovery_code VALUES (1, " HASH ", :now, NULL);"
    "DELETE FROM recovery_code;",
    FALSE },
  { "administrator/last", SECRET "UPDATE clinician SET active = 0;", FALSE },
  { "administrator/last-role",
    SECRET "UPDATE clinician SET role = 'clinician';", FALSE },
  { "administrator/not-last",
    "UPDATE clinician SET role = 'clinician' WHERE id = 1;", TRUE },
  { "role/unknown", "UPDATE clinician SET role = 'owner';", FALSE },
  { "plan/honest",
    "INSERT INTO plan SELECT id + 1, patient_id, screening_id, version + 1,"
    " line, id, change_reason, goal, sessions_per_week, weeks, home,"
    " exercise_count, 1, signed_by, :now, :today FROM plan;",
    TRUE },
  { "plan/assistant",
    MAKE_ASSISTANT
    "INSERT INTO plan SELECT id + 1, patient_id, screening_id, version + 1,"
    " line, id, change_reason, goal, sessions_per_week, weeks, home,"
    " exercise_count, 9, signed_by, :now, :today FROM plan;",
    FALSE },
  { "screening/assistant",
    MAKE_ASSISTANT
    "INSERT INTO screening (id, patient_id, date, questionnaire_version) "
    "SELECT 50, patient_id, :today, questionnaire_version FROM screening;"
    "INSERT INTO answer (screening_id, question_id, value, choice) "
    "SELECT 50, question_id, value, choice FROM answer "
    "WHERE screening_id <> 50;"
    "INSERT INTO limb_verdict (screening_id, limb, state, dose_class) "
    "SELECT 50, limb, state, dose_class FROM limb_verdict "
    "WHERE screening_id <> 50;"
    "UPDATE screening SET signed_at = :now, clinician_id = 9,"
    " signed_by = 'Ida Moe', birth_date = '1985-03-02', sex = 'female',"
    " outcome = 'CLEARED', dose_class = 'A', valid_days = 90,"
    " valid_until = date(:today, '+90 days') WHERE id = 50;",
    FALSE },
  { "screening/honest",
    "INSERT INTO screening (id, patient_id, date, questionnaire_version) "
    "SELECT 50, patient_id, :today, questionnaire_version FROM screening;"
    "INSERT INTO answer (screening_id, question_id, value, choice) "
    "SELECT 50, question_id, value, choice FROM answer "
    "WHERE screening_id <> 50;"
    "INSERT INTO limb_verdict (screening_id, limb, state, dose_class) "
    "SELECT 50, limb, state, dose_class FROM limb_verdict "
    "WHERE screening_id <> 50;"
    "UPDATE screening SET signed_at = :now, clinician_id = 1,"
    " signed_by = 'Ida Moe', birth_date = '1985-03-02', sex = 'female',"
    " outcome = 'CLEARED', dose_class = 'A', valid_days = 90,"
    " valid_until = date(:today, '+90 days') WHERE id = 50;",
    TRUE },
};

static void
test_attack (StoreTest *test, gconstpointer data)
{
  const Attack *attack = data;
  g_autoptr (CwPlan) plan = NULL;

  store_test_sign_screening (test, test->patient_id);
  plan = store_test_sign_plan (test, test->patient_id);
  store_test_attack (test, attack->sql, attack->honest);
}

int
main (int argc, char **argv)
{
  static const struct {
    const char *path;
    void (*run) (StoreTest *test, gconstpointer data);
  } tests[] = {
    { "/sign-in/open", test_open },
    { "/sign-in/secrets", test_secrets },
    { "/sign-in/first-secret", test_first_secret },
    { "/sign-in/audit", test_audit },
    { "/sign-in/slowed", test_slowed },
    { "/sign-in/confirm", test_confirm },
    { "/sign-in/confirm-once", test_confirm_once },
    { "/sign-in/recovery", test_recovery },
    { "/sign-in/roles", test_roles },
    { "/sign-in/last-administrator", test_last_administrator },
  };

  g_test_init (&argc, &argv, NULL);

  for (gsize i = 0; i < G_N_ELEMENTS (tests); i++)
    g_test_add (tests[i].path, StoreTest, NULL, store_test_set_up_file,
                tests[i].run, store_test_tear_down);
  for (gsize i = 0; i < G_N_ELEMENTS (attacks); i++) {
    g_autofree char *path
        = g_strconcat ("/sign-in/attacks/", attacks[i].name, NULL);

    g_test_add (path, StoreTest, &attacks[i], store_test_set_up_file,
                test_attack, store_test_tear_down);
  }
  return g_test_run ();
}
