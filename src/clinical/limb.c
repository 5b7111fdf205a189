/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "clinical/limb.h"

#include <glib/gi18n-lib.h>

#include "clinical/identifier.h"

static const char *const limb_ids[CW_N_LIMBS] = {
  [CW_LIMB_LEFT_ARM] = "LEFT_ARM",
  [CW_LIMB_RIGHT_ARM] = "RIGHT_ARM",
  [CW_LIMB_LEFT_LEG] = "LEFT_LEG",
  [CW_LIMB_RIGHT_LEG] = "RIGHT_LEG",
};

/* Every set of limbs by its bits, so that no sentence is glued from pieces. */
static const char *const limb_set_names[CW_LIMBS_ALL + 1] = {
  [0] = N_ ("No limb"),
  [1] = N_ ("Left arm"),
  [2] = N_ ("Right arm"),
  [3] = N_ ("Both arms"),
  [4] = N_ ("Left leg"),
  [5] = N_ ("Left arm, left leg"),
  [6] = N_ ("Right arm, left leg"),
  [7] = N_ ("Both arms, left leg"),
  [8] = N_ ("Right leg"),
  [9] = N_ ("Left arm, right leg"),
  [10] = N_ ("Right arm, right leg"),
  [11] = N_ ("Both arms, right leg"),
  [12] = N_ ("Both legs"),
  [13] = N_ ("Left arm, both legs"),
  [14] = N_ ("Right arm, both legs"),
  [15] = N_ ("All limbs"),
};

gboolean
cw_limb_is_leg (CwLimb limb)
{
  return (CW_LIMB_BIT (limb) & CW_LIMBS_LEGS) != 0;
}

const char *
cw_limb_to_id (CwLimb limb)
{
  g_return_val_if_fail (limb < CW_N_LIMBS, NULL);

  return limb_ids[limb];
}

gboolean
cw_limb_from_id (const char *id, CwLimb *limb)
{
  gsize index;

  if (!cw_identifier_find (limb_ids, G_N_ELEMENTS (limb_ids), id, &index))
    return FALSE;
  *limb = (CwLimb)index;
  return TRUE;
}

const char *
cw_limb_get_name (CwLimb limb)
{
  g_return_val_if_fail (limb < CW_N_LIMBS, NULL);

  return _ (limb_set_names[CW_LIMB_BIT (limb)]);
}

char *
cw_limb_set_to_ids (CwLimbSet limbs)
{
  GString *ids = g_string_new (NULL);

  for (int limb = 0; limb < CW_N_LIMBS; limb++)
    if (limbs & CW_LIMB_BIT (limb)) {
      if (ids->len > 0)
        g_string_append_c (ids, ';');
      g_string_append (ids, limb_ids[limb]);
    }
  return g_string_free (ids, FALSE);
}

gboolean
cw_limb_set_from_ids (const char *ids, CwLimbSet *limbs)
{
  g_auto (GStrv) parts = NULL;
  CwLimbSet set = CW_LIMBS_NONE;

  if (ids == NULL)
    return FALSE;
  parts = g_strsplit (ids, ";", -1);
  for (int i = 0; parts[i] != NULL; i++) {
    CwLimb limb;

    /* A key file may end a list with its separator. */
    if (*g_strstrip (parts[i]) == '\0' && parts[i + 1] == NULL)
      break;
    if (!cw_limb_from_id (parts[i], &limb))
      return FALSE;
    set |= CW_LIMB_BIT (limb);
  }
  *limbs = set;
  return TRUE;
}

char *
cw_limb_set_format (CwLimbSet limbs)
{
  return g_strdup (_ (limb_set_names[limbs & CW_LIMBS_ALL]));
}

CwLimbSet
cw_limb_set_get_other_side (CwLimbSet limbs)
{
  static const struct {
    CwLimb left, right;
  } pairs[] = {
    { CW_LIMB_LEFT_ARM, CW_LIMB_RIGHT_ARM },
    { CW_LIMB_LEFT_LEG, CW_LIMB_RIGHT_LEG },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (pairs); i++) {
    if (limbs == CW_LIMB_BIT (pairs[i].left))
      return CW_LIMB_BIT (pairs[i].right);
    if (limbs == CW_LIMB_BIT (pairs[i].right))
      return CW_LIMB_BIT (pairs[i].left);
  }
  return CW_LIMBS_NONE;
}
