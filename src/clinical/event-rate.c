/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "clinical/event-rate.h"

#include <glib/gi18n-lib.h>
#include <math.h>

#include "clinical/data-file.h"

static const char *const of_ids[] = { "people", "sessions" };

static const char *const often_ids[] = {
  "very_common", "common", "uncommon", "rare", "very_rare",
};

static const char *const often_words[] = {
  NC_ ("how often", "Very common"), NC_ ("how often", "Common"),
  NC_ ("how often", "Uncommon"),    NC_ ("how often", "Rare"),
  NC_ ("how often", "Very rare"),
};

static CwEventRate *
read_rate (CwDataFile *file, const char *id)
{
  CwEventRate *rate = g_new0 (CwEventRate, 1);

  cw_data_file_enter (file, id);
  rate->id = g_intern_string (id);
  rate->label = cw_data_file_words (file, "label");
  rate->percent = cw_data_file_number (file, "percent");
  if (!(rate->percent > 0 && rate->percent <= 100))
    cw_data_file_reject (file, "percent", "not between 0 and 100");
  rate->of_sessions
    = cw_data_file_choice (file, "of", of_ids, G_N_ELEMENTS (of_ids)) == 1;
  rate->often = g_dpgettext2 (
    GETTEXT_PACKAGE, "how often",
    often_words[cw_data_file_choice (file, "often", often_ids,
                                     G_N_ELEMENTS (often_ids))]);
  rate->serious = cw_data_file_flag (file, "serious");
  rate->source = cw_data_file_get_source (file);
  return rate;
}

static gpointer
read_all (gpointer unused)
{
  g_autoptr (CwDataFile) file = cw_data_file_new ("event-rates.ini");
  const char *const *ids = cw_data_file_get_groups (file);
  GPtrArray *rates = g_ptr_array_new ();

  for (gsize i = 0; ids[i] != NULL; i++)
    g_ptr_array_add (rates, read_rate (file, ids[i]));
  cw_data_file_finish_bundled (file);
  return rates;
}

const CwEventRate *const *
cw_event_rates_get (gsize *n_rates)
{
  static GOnce once = G_ONCE_INIT;
  GPtrArray *rates = g_once (&once, read_all, NULL);

  g_return_val_if_fail (n_rates != NULL, NULL);

  *n_rates = rates->len;
  return (const CwEventRate *const *) rates->pdata;
}

/* What was counted once does not bear more than two digits. */
static int
one_in (double percent)
{
  double n = 100 / percent;
  double step = pow (10, floor (log10 (n)) - 1);

  return (int) (step > 1 ? round (n / step) * step : round (n));
}

char *
cw_event_rate_describe (const CwEventRate *rate)
{
  g_return_val_if_fail (rate != NULL, NULL);

  return g_strdup_printf (rate->of_sessions
                            /* Translators: "Common: about 1 in 36 sessions". */
                            ? _ ("%s: about 1 in %d sessions")
                            /* Translators: "Rare: about 1 in 6300 people". */
                            : _ ("%s: about 1 in %d people"),
                          rate->often, one_in (rate->percent));
}
