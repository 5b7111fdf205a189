/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "window/plan/cuff-drop-down.h"

#include "base/quantity.h"

#include <glib/gi18n-lib.h>

struct _CwCuffDropDown {
  GtkWidget parent_instance;

  GtkWidget *drop_down;
  GArray *ids; /* (element-type gint64) by position in the list */
  gboolean filling;
};

enum { CHANGED, N_SIGNALS };

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (CwCuffDropDown, cw_cuff_drop_down, GTK_TYPE_WIDGET)

static void
selected_cb (CwCuffDropDown *self)
{
  if (!self->filling)
    g_signal_emit (self, signals[CHANGED], 0);
}

static gboolean
cw_cuff_drop_down_grab_focus (GtkWidget *widget)
{
  return gtk_widget_grab_focus (CW_CUFF_DROP_DOWN (widget)->drop_down);
}

static void
cw_cuff_drop_down_dispose (GObject *object)
{
  g_clear_pointer (&CW_CUFF_DROP_DOWN (object)->drop_down, gtk_widget_unparent);

  G_OBJECT_CLASS (cw_cuff_drop_down_parent_class)->dispose (object);
}

static void
cw_cuff_drop_down_finalize (GObject *object)
{
  g_array_unref (CW_CUFF_DROP_DOWN (object)->ids);

  G_OBJECT_CLASS (cw_cuff_drop_down_parent_class)->finalize (object);
}

static void
cw_cuff_drop_down_class_init (CwCuffDropDownClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = cw_cuff_drop_down_dispose;
  object_class->finalize = cw_cuff_drop_down_finalize;
  widget_class->grab_focus = cw_cuff_drop_down_grab_focus;
  signals[CHANGED] =
    g_signal_new ("changed", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0,
                  NULL, NULL, NULL, G_TYPE_NONE, 0);
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
}

static void
cw_cuff_drop_down_init (CwCuffDropDown *self)
{
  self->ids = g_array_new (FALSE, FALSE, sizeof (gint64));
  self->drop_down = gtk_drop_down_new (NULL, NULL);
  gtk_widget_set_parent (self->drop_down, GTK_WIDGET (self));
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->drop_down),
                                  GTK_ACCESSIBLE_PROPERTY_LABEL, _("Cuff"), -1);
  g_signal_connect_swapped (self->drop_down, "notify::selected",
                            G_CALLBACK (selected_cb), self);
}

static gboolean
is_offered (const CwCuff *cuff, CwLimbSet limbs, gboolean with_wraps)
{
  return cuff->active && cw_cuff_fits (cuff, limbs) &&
         (with_wraps || !cuff->elastic_wrap);
}

static void
add (CwCuffDropDown *self, GtkStringList *names, const CwCuff *cuff)
{
  g_autofree char *width = cw_number_format (cuff->width_cm, 1);
  /* Translators: the name of a cuff and its width, "Thigh cuff, 13.5 cm". */
  g_autofree char *name = g_strdup_printf (_("%s, %s cm"), cuff->name, width);

  gtk_string_list_append (names, name);
  g_array_append_val (self->ids, cuff->id);
}

void
cw_cuff_drop_down_fill (CwCuffDropDown *self,
                        const CwLedger *ledger,
                        CwLimbSet limbs,
                        gboolean with_wraps,
                        gint64 chosen)
{
  g_autoptr (GtkStringList) names = gtk_string_list_new (NULL);
  guint selected = 0;
  gint64 none = 0;

  g_return_if_fail (CW_IS_CUFF_DROP_DOWN (self));

  g_array_set_size (self->ids, 0);
  gtk_string_list_append (names, _("Choose the cuff"));
  g_array_append_val (self->ids, none);
  for (guint i = 0; i < ledger->cuffs->len; i++) {
    const CwCuff *cuff = g_ptr_array_index (ledger->cuffs, i);

    if (cuff->id != chosen && !is_offered (cuff, limbs, with_wraps))
      continue;
    if (cuff->id == chosen)
      selected = self->ids->len;
    add (self, names, cuff);
  }
  self->filling = TRUE;
  gtk_drop_down_set_model (GTK_DROP_DOWN (self->drop_down),
                           G_LIST_MODEL (names));
  gtk_drop_down_set_selected (GTK_DROP_DOWN (self->drop_down), selected);
  self->filling = FALSE;
}

gint64
cw_cuff_drop_down_get_id (CwCuffDropDown *self)
{
  guint selected;

  g_return_val_if_fail (CW_IS_CUFF_DROP_DOWN (self), 0);

  selected = gtk_drop_down_get_selected (GTK_DROP_DOWN (self->drop_down));
  return selected < self->ids->len
           ? g_array_index (self->ids, gint64, selected)
           : 0;
}
