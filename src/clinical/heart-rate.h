/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* The pulse in beats a minute that stands for a share of the heart-rate reserve
 * (CLINICAL 2.2): rest + percent / 100 × (maximum − rest), the maximum from the
 * age.  Rounded down, so that it never asks for more than the share.  NAN when
 * something is not known, or the pulse at rest is not below the maximum. */
double
cw_heart_rate_target_bpm (double percent, double resting_bpm, double age_years);

/* The highest pulse to be expected at that age. */
double cw_heart_rate_maximum_bpm (double age_years);

G_END_DECLS
