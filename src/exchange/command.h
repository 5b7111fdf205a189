/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* What the commands of the command line share; not for others. */

#define CW_COMMAND_DONE 0
#define CW_COMMAND_FAILED 1
#define CW_COMMAND_BAD_INPUT 2

typedef struct _CwCommand CwCommand;

/**
 * CwCommand:
 * @words: its name of one or two words, as "evaluate dose"
 * @operands: what follows, as "FILE"
 * @n_operands: how many of them
 * @opens_clinic: whether that may need a passphrase
 * @summary: what it does, in a sentence; marked for translation
 * @run: returns the exit status
 *
 * One command of the command line.
 */
struct _CwCommand {
  const char *words;
  const char *operands;
  guint n_operands;
  gboolean opens_clinic;
  const char *summary;
  int (*run) (const CwCommand *self, char **arguments);
};

extern const CwCommand cw_audit_log_command;
extern const CwCommand cw_backup_command;
extern const CwCommand cw_chart_command;
extern const CwCommand cw_sets_command;
extern const CwCommand cw_check_command;
extern const CwCommand cw_clearance_letter_command;
extern const CwCommand cw_consent_form_command;
extern const CwCommand cw_demo_command;
extern const CwCommand cw_encrypt_command;
extern const CwCommand cw_erase_command;
extern const CwCommand cw_estimate_aop_command;
extern const CwCommand cw_estimate_1rm_command;
extern const CwCommand cw_evaluate_dose_command;
extern const CwCommand cw_evaluate_progression_command;
extern const CwCommand cw_evaluate_screening_command;
extern const CwCommand cw_evaluate_sets_command;
extern const CwCommand cw_evaluate_validity_command;
extern const CwCommand cw_evidence_command;
extern const CwCommand cw_export_command;
extern const CwCommand cw_handout_command;
extern const CwCommand cw_outcomes_command;
extern const CwCommand cw_passphrase_command;
extern const CwCommand cw_progress_report_command;
extern const CwCommand cw_salvage_command;
extern const CwCommand cw_restore_command;
extern const CwCommand cw_screening_draft_command;
extern const CwCommand cw_screening_record_command;
extern const CwCommand cw_visit_note_command;

#define CW_COMMAND_ERROR (cw_command_error_quark ())
GQuark cw_command_error_quark (void);

typedef enum {
  CW_COMMAND_ERROR_USAGE, /* an option or operand that cannot be right */
} CwCommandError;

/* Reads options into what `entries` name; the operands are left.  FALSE when
 * there is nothing more to do, as after --help; then with the exit status. */
gboolean cw_command_parse (const CwCommand *self,
                           const GOptionEntry *entries,
                           GStrv *arguments,
                           int *status);

/* The value of --passphrase-fd, which all commands have that open a clinic; NULL
 * when it was not given. */
const char *cw_command_get_passphrase_fd (void);

/* FALSE when an option was not given, that is NULL. */
gboolean
cw_command_require (const char *option, const char *text, GError **error);

/* Reads the value of an option that must be given. */
gboolean cw_command_number (const char *option,
                            const char *text,
                            double minimum,
                            double maximum,
                            double *number,
                            GError **error);

/* The same for a whole number. */
gboolean cw_command_integer (const char *option,
                             const char *text,
                             gint64 minimum,
                             gint64 maximum,
                             gint64 *number,
                             GError **error);

/* FALSE when there is no file of that name. */
gboolean cw_command_check_there (const char *path, GError **error);
/* FALSE when something has that name already, or a link does: it may be
 * somebody's clinic. */
gboolean cw_command_check_new (const char *path, GError **error);

/* Says on standard error in a sentence what is wrong; returns the status. */
int cw_command_fail (int status, const GError *error);

/* Writes a text and a line feed to standard output; returns the exit status. */
int cw_command_print (const char *text);

G_END_DECLS
