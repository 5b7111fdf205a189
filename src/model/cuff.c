/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "model/cuff.h"

#include <glib/gi18n-lib.h>
#include <math.h>

#include "base/quantity.h"
#include "base/text.h"
#include "clinical/identifier.h"
#include "model/patient.h"

#define WIDTH_MIN_CM 2
#define WIDTH_MAX_CM 30

static const char *const site_ids[] = { "arm", "leg", "both" };

const char *
cw_cuff_site_to_id (CwCuffSite site)
{
  g_return_val_if_fail (site < G_N_ELEMENTS (site_ids), NULL);

  return site_ids[site];
}

gboolean
cw_cuff_site_from_id (const char *id, CwCuffSite *site)
{
  gsize index;

  if (!cw_identifier_find (site_ids, G_N_ELEMENTS (site_ids), id, &index))
    return FALSE;
  *site = (CwCuffSite)index;
  return TRUE;
}

CwCuff *
cw_cuff_new (void)
{
  CwCuff *cuff = g_new0 (CwCuff, 1);

  cuff->width_cm = NAN;
  cuff->girth_min_cm = NAN;
  cuff->girth_max_cm = NAN;
  cuff->device_max_mmhg = NAN;
  cuff->device_step_mmhg = 1;
  cuff->site = CW_CUFF_SITE_LEG;
  cuff->active = TRUE;
  return cuff;
}

CwCuff *
cw_cuff_copy (const CwCuff *cuff)
{
  CwCuff *copy;

  g_return_val_if_fail (cuff != NULL, NULL);

  copy = g_memdup2 (cuff, sizeof *cuff);
  copy->name = g_strdup (cuff->name);
  return copy;
}

void
cw_cuff_free (CwCuff *cuff)
{
  if (cuff == NULL)
    return;
  g_free (cuff->name);
  g_free (cuff);
}

gboolean
cw_cuff_fits (const CwCuff *cuff, CwLimbSet limbs)
{
  CwLimbSet fitting = cuff->site == CW_CUFF_SITE_ARM   ? CW_LIMBS_ARMS
                      : cuff->site == CW_CUFF_SITE_LEG ? CW_LIMBS_LEGS
                                                       : CW_LIMBS_ALL;

  return (limbs & ~fitting) == 0;
}

gboolean
cw_cuff_holds (const CwCuff *cuff, double girth_cm)
{
  return !(girth_cm < cuff->girth_min_cm) && !(girth_cm > cuff->girth_max_cm);
}

static char *
describe_range (const CwCuff *cuff)
{
  g_autofree char *low = cw_number_format (cuff->girth_min_cm, 1);
  g_autofree char *high = cw_number_format (cuff->girth_max_cm, 1);

  if (isnan (cuff->girth_min_cm) && isnan (cuff->girth_max_cm))
    return NULL;
  if (isnan (cuff->girth_min_cm))
    return g_strdup_printf (_ ("girth up to %s cm"), high);
  if (isnan (cuff->girth_max_cm))
    return g_strdup_printf (_ ("girth from %s cm"), low);
  return g_strdup_printf (_ ("girth %s–%s cm"), low, high);
}

static char *
describe_gauge (const CwCuff *cuff)
{
  g_autofree char *step = cw_number_format (cuff->device_step_mmhg, 1);
  g_autofree char *most = cw_number_format (cuff->device_max_mmhg, 0);

  if (cuff->elastic_wrap)
    return g_strdup (_ ("no gauge"));
  if (isnan (cuff->device_max_mmhg))
    return g_strdup_printf (_ ("in steps of %s mmHg"), step);
  return g_strdup_printf (_ ("up to %s mmHg in steps of %s"), most, step);
}

char *
cw_cuff_describe (const CwCuff *cuff)
{
  g_autoptr (GStrvBuilder) pieces = g_strv_builder_new ();
  g_autofree char *number = cw_number_format (cuff->width_cm, 1);
  g_autofree char *width = g_strdup_printf (_ ("%s cm wide"), number);
  g_autofree char *range = describe_range (cuff);
  g_autofree char *gauge = describe_gauge (cuff);
  g_auto (GStrv) strv = NULL;

  g_strv_builder_add (pieces, width);
  g_strv_builder_add (pieces, cuff->site == CW_CUFF_SITE_ARM
                                  ? C_ ("where a cuff fits", "arms")
                              : cuff->site == CW_CUFF_SITE_LEG
                                  ? C_ ("where a cuff fits", "legs")
                                  : C_ ("where a cuff fits", "arms and legs"));
  if (range != NULL)
    g_strv_builder_add (pieces, range);
  g_strv_builder_add (pieces, gauge);
  strv = g_strv_builder_end (pieces);
  return g_strjoinv (" · ", strv);
}

static const char *
find_problem (const CwCuff *cuff)
{
  g_autofree char *name = cw_text_trim (cuff->name);

  if (name == NULL)
    return _ ("The cuff’s name is missing. Enter what stands on it.");
  if (!(cuff->width_cm >= WIDTH_MIN_CM && cuff->width_cm <= WIDTH_MAX_CM))
    return _ ("The width is missing or cannot be right. Measure the bladder: "
              "2 to 30 cm.");
  if (cuff->girth_min_cm >= cuff->girth_max_cm)
    return _ ("The smallest girth is not below the largest. Correct one of "
              "them.");
  if (!cuff->elastic_wrap && !(cuff->device_step_mmhg > 0))
    return _ ("The smallest step of the gauge is missing. Enter it.");
  return NULL;
}

gboolean
cw_cuff_validate (const CwCuff *cuff, GError **error)
{
  const char *problem;

  g_return_val_if_fail (cuff != NULL, FALSE);

  problem = find_problem (cuff);
  if (problem == NULL)
    return TRUE;
  g_set_error_literal (error, CW_MODEL_ERROR, CW_MODEL_ERROR_INVALID, problem);
  return FALSE;
}
