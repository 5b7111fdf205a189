/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gtk/gtk.h>

#include "store/clinic.h"

G_BEGIN_DECLS

/* What is advised for one exercise after its last session, why and by which
 * rule, with the buttons that accept, edit and refuse it (A, E, R).  Hidden for
 * an exercise that is not in the current plan. */
#define CW_TYPE_ADVICE_CARD (cw_advice_card_get_type ())
G_DECLARE_FINAL_TYPE (CwAdviceCard, cw_advice_card, CW, ADVICE_CARD, GtkWidget)

/* Whose advice is shown from now on. */
void cw_advice_card_set_patient (CwAdviceCard *self,
                                 CwClinic *clinic,
                                 const CwPatientOverview *overview);
/* `exercise` is what was done of it; NULL hides the card. */
void cw_advice_card_show (CwAdviceCard *self,
                          const CwExerciseProgress *exercise);

/* Makes A, E and R work while anything in `widget` has the focus, `card` being
 * one of the things in it. */
void cw_advice_card_add_keys (CwAdviceCard *self, GtkWidget *widget);

G_END_DECLS
