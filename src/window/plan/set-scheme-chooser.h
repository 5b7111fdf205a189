/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gtk/gtk.h>

#include "clinical/set-scheme.h"

G_BEGIN_DECLS

/* The bundled set schemes as chips, and an entry for one of the clinician's
 * own.  Emits `changed` when a person chooses another one. */
#define CW_TYPE_SET_SCHEME_CHOOSER (cw_set_scheme_chooser_get_type ())
G_DECLARE_FINAL_TYPE (CwSetSchemeChooser,
                      cw_set_scheme_chooser,
                      CW,
                      SET_SCHEME_CHOOSER,
                      GtkWidget)

/* Shows a scheme; one without an identifier is an own one. */
void cw_set_scheme_chooser_set_scheme (CwSetSchemeChooser *self,
                                       const CwSetScheme *scheme);
/* FALSE while an own one is typed that cannot be read. */
gboolean cw_set_scheme_chooser_get_scheme (CwSetSchemeChooser *self,
                                           CwSetScheme *scheme);

G_END_DECLS
