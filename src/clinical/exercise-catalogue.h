/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "clinical/limb.h"
#include "clinical/occlusion-pressure.h"

G_BEGIN_DECLS

typedef enum {
  CW_EXERCISE_ACCESSORY,
  CW_EXERCISE_LIGHT_COMPOUND,
  CW_EXERCISE_HEAVY_COMPOUND, /* never with a cuff */
  CW_EXERCISE_AEROBIC,
  CW_EXERCISE_AT_REST, /* the cuff alone, nothing is moved */
} CwExerciseClass;

/* An exercise of CLINICAL 2.9, or the cuff at rest of 2.3; the strings are the catalogue's. */
typedef struct {
  const char *id;      /* `LEG_EXT` */
  const char *name;    /* translated */
  const char *targets;
  const char *region;
  CwExerciseClass exercise_class;
  CwLimbSet cuff_limbs; /* arms, legs or none */
  gboolean body_weight; /* no external load is usual */
  gboolean proximal_to_cuff;
  CwPosture posture; /* in which it is usually done */
} CwExercise;

/* All exercises of the bundled data.  Static. */
const CwExercise *const *cw_exercise_catalogue_get (gsize *n_exercises);
/* NULL when there is none. */
const CwExercise *cw_exercise_find (const char *id);

G_END_DECLS
