/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "window/screening/screening-signing.h"

#include "window/common/message.h"
#include "window/screening/clearance-window.h"

#include <glib/gi18n-lib.h>

#define LETTER_KEY "cw-letter"

/* Lasts as long as the window of the letter. */
typedef struct {
  CwClinic *clinic;
  CwScreeningRecord *record;
  GtkWindow *parent;
  void (*changed) (gpointer data);
  gpointer data;
} Letter;

static void
cleared_cb (const CwClearance *clearance, gpointer data)
{
  Letter *letter = data;
  g_autoptr (GError) error = NULL;

  if (!cw_clinic_add_clearance (letter->clinic, letter->record->id, clearance,
                                &error)) {
    cw_message_show_error (letter->parent, _("The clearance was not saved"),
                           error);
    return;
  }
  g_ptr_array_add (letter->record->facts->clearances,
                   cw_clearance_copy (clearance));
  letter->changed (letter->data);
}

static void
justified_cb (const CwJustification *justification, gpointer data)
{
  Letter *letter = data;
  g_autoptr (GError) error = NULL;

  if (!cw_clinic_add_justification (letter->clinic, letter->record->id,
                                    justification, &error)) {
    cw_message_show_error (letter->parent,
                           _("The justification was not saved"), error);
    return;
  }
  g_ptr_array_add (letter->record->facts->justifications,
                   cw_justification_copy (justification));
  letter->changed (letter->data);
}

void
cw_screening_signing_open_letter (CwClinic *clinic,
                                  CwScreeningRecord *record,
                                  guint index,
                                  gboolean justification,
                                  GtkWindow *parent,
                                  void (*changed) (gpointer data),
                                  gpointer data)
{
  static const CwClearanceCallbacks callbacks = { cleared_cb, justified_cb };
  const GPtrArray *findings;
  GtkWindow *window;
  Letter *letter;

  g_return_if_fail (CW_IS_CLINIC (clinic) && record != NULL);
  g_return_if_fail (changed != NULL);

  findings = record->verdict->findings;
  if (index >= findings->len)
    return;
  letter = g_new0 (Letter, 1);
  *letter = (Letter) { clinic, record, parent, changed, data };
  window = cw_clearance_window_new (clinic, record,
                                    g_ptr_array_index (findings, index),
                                    justification, parent, &callbacks, letter);
  g_object_set_data_full (G_OBJECT (window), LETTER_KEY, letter, g_free);
  gtk_window_present (window);
}

gboolean
cw_screening_signing_sign (CwClinic *clinic,
                           const CwScreeningRecord *record,
                           gint64 clinician_id,
                           GtkWindow *parent)
{
  g_autoptr (GError) error = NULL;

  g_return_val_if_fail (CW_IS_CLINIC (clinic) && record != NULL, FALSE);

  if (cw_clinic_sign_screening (clinic, record->id, clinician_id, &error))
    return TRUE;
  cw_message_show_error (parent, _("The screening was not signed"), error);
  return FALSE;
}
