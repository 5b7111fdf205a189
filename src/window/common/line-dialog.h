/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <adwaita.h>

#include "store/clinic.h"

G_BEGIN_DECLS

/* What is done with the line, as cw_clinic_strike_pressure() or
 * cw_clinic_add_remark() does. */
typedef gboolean (*CwLineFunc) (CwClinic *clinic,
                                gint64 id,
                                const char *line,
                                gint64 clinician_id,
                                GError **error);

/**
 * CwLineRequest:
 * @id: what the line is about
 * @label: what to write, and the entry's accessible name
 * @by_label: who writes it
 * @accept_label: with its mnemonic
 * @failure: heading of what failed
 * @destructive: colours the answer
 * @signature: it takes PIN or passphrase, where somebody has to sign in
 * @least_length: letters that it takes
 * @write: what is done with it
 *
 * A question for one line of text and whose it is.  All texts are translated.
 */
typedef struct {
  gint64 id;
  const char *heading;
  const char *body;
  const char *label;
  const char *by_label;
  const char *accept_label;
  const char *failure;
  gboolean destructive;
  gboolean signature;
  guint least_length;
  CwLineFunc write;
} CwLineRequest;

/* Asks, and does it when somebody accepts (response "accept").  Keeps nothing of
 * `request` but its static texts @label, @by_label and @failure. */
void cw_line_dialog_present (CwClinic *clinic,
                             const CwLineRequest *request,
                             GtkWindow *parent);

/* The same for something that was recorded wrongly: `what` says which one it is,
 * `consequence` what follows. */
void cw_line_dialog_present_strike (CwClinic *clinic,
                                    gint64 id,
                                    const char *heading,
                                    const char *what,
                                    const char *consequence,
                                    CwLineFunc strike,
                                    GtkWindow *parent);

G_END_DECLS
