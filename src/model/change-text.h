/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "clinical/smallest-change.h"

G_BEGIN_DECLS

/**
 * cw_change_describe:
 * @smallest: change that counts; NULL: none is known
 * @load_step_kg: as of cw_smallest_change_get()
 * @decimals: of the two values
 *
 * "3 to 1: improved, by more than 1"; never that without a smallest change that
 * is exceeded (CLINICAL 3.6), and only "3 to 1" without one.
 */
char *cw_change_describe (const CwSmallestChange *smallest,
                          double before,
                          double after,
                          double load_step_kg,
                          int decimals) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
