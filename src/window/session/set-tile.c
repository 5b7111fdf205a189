/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "window/session/set-tile.h"

#include "base/quantity.h"
#include "model/session-text.h"
#include "window/common/status-mark.h"

#include <glib/gi18n-lib.h>

struct _CwSetTile {
  GtkWidget parent_instance;

  GtkWidget *content;
  GtkWidget *title_label;
  GtkWidget *due_label;
  GtkWidget *mark;
  GtkWidget *figure_label;
  GtkWidget *word_label;
  GtkWidget *last_label;
};

G_DEFINE_FINAL_TYPE (CwSetTile, cw_set_tile, GTK_TYPE_WIDGET)

static void
cw_set_tile_dispose (GObject *object)
{
  CwSetTile *self = CW_SET_TILE (object);

  g_clear_pointer (&self->content, gtk_widget_unparent);
  gtk_widget_dispose_template (GTK_WIDGET (self), CW_TYPE_SET_TILE);

  G_OBJECT_CLASS (cw_set_tile_parent_class)->dispose (object);
}

#define BIND(name)                                                             \
  gtk_widget_class_bind_template_child (widget_class, CwSetTile, name)

static void
cw_set_tile_class_init (CwSetTileClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = cw_set_tile_dispose;
  g_type_ensure (CW_TYPE_STATUS_MARK);
  gtk_widget_class_set_template_from_resource (
    widget_class, APP_RESOURCES "/session/set-tile.ui");
  BIND (content);
  BIND (title_label);
  BIND (due_label);
  BIND (mark);
  BIND (figure_label);
  BIND (word_label);
  BIND (last_label);
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
  gtk_widget_class_set_accessible_role (widget_class,
                                        GTK_ACCESSIBLE_ROLE_GROUP);
}

static void
cw_set_tile_init (CwSetTile *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

static void
set_class (GtkWidget *widget, const char *name, gboolean on)
{
  if (on)
    gtk_widget_add_css_class (widget, name);
  else
    gtk_widget_remove_css_class (widget, name);
}

static char *
format_reps (int reps)
{
  return reps > 0 ? g_strdup_printf ("%d", reps)
                  : g_strdup (C_("set without a target", "max"));
}

/* Repetitions, or minutes of an interval. */
static char *
format_done (const CwSetEntry *entry)
{
  return entry->done_s >= 0 ? cw_duration_format (entry->done_s)
                            : g_strdup_printf ("%d", entry->reps);
}

static gboolean
is_short (const CwSetEntry *entry)
{
  return entry->done_s < entry->target_s || entry->reps < entry->target_reps;
}

/* The last time's, and what was entered at first where it was corrected. */
static char *
describe_others (const CwSetEntry *done, const CwSetEntry *last_time)
{
  g_autofree char *before = last_time != NULL ? format_done (last_time) : NULL;

  if (done != NULL && done->first_reps >= 0 && before != NULL)
    /* Translators: repetitions as they were entered before a correction, and
     * those of the last session. */
    return g_strdup_printf (_("First %d · last time %s"), done->first_reps,
                            before);
  if (done != NULL && done->first_reps >= 0)
    return g_strdup_printf (_("First %d"), done->first_reps);
  return before != NULL ? g_strdup_printf (_("Last time %s"), before)
                        : g_strdup ("");
}

static const char *
get_word (const CwSetEntry *done)
{
  if (done == NULL)
    return C_("repetitions", "target");
  if (done->short_reason != CW_SHORT_UNSAID)
    return cw_short_reason_get_name (done->short_reason);
  return C_("repetitions", "done");
}

void
cw_set_tile_show (CwSetTile *self,
                  int set_number,
                  const CwSetScheme *scheme,
                  const CwSetEntry *done,
                  const CwSetEntry *last_time,
                  const char *due)
{
  gboolean timed = cw_set_scheme_is_timed (scheme);
  g_autofree char *title = g_strdup_printf (
    timed ? _("Interval %d") : _("Set %d"), set_number);
  g_autofree char *figure = NULL;
  g_autofree char *last = describe_others (done, last_time);
  const char *word = get_word (done);
  g_autofree char *label = NULL;

  g_return_if_fail (CW_IS_SET_TILE (self));

  if (done != NULL)
    figure = format_done (done);
  else if (timed)
    figure = cw_duration_format (scheme->interval_s);
  else
    figure = format_reps (scheme->target_reps[set_number - 1]);
  gtk_label_set_label (GTK_LABEL (self->title_label), title);
  gtk_label_set_label (GTK_LABEL (self->figure_label), figure);
  gtk_label_set_label (GTK_LABEL (self->word_label), word);
  gtk_label_set_label (GTK_LABEL (self->last_label), last);
  gtk_label_set_label (GTK_LABEL (self->due_label), due != NULL ? due : "");
  gtk_widget_set_visible (self->due_label, due != NULL);
  gtk_widget_set_visible (self->mark, done != NULL);
  if (done != NULL)
    cw_status_mark_set_status (CW_STATUS_MARK (self->mark),
                               is_short (done) ? CW_STATUS_CAUTION
                                               : CW_STATUS_PERMITTED);
  set_class (GTK_WIDGET (self), "cw-due", due != NULL);
  set_class (GTK_WIDGET (self), "cw-later", due == NULL && done == NULL);
  /* Translators: "Set 2: 15 done. Last time 15". */
  label = g_strdup_printf (_("%s: %s %s. %s"), title, figure, word, last);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self),
                                  GTK_ACCESSIBLE_PROPERTY_LABEL, label, -1);
}

char *
cw_set_tile_abbreviate (const CwSetEntry *done)
{
  return done != NULL ? format_done (done) : g_strdup ("–");
}
