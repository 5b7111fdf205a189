/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "store-test.h"

static CwSession *
start (StoreTest *test, gint64 *prescription_id)
{
  g_autoptr (CwPlan) plan = NULL;

  store_test_sign_screening (test, test->patient_id);
  plan = store_test_sign_plan (test, test->patient_id);
  *prescription_id = ((CwPrescription *)plan->prescriptions->pdata[0])->id;
  return store_test_start_session (test, plan->id);
}

static void
save (StoreTest *test,
      CwSession *session,
      gint64 prescription_id,
      CwCourseKind kind,
      int seconds)
{
  CwCourseEvent event = { .prescription_id = prescription_id,
                          .set_number = 1,
                          .kind = kind,
                          .seconds = seconds,
                          .at = cw_clock_now (test->clock) };
  g_autoptr (GError) error = NULL;

  cw_clinic_get_session_log ()->save_course_event (test->clinic, session,
                                                   &event, &error);
  g_assert_no_error (error);
  g_assert_cmpint (event.id, >, 0);
}

/* Each change is there again, at its moment to the microsecond. */
static void
test_kept (StoreTest *test, gconstpointer data)
{
  static const CwCourseKind kinds[]
      = { CW_COURSE_LENGTHEN, CW_COURSE_PAUSE, CW_COURSE_RESUME,
          CW_COURSE_START, CW_COURSE_SKIP };
  gint64 prescription_id;
  g_autoptr (CwSession) session = start (test, &prescription_id);
  g_autoptr (CwSession) loaded = NULL;
  g_autoptr (GError) error = NULL;

  for (gsize i = 0; i < G_N_ELEMENTS (kinds); i++) {
    save (test, session, prescription_id, kinds[i],
          kinds[i] == CW_COURSE_LENGTHEN ? -15 : 0);
    cw_clock_manual_advance (test->clock, 1234567);
  }
  loaded = cw_clinic_load_session (test->clinic, session->id, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (loaded->course->len, ==, G_N_ELEMENTS (kinds));
  for (guint i = 0; i < loaded->course->len; i++) {
    const CwCourseEvent *event = loaded->course->pdata[i];
    const CwCourseEvent *first = loaded->course->pdata[0];

    g_assert_cmpint (event->kind, ==, kinds[i]);
    g_assert_cmpint (event->seconds, ==, i == 0 ? -15 : 0);
    g_assert_cmpint (event->set_number, ==, 1);
    g_assert_cmpint (cw_instant_elapsed_us (&first->at, &event->at), ==,
                     1234567 * (gint64)i);
  }
}

#define INSERT_EVENT                                                           \
  "INSERT INTO course_event (session_id, prescription_id, set_number, kind,"   \
  " seconds, at, boot_us, boot_id) "

static void
test_attacks (StoreTest *test, gconstpointer data)
{
  gint64 prescription_id;
  g_autoptr (CwSession) session = start (test, &prescription_id);

  save (test, session, prescription_id, CW_COURSE_SKIP, 0);
  store_test_attack (test, "UPDATE course_event SET kind = 'start'", FALSE);
  store_test_attack (test, "DELETE FROM course_event", FALSE);
  store_test_attack (test,
                     "INSERT OR REPLACE INTO course_event SELECT id,"
                     " session_id, prescription_id, 1, 'start', 0, at, boot_us,"
                     " boot_id FROM course_event",
                     FALSE);
  store_test_attack (test,
                     INSERT_EVENT "SELECT session_id, 999, 1, 'skip', 0, at,"
                                  " boot_us, boot_id FROM course_event",
                     FALSE);
  store_test_attack (test,
                     INSERT_EVENT
                     "SELECT session_id, prescription_id, 1, 'lengthen', 0, at,"
                     " boot_us, boot_id FROM course_event",
                     FALSE);
  /* The control, and the same when the session has ended. */
  store_test_attack (test,
                     INSERT_EVENT
                     "SELECT session_id, prescription_id, 1, 'lengthen', 15,"
                     " at, boot_us, boot_id FROM course_event LIMIT 1",
                     TRUE);
  store_test_end_session (test, session);
  store_test_attack (test,
                     INSERT_EVENT
                     "SELECT session_id, prescription_id, 1, 'lengthen', 15,"
                     " at, boot_us, boot_id FROM course_event LIMIT 1",
                     FALSE);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);

#define ADD(name, set_up, function)                                            \
  g_test_add ("/course/" name, StoreTest, NULL, set_up, function,              \
              store_test_tear_down)

  ADD ("kept", store_test_set_up_in_memory, test_kept);
  ADD ("attacks", store_test_set_up_file, test_attacks);
  return g_test_run ();
}
