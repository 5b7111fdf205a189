/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "documents/document-text.h"

#include <glib/gi18n-lib.h>

void
cw_document_text_add_patient (CwPages *pages,
                              const CwPatient *patient,
                              CwDate birth_date)
{
  g_autofree char *name = cw_patient_get_display_name (patient);
  g_autofree char *day = cw_date_format (birth_date);
  /* Translators: a birth date. */
  g_autofree char *born = g_strdup_printf (_("Born %s"), day);
  g_autofree char *identifier =
    patient->identifier != NULL
      /* Translators: the clinic's own identifier of a patient. */
      ? g_strdup_printf (_("Patient %s"), patient->identifier)
      : g_strdup ("");

  cw_pages_add_line (pages, CW_TEXT_STRONG, name, born);
  if (patient->problem != NULL || *identifier != '\0')
    cw_pages_add_line (pages, CW_TEXT_SMALL,
                       patient->problem != NULL ? patient->problem : "",
                       identifier);
  cw_pages_add_gap (pages, 4);
}
