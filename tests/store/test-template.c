/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include <math.h>

#include "model/plan-default.h"
#include "store-test.h"

/* Templates of plans: shares and nothing of a patient, kept when deleted. */

static CwPlan *
make_plan (StoreTest *test)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (CwPatientOverview) overview
      = cw_clinic_load_overview (test->clinic, test->patient_id, &error);
  CwPlan *plan = store_test_make_plan (test, test->patient_id);

  g_assert_no_error (error);
  g_assert_nonnull (cw_plan_add_default (plan, cw_exercise_find ("WALK"),
                                         overview->screening));
  return plan;
}

static void
add (StoreTest *test, const CwPlan *plan, const char *name)
{
  g_autoptr (CwPlanTemplate) template
      = cw_plan_template_new_from_plan (plan, name);
  g_autoptr (GError) error = NULL;

  cw_clinic_add_template (test->clinic, template, &error);
  g_assert_no_error (error);
  g_assert_cmpint (template->id, >, 0);
}

static GPtrArray *
load (StoreTest *test)
{
  g_autoptr (GError) error = NULL;
  GPtrArray *templates = cw_clinic_load_templates (test->clinic, &error);

  g_assert_no_error (error);
  return templates;
}

static void
test_round_trip (StoreTest *test, gconstpointer data)
{
  g_autoptr (CwPlan) plan = NULL;
  g_autoptr (GPtrArray) templates = NULL;
  const CwPlanTemplate *template;
  const CwPrescription *knee, *walk;

  store_test_sign_screening (test, test->patient_id);
  plan = make_plan (test);
  add (test, plan, "  Knee, early ");
  templates = load (test);
  g_assert_cmpuint (templates->len, ==, 1);
  template = templates->pdata[0];
  g_assert_cmpstr (template->name, ==, "Knee, early");
  g_assert_cmpuint (template->exercises->len, ==, 2);
  knee = template->exercises->pdata[0];
  walk = template->exercises->pdata[1];
  g_assert_cmpfloat (knee->load_percent_1rm, ==, 30);
  g_assert_true (isnan (knee->load_kg) && isnan (knee->one_rm_kg)
                 && isnan (knee->aop_mmhg) && isnan (knee->pressure_mmhg));
  g_assert_null (knee->cuff_name);
  g_assert_cmpuint (knee->accepted_warnings->len, ==, 0);
  g_assert_cmpfloat (knee->pressure_percent, ==, 60);
  g_assert_cmpstr (knee->scheme_id, ==, "FIXED_30_15_15_15");
  g_assert_cmpint (knee->scheme.target_reps[0], ==, 30);
  g_assert_cmpstr (knee->tempo, ==, "2-0-2");
  g_assert_cmpfloat (walk->scheme.interval_s, ==, 180);
  g_assert_cmpint (walk->scheme.n_sets, ==, 5);
  g_assert_cmpuint (walk->limbs, ==, CW_LIMBS_LEGS);
}

/* Added to another plan: the doses, and the share of the load until there is a
 * maximum. */
static void
test_apply (StoreTest *test, gconstpointer data)
{
  g_autoptr (CwPlan) plan = NULL;
  g_autoptr (CwPlan) other = NULL;
  g_autoptr (GPtrArray) templates = NULL;
  g_autoptr (CwPatientOverview) overview = NULL;
  CwPrescription *p;

  store_test_sign_screening (test, test->patient_id);
  plan = make_plan (test);
  p = plan->prescriptions->pdata[0];
  p->limbs = CW_LIMB_BIT (CW_LIMB_LEFT_LEG);
  p->load_kg = 15;
  p->pressure_percent = 45;
  cw_prescription_derive (p);
  add (test, plan, "Gentle");
  templates = load (test);
  overview = cw_clinic_load_overview (test->clinic, test->patient_id, NULL);
  other = cw_plan_new_default (overview->screening);
  g_assert_cmpuint (
      cw_plan_template_apply (templates->pdata[0], other, overview->screening),
      ==, 0);
  g_assert_cmpuint (other->prescriptions->len, ==, 2);
  p = other->prescriptions->pdata[0];
  g_assert_cmpuint (p->limbs, ==, CW_LIMB_BIT (CW_LIMB_RIGHT_LEG));
  g_assert_cmpfloat (p->pressure_percent, ==, 45);
  g_assert_cmpfloat (p->load_percent_wanted, ==, 25);
  g_assert_true (isnan (p->load_kg));
  p = other->prescriptions->pdata[1];
  g_assert_cmpint (p->modality, ==, CW_MODALITY_AEROBIC);
  g_assert_cmpfloat (p->hrr_percent, ==, 40);
  /* No leg is permitted: both are left out, and nothing is added. */
  for (int limb = 0; limb < CW_N_LIMBS; limb++)
    overview->screening->verdict->limbs[limb].state = CW_LIMB_STATE_BLOCKED;
  g_assert_cmpuint (
      cw_plan_template_apply (templates->pdata[0], other, overview->screening),
      ==, 2);
  g_assert_cmpuint (other->prescriptions->len, ==, 2);
}

