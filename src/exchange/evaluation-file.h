/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "clinical/data-file.h"

G_BEGIN_DECLS

/* Opens a key file that somebody wrote by hand for `cuffwise evaluate`.  White
 * space and a semicolon begin a comment, also after a value.  G_FILE_ERROR, or
 * CW_CLINICAL_ERROR_DATA with file and line, when it cannot be read as one. */
CwDataFile *cw_evaluation_file_open (const char *path, GError **error)
  G_GNUC_WARN_UNUSED_RESULT;

gboolean cw_evaluation_file_has_group (CwDataFile *file, const char *group);

/* What a key says, once its group is entered; a value that is none is rejected
 * and CW_DATE_NONE, CW_LIMBS_NONE, NAN or NULL. */
CwDate cw_evaluation_file_date (CwDataFile *file, const char *key);
CwLimbSet cw_evaluation_file_limbs (CwDataFile *file, const char *key);
/* Between `minimum` and `maximum`. */
double cw_evaluation_file_number (CwDataFile *file,
                                  const char *key,
                                  double minimum,
                                  double maximum);

G_END_DECLS
