/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "clinical/limb.h"

G_BEGIN_DECLS

typedef enum {
  CW_CUFF_SITE_ARM,
  CW_CUFF_SITE_LEG,
  CW_CUFF_SITE_BOTH,
} CwCuffSite;

const char *cw_cuff_site_to_id (CwCuffSite site); /* `arm` …; static */
gboolean cw_cuff_site_from_id (const char *id, CwCuffSite *site);

/* A cuff of the clinic (CLINICAL 2.4).  A number that is not known is NAN. */
typedef struct {
  gint64 id; /* 0 until saved */
  char *name;
  double width_cm; /* of the bladder */
  CwCuffSite site;
  double girth_min_cm, girth_max_cm; /* of limbs, as its maker states */
  gboolean elastic_wrap;             /* has no gauge: the next two are NAN */
  double device_max_mmhg;
  double device_step_mmhg; /* of the gauge */
  gboolean active;         /* else it is kept for the records only */
} CwCuff;

CwCuff *cw_cuff_new (void) G_GNUC_WARN_UNUSED_RESULT;
CwCuff *cw_cuff_copy (const CwCuff *cuff) G_GNUC_WARN_UNUSED_RESULT;
void cw_cuff_free (CwCuff *cuff);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (CwCuff, cw_cuff_free)

/* Whether it may be put on all of these limbs. */
gboolean cw_cuff_fits (const CwCuff *cuff, CwLimbSet limbs);
/* Whether a limb of that girth is within its range; TRUE where either is not
 * known. */
gboolean cw_cuff_holds (const CwCuff *cuff, double girth_cm);

/* "13.5 cm · legs · girth 45–75 cm · up to 300 mmHg in steps of 1". */
char *cw_cuff_describe (const CwCuff *cuff) G_GNUC_WARN_UNUSED_RESULT;

/* Whether it may be saved: a name, a width of 2 to 30 cm, a range that is none
 * upside down, and a gauge with its step, or none.  CW_MODEL_ERROR_INVALID. */
gboolean cw_cuff_validate (const CwCuff *cuff, GError **error);

G_END_DECLS
