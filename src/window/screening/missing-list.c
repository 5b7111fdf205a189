/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "window/screening/missing-list.h"

#include <glib/gi18n-lib.h>

#define MOST_SINGLE 8
#define ID_KEY "cw-id"

struct _CwMissingList {
  GtkWidget parent_instance;

  GtkWidget *box;
  const CwQuestionnaire *questionnaire;
};

enum { SHOW_MISSING, N_SIGNALS };

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (CwMissingList, cw_missing_list, GTK_TYPE_WIDGET)

static void
clicked_cb (CwMissingList *self, GtkButton *button)
{
  g_signal_emit (self, signals[SHOW_MISSING], 0,
                 g_object_get_data (G_OBJECT (button), ID_KEY));
}

static void
add (CwMissingList *self, const char *id, const char *text)
{
  GtkWidget *label = gtk_label_new (text);
  GtkWidget *button = gtk_button_new ();

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_widget_set_halign (label, GTK_ALIGN_START);
  gtk_button_set_child (GTK_BUTTON (button), label);
  gtk_widget_add_css_class (button, "flat");
  gtk_accessible_update_property (GTK_ACCESSIBLE (button),
                                  GTK_ACCESSIBLE_PROPERTY_LABEL, text, -1);
  g_object_set_data_full (G_OBJECT (button), ID_KEY, g_strdup (id), g_free);
  g_signal_connect_swapped (button, "clicked", G_CALLBACK (clicked_cb), self);
  gtk_box_append (GTK_BOX (self->box), button);
}

static const char *
get_title (CwMissingList *self, const char *id)
{
  const CwQuestion *question =
    cw_questionnaire_find_question (self->questionnaire, id);
  const CwMeasurement *measurement =
    cw_questionnaire_find_measurement (self->questionnaire, id);

  if (question != NULL)
    return question->title;
  if (measurement != NULL)
    return measurement->label;
  return _("Birth date of the patient");
}

/* The page that a question stands on; what is measured has one of its own. */
static const char *
get_page (CwMissingList *self, const char *id)
{
  gsize n_pages = 0;
  const CwQuestionPage *const *pages =
    cw_questionnaire_get_pages (self->questionnaire, &n_pages);

  for (gsize i = 0; i < n_pages; i++)
    for (gsize j = 0; j < pages[i]->n_groups; j++)
      for (gsize k = 0; k < pages[i]->groups[j]->n_questions; k++)
        if (g_str_equal (pages[i]->groups[j]->questions[k]->id, id))
          return pages[i]->title;
  if (cw_questionnaire_find_measurement (self->questionnaire, id) != NULL)
    return _("Measurements");
  return _("Birth date of the patient");
}

/* They come in the order in which they are asked: one page after another. */
static void
add_pages (CwMissingList *self, const GStrv missing)
{
  int first = 0;

  while (missing[first] != NULL) {
    const char *page = get_page (self, missing[first]);
    g_autofree char *text = NULL;
    int next = first;

    while (missing[next] != NULL &&
           g_str_equal (get_page (self, missing[next]), page))
      next++;
    /* Translators: a page of the screening, and how much is missing there. */
    text = g_strdup_printf (C_("missing", "%s: %d"), page, next - first);
    add (self, missing[first], text);
    first = next;
  }
}

static void
cw_missing_list_dispose (GObject *object)
{
  g_clear_pointer (&CW_MISSING_LIST (object)->box, gtk_widget_unparent);

  G_OBJECT_CLASS (cw_missing_list_parent_class)->dispose (object);
}

static void
cw_missing_list_class_init (CwMissingListClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = cw_missing_list_dispose;
  signals[SHOW_MISSING] =
    g_signal_new ("show-missing", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST,
                  0, NULL, NULL, NULL, G_TYPE_NONE, 1, G_TYPE_STRING);
  gtk_widget_class_set_layout_manager_type (GTK_WIDGET_CLASS (klass),
                                            GTK_TYPE_BIN_LAYOUT);
}

static void
cw_missing_list_init (CwMissingList *self)
{
  self->box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  gtk_widget_set_parent (self->box, GTK_WIDGET (self));
}

void
cw_missing_list_show (CwMissingList *self,
                      const CwQuestionnaire *questionnaire,
                      const CwVerdict *verdict)
{
  GtkWidget *child;
  guint n = verdict->missing != NULL ? g_strv_length (verdict->missing) : 0;

  g_return_if_fail (CW_IS_MISSING_LIST (self));

  self->questionnaire = questionnaire;
  while ((child = gtk_widget_get_first_child (self->box)) != NULL)
    gtk_box_remove (GTK_BOX (self->box), child);
  gtk_widget_set_visible (GTK_WIDGET (self), n > 0);
  if (n > MOST_SINGLE)
    add_pages (self, verdict->missing);
  else
    for (guint i = 0; i < n; i++)
      add (self, verdict->missing[i], get_title (self, verdict->missing[i]));
}
