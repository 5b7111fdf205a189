/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "model/rack.h"

#include <glib/gi18n-lib.h>
#include <math.h>

#include "base/quantity.h"
#include "model/patient.h"

#define MAX_LOAD_KG 500

CwRack *
cw_rack_new (void)
{
  CwRack *rack = g_new0 (CwRack, 1);

  rack->smallest_kg = NAN;
  rack->step_kg = NAN;
  rack->largest_kg = NAN;
  return rack;
}

CwRack *
cw_rack_copy (const CwRack *rack)
{
  CwRack *copy;

  g_return_val_if_fail (rack != NULL, NULL);

  copy = g_memdup2 (rack, sizeof *rack);
  copy->exercise_id = g_strdup (rack->exercise_id);
  return copy;
}

void
cw_rack_free (CwRack *rack)
{
  if (rack == NULL)
    return;
  g_free (rack->exercise_id);
  g_free (rack);
}

double
cw_rack_round_down (const CwRack *rack, double load_kg)
{
  double most = MIN (load_kg, rack->largest_kg);
  double above;

  g_return_val_if_fail (rack != NULL, NAN);

  if (isnan (load_kg))
    return NAN;
  above = most - rack->smallest_kg;
  /* The same billionth by which a multiple counts as reached. */
  if (above < -1e-9)
    return NAN;
  return rack->smallest_kg + cw_floor_to_step (MAX (above, 0), rack->step_kg);
}

char *
cw_rack_describe (const CwRack *rack)
{
  g_autofree char *smallest = cw_number_format (rack->smallest_kg, 2);
  g_autofree char *largest = cw_number_format (rack->largest_kg, 2);
  g_autofree char *step = cw_number_format (rack->step_kg, 2);

  /* Translators: the smallest load, the largest one, and the step between. */
  return g_strdup_printf (_ ("%s to %s kg in steps of %s kg"), smallest,
                          largest, step);
}

gboolean
cw_rack_validate (const CwRack *rack, GError **error)
{
  g_return_val_if_fail (rack != NULL, FALSE);

  if (!(rack->smallest_kg > 0 && rack->step_kg > 0
        && rack->largest_kg <= MAX_LOAD_KG))
    g_set_error_literal (error, CW_MODEL_ERROR, CW_MODEL_ERROR_INVALID,
                         _ ("Enter the smallest load, the step and the largest "
                            "load, all above 0 and up to 500 kg."));
  else if (!(rack->largest_kg >= rack->smallest_kg))
    g_set_error_literal (error, CW_MODEL_ERROR, CW_MODEL_ERROR_INVALID,
                         _ ("The largest load is below the smallest. Correct "
                            "one of them."));
  else
    return TRUE;
  return FALSE;
}
