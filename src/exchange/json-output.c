/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "exchange/json-output.h"

#include <math.h>

#include "exchange/command.h"

void
cw_json_add_string (JsonBuilder *builder, const char *name, const char *value)
{
  json_builder_set_member_name (builder, name);
  if (value == NULL)
    json_builder_add_null_value (builder);
  else
    json_builder_add_string_value (builder, value);
}

static void
add_number (JsonBuilder *builder, double value)
{
  if (isfinite (value))
    json_builder_add_double_value (builder, value);
  else
    json_builder_add_null_value (builder);
}

void
cw_json_add_number (JsonBuilder *builder, const char *name, double value)
{
  json_builder_set_member_name (builder, name);
  add_number (builder, value);
}

void
cw_json_add_numbers (JsonBuilder *builder,
                     const char *name,
                     const double *values,
                     int n_values)
{
  json_builder_set_member_name (builder, name);
  json_builder_begin_array (builder);
  for (int i = 0; i < n_values; i++)
    add_number (builder, values[i]);
  json_builder_end_array (builder);
}

void
cw_json_add_int (JsonBuilder *builder, const char *name, gint64 value)
{
  json_builder_set_member_name (builder, name);
  json_builder_add_int_value (builder, value);
}

void
cw_json_add_boolean (JsonBuilder *builder, const char *name, gboolean value)
{
  json_builder_set_member_name (builder, name);
  json_builder_add_boolean_value (builder, value);
}

void
cw_json_add_date (JsonBuilder *builder, const char *name, CwDate date)
{
  g_autofree char *iso = cw_date_to_iso (date);

  cw_json_add_string (builder, name, iso);
}

void
cw_json_add_limbs (JsonBuilder *builder, const char *name, CwLimbSet limbs)
{
  json_builder_set_member_name (builder, name);
  json_builder_begin_array (builder);
  for (int limb = 0; limb < CW_N_LIMBS; limb++)
    if (limbs & CW_LIMB_BIT (limb))
      json_builder_add_string_value (builder, cw_limb_to_id (limb));
  json_builder_end_array (builder);
}

void
cw_json_add_strings (JsonBuilder *builder,
                     const char *name,
                     const char *const *values)
{
  json_builder_set_member_name (builder, name);
  json_builder_begin_array (builder);
  for (gsize i = 0; values != NULL && values[i] != NULL; i++)
    json_builder_add_string_value (builder, values[i]);
  json_builder_end_array (builder);
}

int
cw_json_print (JsonBuilder *builder)
{
  g_autoptr (JsonNode) root = json_builder_get_root (builder);
  g_autofree char *text = json_to_string (root, TRUE);

  return cw_command_print (text);
}
