/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <json-glib/json-glib.h>

#include "base/date.h"
#include "clinical/limb.h"

G_BEGIN_DECLS

/* Members of the object being built.  What is not known is null. */
void cw_json_add_string (JsonBuilder *builder,
                         const char *name,
                         const char *value);
/* NAN is null. */
void cw_json_add_number (JsonBuilder *builder, const char *name, double value);
void
cw_json_add_numbers (JsonBuilder *builder,
                     const char *name,
                     const double *values,
                     int n_values);
void cw_json_add_int (JsonBuilder *builder, const char *name, gint64 value);
void
cw_json_add_boolean (JsonBuilder *builder, const char *name, gboolean value);
/* CW_DATE_NONE is null. */
void cw_json_add_date (JsonBuilder *builder, const char *name, CwDate date);
/* An array of identifiers. */
void
cw_json_add_limbs (JsonBuilder *builder, const char *name, CwLimbSet limbs);
void cw_json_add_strings (JsonBuilder *builder,
                          const char *name,
                          const char *const *values);

/* Prints what was built; returns the exit status. */
int cw_json_print (JsonBuilder *builder);

G_END_DECLS
