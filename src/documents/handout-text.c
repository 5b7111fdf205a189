/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "documents/handout-text.h"

#include <glib/gi18n-lib.h>

#define MOST_ITEMS 16

static const char *const *
translate (const char *translated[MOST_ITEMS], const char *const *marked)
{
  for (int i = 0; marked[i] != NULL; i++)
    translated[i] = _(marked[i]);
  return translated;
}

/* Defines a function that gives a list in the user's language. */
#define LIST(name, ...)                                                        \
  const char *const *name (void)                                               \
  {                                                                            \
    static const char *const marked[] = { __VA_ARGS__, NULL };                 \
    static const char *translated[MOST_ITEMS];                                 \
                                                                               \
    G_STATIC_ASSERT (G_N_ELEMENTS (marked) <= MOST_ITEMS);                     \
    return translate (translated, marked);                                     \
  }

const char *
cw_handout_text_what (void)
{
  return _("A cuff high on your arm or leg slows the blood that flows out. Then "
           "a light weight works the muscle hard. It gets stronger with less "
           "load on your joint.");
}

LIST (cw_handout_text_stop,
      N_ ("Numbness"),
      N_ ("Pins and needles"),
      N_ ("White or blue skin"),
      N_ ("A cold limb"),
      N_ ("No pulse below the cuff"),
      N_ ("Strong pain"),
      N_ ("Dizziness"),
      N_ ("Shortness of breath"),
      N_ ("Headache"))

LIST (cw_handout_text_help_now,
      N_ ("Chest pain"),
      N_ ("Sudden breathlessness"),
      N_ ("Coughing up blood"),
      N_ ("Collapse"),
      N_ ("Face, arm or speech trouble"),
      N_ ("Sudden loss of sight"))

LIST (cw_handout_text_call_today,
      N_ ("One leg or arm swollen, hot, red or painful"),
      N_ ("Brown or cola-coloured urine"),
      N_ ("Very bad muscle pain or weakness in the 3 days after"),
      N_ ("Numbness that lasts"),
      N_ ("A wound that opens, oozes or gets red"))

LIST (cw_handout_text_site,
      N_ ("Only high on the upper arm or high on the thigh, as in the drawing."),
      N_ ("Never on the neck, body, elbow, forearm, knee or calf."))

LIST (cw_handout_text_before,
      N_ ("You are ill or have a fever"),
      N_ ("New swelling or calf pain"),
      N_ ("Chest pain, or you feel dizzy"),
      N_ ("You are pregnant or may be"),
      N_ ("You take a new medicine"),
      N_ ("There is a wound under the cuff"),
      N_ ("Alcohol in the last 24 hours"),
      N_ ("A flight over 4 hours this week: call us"),
      N_ ("The limb feels numb"))

LIST (cw_handout_text_normal,
      N_ ("Burning muscles during the sets"),
      N_ ("A tight feeling under the cuff"),
      N_ ("Red skin that fades in half an hour"),
      N_ ("A small bruise: about 1 in 8 people in a large survey"),
      N_ ("Sore muscles for 1 to 2 days"))

LIST (cw_handout_text_after,
      N_ ("Let the cuff down slowly."),
      N_ ("Stay seated for 2 minutes."),
      N_ ("Drink water, and walk a little."),
      N_ ("No hard sport with that limb for 24 hours."))

LIST (cw_handout_text_rules,
      N_ ("Never sleep with the cuff on."),
      N_ ("Never share your settings."),
      N_ ("Never go tighter to feel more."),
      N_ ("One limb or pair at a time."),
      N_ ("Never longer than the printed minutes."),
      N_ ("Never use it on another person."),
      N_ ("No heavy lifts with the cuff."))

char *
cw_handout_text_evidence (void)
{
  return g_strdup (
    _("In many studies, light exercise with a cuff made people stronger than "
      "light exercise alone. In some it made no difference."));
}
