/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "chart/scale.h"

#include <math.h>

double
cw_scale_place (const CwScale *scale, double value)
{
  if (scale->to == scale->from)
    return (scale->start + scale->end) / 2;
  return scale->start
         + (scale->end - scale->start) * (value - scale->from)
               / (scale->to - scale->from);
}

double
cw_scale_read (const CwScale *scale, double position)
{
  if (scale->end == scale->start)
    return scale->from;
  return scale->from
         + (scale->to - scale->from) * (position - scale->start)
               / (scale->end - scale->start);
}

double
cw_scale_get_step (double span, int most, double least)
{
  static const double parts[] = { 1, 2, 5, 10 };
  double rough = MAX (span / MAX (most, 1), least);
  double power;

  g_return_val_if_fail (least > 0, 1);

  power = pow (10, floor (log10 (rough)));
  for (gsize i = 0; i < G_N_ELEMENTS (parts); i++)
    /* A billionth: 0.1 + 0.2 is a little more than 0.3. */
    if (parts[i] * power >= rough * (1 - 1e-9))
      return parts[i] * power;
  return 10 * power;
}
