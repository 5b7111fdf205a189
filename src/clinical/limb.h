/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* The four places where a cuff may go (CLINICAL 2.5), and no others. */
typedef enum {
  CW_LIMB_LEFT_ARM,
  CW_LIMB_RIGHT_ARM,
  CW_LIMB_LEFT_LEG,
  CW_LIMB_RIGHT_LEG,
} CwLimb;

#define CW_N_LIMBS 4

/* A set of limbs: bit 1 << CwLimb. */
typedef guint CwLimbSet;

#define CW_LIMB_BIT(limb) ((CwLimbSet) 1 << (limb))
#define CW_LIMBS_NONE ((CwLimbSet) 0)
#define CW_LIMBS_ARMS                                                          \
  (CW_LIMB_BIT (CW_LIMB_LEFT_ARM) | CW_LIMB_BIT (CW_LIMB_RIGHT_ARM))
#define CW_LIMBS_LEGS                                                          \
  (CW_LIMB_BIT (CW_LIMB_LEFT_LEG) | CW_LIMB_BIT (CW_LIMB_RIGHT_LEG))
#define CW_LIMBS_ALL (CW_LIMBS_ARMS | CW_LIMBS_LEGS)

gboolean cw_limb_is_leg (CwLimb limb);

/* `LEFT_ARM`, as in files.  Static. */
const char *cw_limb_to_id (CwLimb limb);
gboolean cw_limb_from_id (const char *id, CwLimb *limb);

/* "Left arm", in the user's language.  Static. */
const char *cw_limb_get_name (CwLimb limb);

/* `LEFT_ARM;RIGHT_LEG`, as in files and in the database; "" for none. */
char *cw_limb_set_to_ids (CwLimbSet limbs) G_GNUC_WARN_UNUSED_RESULT;
gboolean cw_limb_set_from_ids (const char *ids, CwLimbSet *limbs);

/* "Left arm, right leg"; "both legs", "all limbs" where it is shorter. */
char *cw_limb_set_format (CwLimbSet limbs) G_GNUC_WARN_UNUSED_RESULT;

/* The left limb of a right one and the other way round; none for several. */
CwLimbSet cw_limb_set_get_other_side (CwLimbSet limbs);

G_END_DECLS
