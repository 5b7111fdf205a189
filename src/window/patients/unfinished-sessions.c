/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "window/patients/unfinished-sessions.h"

#include "base/quantity.h"
#include "window/common/message.h"
#include "window/session/session-window.h"

#include <glib/gi18n-lib.h>

/* More than this at once cannot have been one clinician's sessions; the list of
 * patients shows them all. */
#define MAX_OFFERED 4

typedef struct {
  CwClinic *clinic;
  GtkWindow *parent; /* not owned: the question closes with it */
  GArray *sessions;  /* (element-type gint64) */
} Offer;

static void
offer_free (gpointer data)
{
  Offer *offer = data;

  g_object_unref (offer->clinic);
  g_array_unref (offer->sessions);
  g_free (offer);
}

/* The longest time that a cuff of the session has been up; 0 when all are
 * down. */
static gint64
get_inflated_us (const CwSession *session, const CwInstant *now)
{
  gint64 longest = 0;

  for (int i = 0; i < CW_N_LIMBS; i++)
    longest =
      MAX (longest, cw_session_get_inflated_us (session, (CwLimb) i, now));
  return longest;
}

char *
cw_unfinished_sessions_describe (CwClinic *clinic,
                                 gint64 session_id,
                                 GError **error)
{
  g_autoptr (CwSession) session = NULL;
  g_autoptr (CwPatient) patient = NULL;
  g_autofree char *name = NULL;
  g_autofree char *time = NULL;
  CwInstant now;
  gint64 inflated_us = 0;

  g_return_val_if_fail (CW_IS_CLINIC (clinic), NULL);

  session = cw_clinic_load_session (clinic, session_id, error);
  if (session == NULL)
    return NULL;
  patient = cw_clinic_load_patient (clinic, session->patient_id, error);
  if (patient == NULL)
    return NULL;

  name = cw_patient_get_display_name (patient);
  now = cw_clock_now (cw_clinic_get_clock (clinic));
  inflated_us = get_inflated_us (session, &now);
  if (inflated_us == 0) {
    time = cw_time_format_clock (session->started_at);
    /* Translators: a patient, number of the session, and a time of day. */
    return g_strdup_printf (_("%s, session %d: begun at %s, the cuff is down"),
                            name, session->number, time);
  }
  time = cw_duration_format ((double) inflated_us / G_USEC_PER_SEC);
  /* Translators: a patient, number of the session, and minutes:seconds. */
  return g_strdup_printf (
    _("%s, session %d: the cuff went up %s minutes ago"), name,
    session->number, time);
}

static void
continue_cb (gpointer data)
{
  Offer *offer = data;

  for (guint i = 0; i < MIN (offer->sessions->len, MAX_OFFERED); i++) {
    g_autoptr (GError) error = NULL;
    GtkWindow *window = cw_session_window_resume (
      offer->clinic, g_array_index (offer->sessions, gint64, i), offer->parent,
      &error);

    if (window != NULL)
      gtk_window_present (window);
    else
      cw_message_show_error (offer->parent,
                             _("The session could not be continued"), error);
  }
}

/* One line for each; NULL with an error when one cannot be read. */
static char *
describe_all (CwClinic *clinic, GArray *sessions, GError **error)
{
  g_autoptr (GString) text = g_string_new (NULL);

  for (guint i = 0; i < MIN (sessions->len, MAX_OFFERED); i++) {
    g_autofree char *line = cw_unfinished_sessions_describe (
      clinic, g_array_index (sessions, gint64, i), error);

    if (line == NULL)
      return NULL;
    g_string_append_printf (text, "%s\n", line);
  }
  g_string_append (text, _("Make sure that every cuff is down before you leave "
                           "a patient."));
  return g_strdup (text->str);
}

static void
signed_in_cb (CwClinic *clinic, GtkWindow *parent)
{
  if (cw_clinic_is_locked (clinic))
    return;
  g_signal_handlers_disconnect_by_func (clinic, signed_in_cb, parent);
  cw_unfinished_sessions_offer (clinic, parent);
}

void
cw_unfinished_sessions_offer (CwClinic *clinic, GtkWindow *parent)
{
  g_autoptr (GArray) sessions = NULL;
  g_autoptr (GError) error = NULL;
  g_autofree char *body = NULL;
  Offer *offer = NULL;

  g_return_if_fail (CW_IS_CLINIC (clinic));
  g_return_if_fail (GTK_IS_WINDOW (parent));

  if (cw_clinic_is_locked (clinic)) {
    g_signal_connect_object (clinic, "signed-in", G_CALLBACK (signed_in_cb),
                             parent, 0);
    return;
  }
  sessions = cw_clinic_load_unfinished_sessions (clinic, &error);
  if (sessions != NULL && sessions->len == 0)
    return;
  if (sessions != NULL)
    body = describe_all (clinic, sessions, &error);
  if (body == NULL) {
    cw_message_show_error (parent, _("Unfinished sessions could not be read"),
                           error);
    return;
  }

  offer = g_new0 (Offer, 1);
  offer->clinic = g_object_ref (clinic);
  offer->parent = parent;
  offer->sessions = g_steal_pointer (&sessions);
  /* The parent keeps the offer for as long as the question can be answered. */
  g_object_set_data_full (G_OBJECT (parent), "cw-unfinished-sessions", offer,
                          offer_free);
  cw_message_ask (parent,
                  ngettext ("A session was never ended",
                            "Sessions were never ended",
                            (gulong) offer->sessions->len),
                  body,
                  ngettext ("_Continue session", "_Continue sessions",
                            (gulong) offer->sessions->len),
                  FALSE, continue_cb, offer);
}
