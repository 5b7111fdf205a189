/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "base/text.h"

gboolean
cw_set_str (char **field, const char *value)
{
  char *copy;

  if (g_strcmp0 (*field, value) == 0)
    return FALSE;
  copy = g_strdup (value);
  g_free (*field);
  *field = copy;
  return TRUE;
}

/* Letters that decomposition does not take apart, as a person types them. */
static const char *
plain_letter (gunichar c)
{
  switch (c) {
  case 0x00f8: /* ø */
    return "o";
  case 0x0142: /* ł */
    return "l";
  case 0x0111: /* đ */
  case 0x00f0: /* ð */
    return "d";
  case 0x00e6: /* æ */
    return "ae";
  case 0x0153: /* œ */
    return "oe";
  case 0x0131: /* ı */
    return "i";
  case 0x00fe: /* þ */
    return "th";
  default:
    return NULL;
  }
}

char *
cw_text_fold (const char *text)
{
  g_autofree char *valid = NULL;
  g_autofree char *folded = NULL;
  g_autofree char *apart = NULL;
  GString *plain = g_string_new (NULL);
  gboolean space = FALSE;

  if (text == NULL)
    return g_string_free (plain, FALSE);

  valid = g_utf8_make_valid (text, -1);
  folded = g_utf8_casefold (valid, -1);
  apart = g_utf8_normalize (folded, -1, G_NORMALIZE_ALL);
  for (const char *p = apart; *p != '\0'; p = g_utf8_next_char (p)) {
    gunichar c = g_utf8_get_char (p);
    const char *letter = plain_letter (c);

    if (g_unichar_ismark (c))
      continue;
    if (g_unichar_isspace (c)) {
      space = plain->len > 0;
      continue;
    }
    if (space)
      g_string_append_c (plain, ' ');
    space = FALSE;
    if (letter != NULL)
      g_string_append (plain, letter);
    else
      g_string_append_unichar (plain, c);
  }
  return g_string_free (plain, FALSE);
}

char *
cw_text_trim (const char *text)
{
  char *copy;

  if (text == NULL)
    return NULL;
  copy = g_strstrip (g_strdup (text));
  if (*copy == '\0')
    g_clear_pointer (&copy, g_free);
  return copy;
}
