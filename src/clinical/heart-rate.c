/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "clinical/heart-rate.h"

#include <math.h>

#include "clinical/protocol.h"

double
cw_heart_rate_maximum_bpm (double age_years)
{
  const CwHeartRateProtocol *protocol = cw_protocol_get_heart_rate ();

  return protocol->maximum_bpm - protocol->less_per_year_bpm * age_years;
}

double
cw_heart_rate_target_bpm (double percent, double resting_bpm, double age_years)
{
  double reserve = cw_heart_rate_maximum_bpm (age_years) - resting_bpm;

  if (!(percent > 0) || !(resting_bpm > 0) || !(reserve > 0))
    return NAN;
  /* A billionth is rounding of the product, not a beat. */
  return floor (resting_bpm + percent / 100 * reserve + 1e-9);
}
