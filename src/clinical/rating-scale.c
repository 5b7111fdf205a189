/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "clinical/rating-scale.h"

#include "base/quantity.h"
#include "clinical/data-file.h"

static const double ratings[] = { 0, 0.5, 1, 2, 3, 5, 7, 10 };

static gpointer
anchors_read (gpointer unused)
{
  g_autoptr (CwDataFile) file = cw_data_file_new ("rating-scale.ini");
  CwRatingAnchor *anchors = g_new0 (CwRatingAnchor, G_N_ELEMENTS (ratings));

  cw_data_file_enter (file, "CR10");
  for (gsize i = 0; i < G_N_ELEMENTS (ratings); i++) {
    g_autofree char *key = cw_number_format_ascii (ratings[i], 1);

    anchors[i].rating = ratings[i];
    anchors[i].label = cw_data_file_words (file, key);
  }
  cw_data_file_finish_bundled (file);
  return anchors;
}

const CwRatingAnchor *
cw_rating_anchors_get (gsize *n_anchors)
{
  static GOnce once = G_ONCE_INIT;

  g_return_val_if_fail (n_anchors != NULL, NULL);

  *n_anchors = G_N_ELEMENTS (ratings);
  return g_once (&once, anchors_read, NULL);
}
