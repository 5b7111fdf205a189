/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "base/clock.h"
#include "store/clinic.h"
#include "window/main-window.h"

#include <adwaita.h>
#include <stdlib.h>

/* From the start of a process to its first frame: an empty libadwaita window,
 * and Cuffwise's on a new clinic.  Each start is a process of its own: the
 * program runs itself with what to show, and the child says how long it took. */

#define N_TRIES 9
#define SHOW_NOTHING "nothing"
#define SHOW_CLINIC "clinic"

static gint64 start_us;

static void
after_paint_cb (GdkFrameClock *clock, gpointer data)
{
  g_print ("%.1f\n", (double) (g_get_monotonic_time () - start_us) / 1000);
  exit (EXIT_SUCCESS);
}

static void
realize_cb (GtkWidget *window)
{
  g_signal_connect (gtk_widget_get_frame_clock (window), "after-paint",
                    G_CALLBACK (after_paint_cb), NULL);
}

static void
activate_cb (GtkApplication *application, const char *what)
{
  GtkWindow *window;

  if (g_str_equal (what, SHOW_CLINIC)) {
    g_autoptr (GError) error = NULL;
    CwClinic *clinic = cw_clinic_new_in_memory (cw_clock_system (), &error);

    g_assert_no_error (error);
    window = cw_main_window_new_for_clinic (application, clinic);
  } else {
    window = GTK_WINDOW (adw_application_window_new (application));
    gtk_window_set_default_size (window, 1280, 800);
  }
  g_signal_connect (window, "realize", G_CALLBACK (realize_cb), NULL);
  gtk_window_present (window);
}

static int
run_child (const char *what)
{
  g_autoptr (AdwApplication) application = adw_application_new (
    APP_ID ".Benchmark", G_APPLICATION_NON_UNIQUE);

  g_application_set_resource_base_path (G_APPLICATION (application),
                                        APP_RESOURCES);
  g_signal_connect (application, "activate", G_CALLBACK (activate_cb),
                    (gpointer) what);
  return g_application_run (G_APPLICATION (application), 0, NULL);
}

static int
compare (const void *a, const void *b)
{
  double x = *(const double *) a, y = *(const double *) b;

  return x < y ? -1 : x > y;
}

/* Median milliseconds; the first start warms up and does not count. */
static double
measure (const char *program, const char *what)
{
  char *command[] = { (char *) program, (char *) what, NULL };
  double ms[N_TRIES];

  for (int i = -1; i < N_TRIES; i++) {
    g_autofree char *output = NULL;
    g_autoptr (GError) error = NULL;

    g_spawn_sync (NULL, command, NULL, G_SPAWN_DEFAULT, NULL, NULL, &output,
                  NULL, NULL, &error);
    g_assert_no_error (error);
    if (i >= 0)
      ms[i] = g_ascii_strtod (output, NULL);
  }
  qsort (ms, N_TRIES, sizeof *ms, compare);
  return ms[N_TRIES / 2];
}

int
main (int argc, char *argv[])
{
  double floor_ms, clinic_ms;

  start_us = g_get_monotonic_time ();
  if (argc > 1)
    return run_child (argv[1]);
  floor_ms = measure (argv[0], SHOW_NOTHING);
  clinic_ms = measure (argv[0], SHOW_CLINIC);
  g_print ("start to first frame: %.1f ms, empty libadwaita window %.1f ms, "
           "ratio %.2f\n",
           clinic_ms, floor_ms, clinic_ms / floor_ms);
  return 0;
}
