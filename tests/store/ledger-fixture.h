/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "store-test.h"

G_BEGIN_DECLS

/* Steps of tests about measurements; each has to succeed. */

/* "Thigh cuff", 13.5 cm, for legs of 45 to 75 cm. */
gint64 ledger_fixture_add_cuff (StoreTest *test);
/* 190 mmHg, Doppler, seated, right leg, girth 56 cm, 120/80. */
CwPressureRecord *ledger_fixture_add_pressure (StoreTest *test, gint64 cuff_id);
/* 60 kg, tested, knee extension, right leg. */
CwOneRepMaxRecord *ledger_fixture_add_one_rep_max (StoreTest *test);
/* The plan of store_test_make_plan(), resting on the newest measurements. */
CwPlan *ledger_fixture_make_plan (StoreTest *test);

G_END_DECLS
