/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "model/audit-text.h"

#include <glib/gi18n-lib.h>

#include "base/date.h"

typedef struct {
  const char *id;
  const char *label;
} Word;

static const Word records[] = {
  { "accepted_warning",
    NC_ ("record", "Reasons for warnings of prescription") },
  { "adverse_event", NC_ ("record", "Adverse event") },
  { "adverse_event_entry", NC_ ("record", "Entries of adverse event") },
  { "advice_decision", NC_ ("record", "Decision on advice") },
  { "answer", NC_ ("record", "Answers of screening") },
  { "audit_entry", NC_ ("record", "Entry of the audit log") },
  { "audit_key", NC_ ("record", "Key of the audit log") },
  { "clearance", NC_ ("record", "Clearances of screening") },
  { "clearance_request", NC_ ("record", "Letter that asks for a clearance") },
  { "clearance_request_finding", NC_ ("record", "Findings of letter") },
  { "clinic", NC_ ("record", "Clinic") },
  { "clinic_file", NC_ ("record", "Clinic file") },
  { "clinician", NC_ ("record", "Clinician") },
  { "clinician_secret", NC_ ("record", "PIN or passphrase") },
  { "course_event", NC_ ("record", "Change of a session's course") },
  { "cuff", NC_ ("record", "Cuff") },
  { "cuff_event", NC_ ("record", "Cuff event") },
  { "document", NC_ ("record", "Document") },
  { "erased_link", NC_ ("record", "Act with erased records") },
  { "finding", NC_ ("record", "Findings of screening") },
  { "justification", NC_ ("record", "Justifications of screening") },
  { "lapse", NC_ ("record", "Event that ends a screening") },
  { "limb_stop", NC_ ("record", "Stop of a limb") },
  { "limb_verdict", NC_ ("record", "Verdicts of screening") },
  { "measurement", NC_ ("record", "Measurements of screening") },
  { "occlusion_pressure", NC_ ("record", "Occlusion pressure") },
  { "one_rep_maximum", NC_ ("record", "One-repetition maximum") },
  { "outcome_score", NC_ ("record", "Outcome score") },
  { "paper_cuff", NC_ ("record", "Minutes under the cuff, from paper") },
  { "patient", NC_ ("record", "Patient") },
  { "plan", NC_ ("record", "Plan") },
  { "plan_origin", NC_ ("record", "Origin of plan") },
  { "plan_template", NC_ ("record", "Template") },
  { "plan_template_exercise", NC_ ("record", "Exercises of template") },
  { "prescription", NC_ ("record", "Prescription") },
  { "rack", NC_ ("record", "Loads") },
  { "recovery_code", NC_ ("record", "Recovery code") },
  { "safety_check", NC_ ("record", "Safety check") },
  { "same_day_result", NC_ ("record", "Same-day check of session") },
  { "screening", NC_ ("record", "Screening") },
  { "session", NC_ ("record", "Session") },
  { "session_remark", NC_ ("record", "Remark on session") },
  { "set_entry", NC_ ("record", "Set") },
  { "sign_in_attempt", NC_ ("record", "Attempt to sign in") },
};

static const Word actions[] = {
  { "add", NC_ ("audit log", "added") },
  { "ask", NC_ ("audit log", "asked for") },
  { "change", NC_ ("audit log", "changed") },
  { "completed", NC_ ("audit log", "ended") },
  { "confirm", NC_ ("audit log", "confirmed a signature") },
  { "copy", NC_ ("audit log", "copied to the clipboard") },
  { "create", NC_ ("audit log", "added") }, /* by older versions */
  { "decide", NC_ ("audit log", "decided") },
  { "discard", NC_ ("audit log", "discarded") },
  { "encrypt", NC_ ("audit log", "encrypted") },
  { "erase", NC_ ("audit log", "erased") },
  { "export", NC_ ("audit log", "exported") },
  { "open", NC_ ("audit log", "opened") },
  { "print", NC_ ("audit log", "printed") },
  { "recover", NC_ ("audit log", "signed in with the recovery code") },
  { "recover-file", NC_ ("audit log", "opened with the recovery code") },
  { "refuse-confirm", NC_ ("audit log", "tried in vain to sign") },
  { "refuse-sign-in", NC_ ("audit log", "tried in vain to sign in") },
  { "remark", NC_ ("audit log", "added") }, /* by older versions */
  { "remove", NC_ ("audit log", "removed") },
  { "remove-passphrase",
    NC_ ("audit log", "kept from opening the clinic file") },
  { "report", NC_ ("audit log", "reported") },
  { "restore", NC_ ("audit log", "restored from a backup") },
  { "salvage", NC_ ("audit log", "salvaged") },
  { "seal", NC_ ("audit log", "sealed") },
  { "set-passphrase",
    NC_ ("audit log", "given a new passphrase of the clinic file") },
  { "set-recovery-code",
    NC_ ("audit log", "given a new recovery code") },
  { "set-secret", NC_ ("audit log", "given a new PIN or passphrase") },
  { "sign", NC_ ("audit log", "signed") },
  { "sign-in", NC_ ("audit log", "signed in") },
  { "sign-out", NC_ ("audit log", "signed out") },
  { "start", NC_ ("audit log", "started") },
  { "stopped", NC_ ("audit log", "stopped") },
  { "strike", NC_ ("audit log", "struck out") },
  { "upgrade", NC_ ("audit log", "brought to a newer form") },
  { "view", NC_ ("audit log", "looked at") },
};

const char *
cw_audit_record_label (const char *table)
{
  for (gsize i = 0; i < G_N_ELEMENTS (records); i++)
    if (g_strcmp0 (table, records[i].id) == 0)
      return g_dpgettext2 (GETTEXT_PACKAGE, "record", records[i].label);
  return table;
}

const char *
cw_audit_action_label (const char *action)
{
  for (gsize i = 0; i < G_N_ELEMENTS (actions); i++)
    if (g_strcmp0 (action, actions[i].id) == 0)
      return g_dpgettext2 (GETTEXT_PACKAGE, "audit log", actions[i].label);
  return action;
}

char *
cw_audit_time_format (gint64 utc_s)
{
  g_autofree char *day = cw_date_format (cw_time_local_date (utc_s));
  g_autofree char *clock = cw_time_format_clock (utc_s);

  /* Translators: a day and a time: "21 November 2026, 10:42". */
  return g_strdup_printf (C_ ("day and time", "%s, %s"), day, clock);
}