static void
test_names (StoreTest *test, gconstpointer data)
{
  g_autoptr (CwPlan) plan = NULL;
  g_autoptr (CwPlan) empty = cw_plan_new ();
  g_autoptr (CwPlanTemplate) none
      = cw_plan_template_new_from_plan (empty, "None");
  g_autoptr (CwPlanTemplate) nameless = NULL;
  g_autoptr (CwPlanTemplate) twice = NULL;
  g_autoptr (GPtrArray) templates = NULL;
  g_autoptr (GPtrArray) left = NULL;
  CwPlanTemplate *first;
  g_autoptr (GError) error = NULL;

  store_test_sign_screening (test, test->patient_id);
  plan = make_plan (test);
  nameless = cw_plan_template_new_from_plan (plan, "  ");
  twice = cw_plan_template_new_from_plan (plan, "GENTLE");
  g_assert_false (cw_clinic_add_template (test->clinic, none, NULL));
  g_assert_false (cw_clinic_add_template (test->clinic, nameless, NULL));
  add (test, plan, "Gentle");
  add (test, plan, "Arms");
  g_assert_false (cw_clinic_add_template (test->clinic, twice, &error));
  g_assert_error (error, CW_STORE_ERROR, CW_STORE_ERROR_REFUSED);
  g_clear_error (&error);
  templates = load (test);
  g_assert_cmpuint (templates->len, ==, 2);
  first = templates->pdata[0];
  g_assert_cmpstr (first->name, ==, "Arms");
  g_assert_false (
      cw_clinic_rename_template (test->clinic, first, "gentle", NULL));
  g_assert_cmpstr (first->name, ==, "Arms");
  g_assert_true (
      cw_clinic_rename_template (test->clinic, first, "Zimmer", NULL));
  g_assert_true (cw_clinic_delete_template (test->clinic, first->id, NULL));
  left = load (test);
  g_assert_cmpuint (left->len, ==, 1);
  g_assert_cmpstr (((CwPlanTemplate *)left->pdata[0])->name, ==, "Gentle");
  /* The name is free again, and the audit log has all of it. */
  add (test, plan, "Zimmer");
  store_test_attack (test,
                     "CREATE TEMP TABLE t (n INTEGER CHECK (n = 5));"
                     "INSERT INTO t SELECT count(*) FROM audit_entry"
                     " WHERE record = 'plan_template';",
                     TRUE);
}

static void
test_attacks (StoreTest *test, gconstpointer data)
{
  static const char *const attacks[] = {
    "UPDATE plan_template_exercise SET pressure_percent = 70;",
    "DELETE FROM plan_template_exercise;",
    "DELETE FROM plan_template;",
    "INSERT OR REPLACE INTO plan_template SELECT * FROM plan_template;",
    "INSERT OR REPLACE INTO plan_template_exercise"
    " SELECT * FROM plan_template_exercise;",
    "UPDATE plan_template SET exercise_count = 9;",
    "UPDATE plan_template SET name = ' ';",
    "UPDATE plan_template SET id = 9;",
    "UPDATE plan_template SET deleted = 1; UPDATE plan_template SET deleted ="
    " 0;",
  };
  g_autoptr (CwPlan) plan = NULL;

  store_test_sign_screening (test, test->patient_id);
  plan = make_plan (test);
  add (test, plan, "Gentle");
  for (gsize i = 0; i < G_N_ELEMENTS (attacks); i++)
    store_test_attack (test, attacks[i], FALSE);
  store_test_attack (test, "UPDATE plan_template SET name = 'Other';", TRUE);
}

#define ADD(name)                                                              \
  g_test_add ("/template/" #name, StoreTest, NULL, store_test_set_up_file,     \
              test_##name, store_test_tear_down)

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  ADD (round_trip);
  ADD (apply);
  ADD (names);
  ADD (attacks);
  return g_test_run ();
}
