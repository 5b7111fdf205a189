/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "window/patients/language-choice.h"

#include <glib/gi18n-lib.h>

#define KEPT_CODE "cw-language-code"

static const struct {
  const char *code;
  const char *name;
} languages[] = {
  { "ar", "العربية" },    { "de", "Deutsch" },    { "el", "Ελληνικά" },
  { "en", "English" },    { "es", "Español" },    { "fr", "Français" },
  { "he", "עברית" },      { "hi", "हिन्दी" },        { "it", "Italiano" },
  { "ja", "日本語" },     { "ko", "한국어" },     { "nl", "Nederlands" },
  { "pl", "Polski" },     { "pt", "Português" },  { "ru", "Русский" },
  { "sv", "Svenska" },    { "th", "ไทย" },        { "tr", "Türkçe" },
  { "uk", "Українська" }, { "vi", "Tiếng Việt" }, { "zh", "中文" },
};

void
cw_language_choice_set (GtkDropDown *drop_down, const char *code)
{
  g_autoptr (GtkStringList) names = gtk_string_list_new (NULL);
  guint selected = 0;

  g_return_if_fail (GTK_IS_DROP_DOWN (drop_down));

  gtk_string_list_append (names, _("The clinic’s language"));
  for (guint i = 0; i < G_N_ELEMENTS (languages); i++) {
    gtk_string_list_append (names, languages[i].name);
    if (g_strcmp0 (languages[i].code, code) == 0)
      selected = i + 1;
  }
  if (code != NULL && selected == 0) {
    gtk_string_list_append (names, code);
    selected = G_N_ELEMENTS (languages) + 1;
  }
  g_object_set_data_full (G_OBJECT (drop_down), KEPT_CODE, g_strdup (code),
                          g_free);
  gtk_drop_down_set_model (drop_down, G_LIST_MODEL (names));
  gtk_drop_down_set_selected (drop_down, selected);
}

const char *
cw_language_choice_get (GtkDropDown *drop_down)
{
  guint selected = 0;

  g_return_val_if_fail (GTK_IS_DROP_DOWN (drop_down), NULL);

  selected = gtk_drop_down_get_selected (drop_down);
  if (selected == 0 || selected == GTK_INVALID_LIST_POSITION)
    return NULL;
  if (selected <= G_N_ELEMENTS (languages))
    return languages[selected - 1].code;
  return g_object_get_data (G_OBJECT (drop_down), KEPT_CODE);
}
