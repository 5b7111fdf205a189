/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "exchange/passphrase-argument.h"

#include <fcntl.h>
#include <glib/gi18n-lib.h>
#include <glib/gstdio.h>
#include <signal.h>
#include <stdio.h>
#include <termios.h>
#include <unistd.h>

#include "exchange/command.h"

#define TERMINAL "/dev/tty"
#define MAX_FD 1023

/* Signals wait meanwhile: whoever ends the program finds a terminal that shows
 * what is typed. */
static CwPassphrase *
read_unseen (int terminal, const char *prompt, GError **error)
{
  struct termios seen, unseen;
  CwPassphrase *passphrase;
  sigset_t ending, before;

  if (tcgetattr (terminal, &seen) != 0) {
    g_set_error_literal (error, CW_COMMAND_ERROR, CW_COMMAND_ERROR_USAGE,
                         _ ("The terminal cannot be asked for a passphrase."));
    return NULL;
  }
  sigemptyset (&ending);
  sigaddset (&ending, SIGINT);
  sigaddset (&ending, SIGTERM);
  sigaddset (&ending, SIGTSTP);
  sigprocmask (SIG_BLOCK, &ending, &before);
  unseen = seen;
  unseen.c_lflag &= (tcflag_t)~ECHO;
  dprintf (terminal, "%s ", prompt);
  tcsetattr (terminal, TCSAFLUSH, &unseen);
  passphrase = cw_passphrase_read (terminal, error);
  tcsetattr (terminal, TCSAFLUSH, &seen);
  dprintf (terminal, "\n");
  sigprocmask (SIG_SETMASK, &before, NULL);
  return passphrase;
}

static CwPassphrase *
ask_again (int terminal, CwPassphrase *first, GError **error)
{
  g_autoptr (CwPassphrase) passphrase = first;
  g_autoptr (CwPassphrase) again = NULL;

  if (!cw_passphrase_validate (cw_passphrase_peek (passphrase), error))
    return NULL;
  again = read_unseen (terminal, _ ("The passphrase once more:"), error);
  if (again == NULL)
    return NULL;
  if (cw_passphrase_equal (passphrase, again))
    return g_steal_pointer (&passphrase);
  g_set_error_literal (error, CW_COMMAND_ERROR, CW_COMMAND_ERROR_USAGE,
                       _ ("These are two different passphrases."));
  return NULL;
}

static CwPassphrase *
ask (gboolean is_new, GError **error)
{
  int terminal = g_open (TERMINAL, O_RDWR | O_CLOEXEC);
  CwPassphrase *passphrase;

  if (terminal < 0) {
    g_set_error_literal (error, CW_COMMAND_ERROR, CW_COMMAND_ERROR_USAGE,
                         _ ("There is no terminal to ask for the passphrase; "
                            "name a file descriptor with --passphrase-fd."));
    return NULL;
  }
  passphrase = read_unseen (terminal, _ ("Passphrase:"), error);
  if (passphrase != NULL && is_new)
    passphrase = ask_again (terminal, passphrase, error);
  close (terminal);
  return passphrase;
}

CwPassphrase *
cw_passphrase_argument_read (const char *text, gboolean is_new, GError **error)
{
  g_autoptr (CwPassphrase) passphrase = NULL;
  gint64 fd;

  if (text == NULL)
    return ask (is_new, error);
  if (!cw_command_integer ("--passphrase-fd", text, 0, MAX_FD, &fd, error))
    return NULL;
  passphrase = cw_passphrase_read ((int)fd, error);
  if (passphrase == NULL
      || (is_new
          && !cw_passphrase_validate (cw_passphrase_peek (passphrase), error)))
    return NULL;
  return g_steal_pointer (&passphrase);
}
