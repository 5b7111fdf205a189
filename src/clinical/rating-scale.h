/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* A point of Borg's CR10 scale that has words (CLINICAL 3.5). */
typedef struct {
  double rating;     /* 0 to 10 */
  const char *label; /* "Moderate", translated */
} CwRatingAnchor;

/* From 0 to 10.  Static. */
const CwRatingAnchor *cw_rating_anchors_get (gsize *n_anchors);

G_END_DECLS
