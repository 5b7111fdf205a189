/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "clinical/exercise-catalogue.h"

#include "clinical/data-file.h"

static const char *const class_ids[] = {
  [CW_EXERCISE_ACCESSORY] = "accessory",
  [CW_EXERCISE_LIGHT_COMPOUND] = "light_compound",
  [CW_EXERCISE_HEAVY_COMPOUND] = "heavy_compound",
  [CW_EXERCISE_AEROBIC] = "aerobic",
  [CW_EXERCISE_AT_REST] = "at_rest",
};

static const char *const cuff_ids[] = { "none", "arm", "leg" };
static const CwLimbSet cuff_limbs[]
  = { CW_LIMBS_NONE, CW_LIMBS_ARMS, CW_LIMBS_LEGS };

static CwExercise *
exercise_read (CwDataFile *file, const char *id)
{
  CwExercise *exercise = g_new0 (CwExercise, 1);

  cw_data_file_enter (file, id);
  exercise->id = g_intern_string (id);
  exercise->name = cw_data_file_words (file, "name");
  exercise->targets = cw_data_file_words (file, "targets");
  exercise->region = cw_data_file_words (file, "region");
  exercise->exercise_class = (CwExerciseClass) cw_data_file_choice (
    file, "class", class_ids, G_N_ELEMENTS (class_ids));
  exercise->cuff_limbs = cuff_limbs[cw_data_file_choice (
    file, "cuff", cuff_ids, G_N_ELEMENTS (cuff_ids))];
  exercise->body_weight = cw_data_file_flag (file, "body_weight");
  exercise->proximal_to_cuff = cw_data_file_flag (file, "proximal_to_cuff");
  exercise->posture = CW_POSTURE_SEATED;
  if (cw_data_file_has (file, "posture")
      && !cw_posture_from_id (cw_data_file_string (file, "posture"),
                              &exercise->posture))
    cw_data_file_reject (file, "posture", "no posture");
  if ((exercise->exercise_class == CW_EXERCISE_HEAVY_COMPOUND)
      != (exercise->cuff_limbs == CW_LIMBS_NONE))
    cw_data_file_reject (file, "cuff", "only heavy compounds go without");
  return exercise;
}

static gpointer
catalogue_read (gpointer unused)
{
  g_autoptr (CwDataFile) file = cw_data_file_new ("exercises.ini");
  const char *const *ids = cw_data_file_get_groups (file);
  GPtrArray *exercises = g_ptr_array_new ();

  for (gsize i = 0; ids[i] != NULL; i++)
    g_ptr_array_add (exercises, exercise_read (file, ids[i]));
  cw_data_file_finish_bundled (file);
  return exercises;
}

const CwExercise *const *
cw_exercise_catalogue_get (gsize *n_exercises)
{
  static GOnce once = G_ONCE_INIT;
  GPtrArray *exercises = g_once (&once, catalogue_read, NULL);

  g_return_val_if_fail (n_exercises != NULL, NULL);

  *n_exercises = exercises->len;
  return (const CwExercise *const *) exercises->pdata;
}

const CwExercise *
cw_exercise_find (const char *id)
{
  gsize n_exercises;
  const CwExercise *const *exercises = cw_exercise_catalogue_get (&n_exercises);

  for (gsize i = 0; i < n_exercises; i++)
    if (g_strcmp0 (exercises[i]->id, id) == 0)
      return exercises[i];
  return NULL;
}
