/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "window/plan/exercise-editor.h"

#include "base/quantity.h"
#include "base/text.h"
#include "model/screening-band.h"
#include "window/common/number-entry.h"
#include "window/plan/dose-graph.h"
#include "window/plan/dose-issue-list.h"
#include "window/plan/dose-issues.h"
#include "window/plan/intensity-row.h"
#include "window/plan/interval-row.h"
#include "window/plan/load-row.h"
#include "window/plan/pressure-strip.h"
#include "window/plan/set-scheme-chooser.h"

#include <adwaita.h>
#include <glib/gi18n-lib.h>
#include <math.h>

struct _CwExerciseEditor {
  GtkWidget parent_instance;

  GtkWidget *content;
  GtkWidget *title_label;
  GtkWidget *subtitle_label;
  GtkWidget *side_box;
  GtkWidget *pressure_strip;
  GtkWidget *load_label;
  GtkWidget *load_row;
  GtkWidget *pressure_bin;
  GtkWidget *pressure_graph;
  GtkWidget *pressure_note_label;
  GtkWidget *sets_label;
  GtkWidget *scheme_chooser;
  GtkWidget *tempo_label;
  GtkWidget *tempo_box;
  GtkWidget *tempo_entry;
  GtkWidget *rest_bin;
  GtkWidget *rest_note_label;
  GtkWidget *intervals_label;
  GtkWidget *interval_row;
  GtkWidget *intensity_label;
  GtkWidget *intensity_row;
  GtkWidget *posture_drop_down;
  GtkWidget *intermittent_check;
  GtkWidget *reperfusion_box;
  GtkWidget *reperfusion_bin;
  GtkWidget *time_graph;
  /* What the limits say stands below the field that it is about. */
  GtkWidget *measured_issues;
  GtkWidget *load_issues;
  GtkWidget *pressure_issues;
  GtkWidget *sets_issues;
  GtkWidget *work_issues;
  GtkWidget *cuff_issues;
  GtkWidget *time_issues;
  GtkWidget *other_issues;

  GtkWidget *pressure_entry;
  GtkWidget *rest_entry;
  GtkWidget *reperfusion_entry;

  CwPrescription *prescription;
  const CwScreeningRecord *screening;
  CwPressureContext context;
  gboolean filling;
  GPtrArray *issues; /* that the lists show parts of */
};

enum { CHANGED, N_SIGNALS };

static guint signals[N_SIGNALS];

#define LIMBS_KEY "cw-limbs"

G_DEFINE_FINAL_TYPE (CwExerciseEditor, cw_exercise_editor, GTK_TYPE_WIDGET)

/* From top to bottom; the last takes what is about no field of the card. */
static const struct {
  goffset list;
  const char *fields[8];
} issue_places[] = {
#define PLACE(name) G_STRUCT_OFFSET (CwExerciseEditor, name##_issues)
  { PLACE (measured),
    { "aop_mmhg", "aop_date", "aop_method", "aop_posture", "aop_cuff_width_cm",
      "cuff_width_cm", "girth_cm" } },
  { PLACE (load), { "load_kg", "load_percent_1rm", "exercise" } },
  { PLACE (pressure),
    { "pressure_percent", "pressure_mmhg", "tightness", "sbp_mmhg" } },
  { PLACE (sets),
    { "scheme", "reps", "intervals", "off_s", "session_number" } },
  { PLACE (work),
    { "rest_s", "tempo", "hrr_percent", "target_effort", "speed_kmh",
      "heart_rate_unreliable" } },
  { PLACE (cuff),
    { "posture", "intermittent", "reperfusion_s", "cuffs_at_once", "limb" } },
  { PLACE (time), { "inflated_s", "cumulative_s" } },
  { PLACE (other), { NULL } },
#undef PLACE
};

static CwDoseIssueList *
get_issue_list (CwExerciseEditor *self, gsize place)
{
  return G_STRUCT_MEMBER (CwDoseIssueList *, self, issue_places[place].list);
}

static gboolean
is_leg (CwExerciseEditor *self)
{
  return (self->prescription->limbs & CW_LIMBS_LEGS) != 0;
}

/* The worse class of the limbs of the exercise. */
static CwDoseClass
get_dose_class (CwExerciseEditor *self)
{
  CwDoseClass worst = CW_DOSE_CLASS_NONE;

  for (int limb = 0; limb < CW_N_LIMBS; limb++)
    if ((self->prescription->limbs & CW_LIMB_BIT (limb)) != 0)
      worst = MAX (worst, self->screening->verdict->limbs[limb].dose_class);
  return worst;
}

static CwDoseBand
get_band (CwExerciseEditor *self)
{
  return cw_screening_band_get (self->screening, self->prescription->limbs);
}

static void
show_bands (CwExerciseEditor *self)
{
  const CwPrescription *p = self->prescription;
  CwDoseBand band = get_band (self);
  g_autofree char *low = cw_number_format (band.aop_percent_min, 0);
  g_autofree char *high = cw_number_format (band.aop_percent_max, 0);
  const char *class_id = cw_dose_class_to_id (get_dose_class (self));
  g_autofree char *note = g_strdup_printf (
    is_leg (self)
      /* Translators: a dose class and a range, as "Class A, leg: 40–80 %". */
      ? _("Class %s, leg: %s–%s %%")
      : _("Class %s, arm: %s–%s %%"),
    class_id != NULL ? class_id : "–", low, high);

  gtk_label_set_label (GTK_LABEL (self->pressure_note_label), note);
  cw_load_row_update (CW_LOAD_ROW (self->load_row), &band);
  cw_dose_graph_show_band (CW_DOSE_GRAPH (self->pressure_graph), 0, 100,
                           band.aop_percent_min, band.aop_percent_max,
                           p->elastic_wrap ? NAN : p->pressure_percent);
  gtk_widget_set_sensitive (self->pressure_entry, !p->elastic_wrap);
}

static void
show_time (CwExerciseEditor *self)
{
  const CwPrescription *p = self->prescription;
  double seconds_per_rep = NAN;
  int total = cw_set_scheme_total_reps (&p->scheme);
  g_autofree char *note = NULL;

  cw_dose_graph_show_time (CW_DOSE_GRAPH (self->time_graph), p);
  if (cw_tempo_parse (p->tempo, &seconds_per_rep) && total > 0) {
    g_autofree char *tempo = cw_number_format (seconds_per_rep, 1);
    g_autofree char *rest = cw_number_format (p->rest_s, 0);

    note = g_strdup_printf (
      /* Translators: "75 repetitions × 4 s + 3 × 30 s". */
      _("%d repetitions × %s s + %d × %s s"), total, tempo,
      p->scheme.n_sets - 1, rest);
  }
  gtk_label_set_label (GTK_LABEL (self->rest_note_label),
                       note != NULL ? note : "");
}

static void
show (CwExerciseEditor *self)
{
  g_autofree char *title = cw_prescription_get_title (self->prescription);

  gtk_label_set_label (GTK_LABEL (self->title_label), title);
  cw_pressure_strip_update (CW_PRESSURE_STRIP (self->pressure_strip));
  show_bands (self);
  cw_intensity_row_update (CW_INTENSITY_ROW (self->intensity_row));
  show_time (self);
}

static void
changed (CwExerciseEditor *self)
{
  cw_prescription_derive (self->prescription);
  cw_prescription_derive_pulse (self->prescription, self->screening);
  show (self);
  g_signal_emit (self, signals[CHANGED], 0);
}

/* What is entered of sets; intervals have none of it. */
static void
take_sets (CwExerciseEditor *self)
{
  CwPrescription *p = self->prescription;
  const char *tempo = gtk_editable_get_text (GTK_EDITABLE (self->tempo_entry));

  p->rest_s = cw_number_entry_get_value (CW_NUMBER_ENTRY (self->rest_entry));
  p->intermittent =
    gtk_check_button_get_active (GTK_CHECK_BUTTON (self->intermittent_check));
  cw_set_str (&p->tempo, tempo);
  if (cw_tempo_parse (tempo, NULL))
    gtk_widget_remove_css_class (self->tempo_entry, "error");
  else
    gtk_widget_add_css_class (self->tempo_entry, "error");
}

static void
input_cb (CwExerciseEditor *self)
{
  CwPrescription *p = self->prescription;

  if (p == NULL || self->filling)
    return;
  p->pressure_percent =
    cw_number_entry_get_value (CW_NUMBER_ENTRY (self->pressure_entry));
  p->reperfusion_s =
    cw_number_entry_get_value (CW_NUMBER_ENTRY (self->reperfusion_entry));
  p->posture = (CwPosture) gtk_drop_down_get_selected (
    GTK_DROP_DOWN (self->posture_drop_down));
  if (!cw_prescription_is_timed (p))
    take_sets (self);
  changed (self);
}

static void
side_toggled_cb (GtkToggleButton *button, CwExerciseEditor *self)
{
  if (self->filling || !gtk_toggle_button_get_active (button))
    return;
  self->prescription->limbs = GPOINTER_TO_UINT (
    g_object_get_data (G_OBJECT (button), LIMBS_KEY));
  changed (self);
}

static void
scheme_changed_cb (CwExerciseEditor *self)
{
  CwPrescription *p = self->prescription;
  CwSetScheme scheme;

  if (p == NULL || !cw_set_scheme_chooser_get_scheme (
                     CW_SET_SCHEME_CHOOSER (self->scheme_chooser), &scheme))
    return;
  if (scheme.id == NULL)
    scheme.rest_s = p->rest_s;
  cw_prescription_set_scheme (p, &scheme);
  cw_number_entry_set_value (CW_NUMBER_ENTRY (self->rest_entry), p->rest_s);
  changed (self);
}

/* The occlusion pressure or the load has changed the prescription. */
static void
part_changed_cb (CwExerciseEditor *self)
{
  changed (self);
}

static void
reason_changed_cb (CwExerciseEditor *self)
{
  g_signal_emit (self, signals[CHANGED], 0);
}

static void fill (CwExerciseEditor *self);

/* The dose has changed beneath its entries. */
static void
fixed_cb (CwExerciseEditor *self)
{
  fill (self);
  changed (self);
}

static GtkWidget *
add_side (CwExerciseEditor *self,
          GtkWidget *group,
          CwLimbSet limbs,
          const char *label)
{
  CwLimbSet permitted =
    cw_verdict_get_permitted_limbs (self->screening->verdict);
  GtkWidget *button = gtk_toggle_button_new_with_label (label);
  gboolean allowed = (limbs & ~permitted) == 0;

  g_object_set_data (G_OBJECT (button), LIMBS_KEY, GUINT_TO_POINTER (limbs));
  gtk_toggle_button_set_group (GTK_TOGGLE_BUTTON (button),
                               (GtkToggleButton *) group);
  gtk_toggle_button_set_active (GTK_TOGGLE_BUTTON (button),
                                limbs == self->prescription->limbs);
  gtk_widget_set_sensitive (button, allowed);
  if (!allowed)
    gtk_widget_set_tooltip_text (button,
                                 _("The screening does not permit this limb"));
  g_signal_connect (button, "toggled", G_CALLBACK (side_toggled_cb), self);
  gtk_box_append (GTK_BOX (self->side_box), button);
  return group != NULL ? group : button;
}

static void
fill_sides (CwExerciseEditor *self)
{
  gboolean leg = is_leg (self);
  GtkWidget *child;
  GtkWidget *group;

  while ((child = gtk_widget_get_first_child (self->side_box)) != NULL)
    gtk_box_remove (GTK_BOX (self->side_box), child);
  group = add_side (self, NULL,
                    CW_LIMB_BIT (leg ? CW_LIMB_RIGHT_LEG : CW_LIMB_RIGHT_ARM),
                    C_("side of the body", "Right"));
  add_side (self, group,
            CW_LIMB_BIT (leg ? CW_LIMB_LEFT_LEG : CW_LIMB_LEFT_ARM),
            C_("side of the body", "Left"));
  add_side (self, group, leg ? CW_LIMBS_LEGS : CW_LIMBS_ARMS,
            C_("sides of the body", "Both"));
}

/* A row that is about to be hidden must not hold the focus. */
static void
drop_focus (CwExerciseEditor *self)
{
  GtkRoot *root = gtk_widget_get_root (GTK_WIDGET (self));
  GtkWidget *focus = root != NULL ? gtk_root_get_focus (root) : NULL;

  if (focus != NULL && gtk_widget_is_ancestor (focus, GTK_WIDGET (self)))
    gtk_root_set_focus (root, NULL);
}

/* Only the rows of its kind of exercise. */
static void
show_rows (CwExerciseEditor *self)
{
  gboolean timed = cw_prescription_is_timed (self->prescription);
  gboolean aerobic = self->prescription->modality == CW_MODALITY_AEROBIC;
  GtkWidget *const sets[] = {
    self->load_label,  self->load_row,  self->sets_label, self->scheme_chooser,
    self->tempo_label, self->tempo_box, self->intermittent_check,
  };

  for (gsize i = 0; i < G_N_ELEMENTS (sets); i++)
    gtk_widget_set_visible (sets[i], !timed);
  gtk_widget_set_visible (self->intervals_label, timed);
  gtk_widget_set_visible (self->interval_row, timed);
  gtk_widget_set_visible (self->intensity_label, aerobic);
  gtk_widget_set_visible (self->intensity_row, aerobic);
}

static void
fill (CwExerciseEditor *self)
{
  const CwPrescription *p = self->prescription;

  self->filling = TRUE;
  drop_focus (self);
  fill_sides (self);
  show_rows (self);
  if (!cw_prescription_is_timed (p))
    cw_set_scheme_chooser_set_scheme (
      CW_SET_SCHEME_CHOOSER (self->scheme_chooser), &p->scheme);
  cw_interval_row_edit (CW_INTERVAL_ROW (self->interval_row),
                        self->prescription);
  cw_intensity_row_edit (CW_INTENSITY_ROW (self->intensity_row),
                         self->prescription, self->screening);
  cw_load_row_edit (CW_LOAD_ROW (self->load_row), self->prescription,
                    &self->context);
  cw_pressure_strip_edit (CW_PRESSURE_STRIP (self->pressure_strip),
                          self->prescription, &self->context);
  cw_number_entry_set_value (CW_NUMBER_ENTRY (self->pressure_entry),
                             p->pressure_percent);
  cw_number_entry_set_value (CW_NUMBER_ENTRY (self->rest_entry), p->rest_s);
  cw_number_entry_set_value (CW_NUMBER_ENTRY (self->reperfusion_entry),
                             p->reperfusion_s);
  gtk_widget_set_visible (self->reperfusion_box, !isnan (p->reperfusion_s));
  gtk_editable_set_text (GTK_EDITABLE (self->tempo_entry),
                         p->tempo != NULL ? p->tempo : "");
  gtk_check_button_set_active (GTK_CHECK_BUTTON (self->intermittent_check),
                               p->intermittent);
  gtk_drop_down_set_selected (GTK_DROP_DOWN (self->posture_drop_down),
                              p->posture);
  self->filling = FALSE;
}

static void
cw_exercise_editor_dispose (GObject *object)
{
  CwExerciseEditor *self = CW_EXERCISE_EDITOR (object);

  g_clear_pointer (&self->content, gtk_widget_unparent);
  g_clear_pointer (&self->issues, g_ptr_array_unref);
  gtk_widget_dispose_template (GTK_WIDGET (self), CW_TYPE_EXERCISE_EDITOR);

  G_OBJECT_CLASS (cw_exercise_editor_parent_class)->dispose (object);
}

#define BIND(name)                                                             \
  gtk_widget_class_bind_template_child (widget_class, CwExerciseEditor, name)

static void
bind_children (GtkWidgetClass *widget_class)
{
  BIND (content);
  BIND (title_label);
  BIND (subtitle_label);
  BIND (side_box);
  BIND (pressure_strip);
  BIND (load_label);
  BIND (load_row);
  BIND (pressure_bin);
  BIND (pressure_graph);
  BIND (pressure_note_label);
  BIND (sets_label);
  BIND (scheme_chooser);
  BIND (tempo_label);
  BIND (tempo_box);
  BIND (tempo_entry);
  BIND (rest_bin);
  BIND (rest_note_label);
  BIND (intervals_label);
  BIND (interval_row);
  BIND (intensity_label);
  BIND (intensity_row);
  BIND (posture_drop_down);
  BIND (intermittent_check);
  BIND (reperfusion_box);
  BIND (reperfusion_bin);
  BIND (time_graph);
  BIND (measured_issues);
  BIND (load_issues);
  BIND (pressure_issues);
  BIND (sets_issues);
  BIND (work_issues);
  BIND (cuff_issues);
  BIND (time_issues);
  BIND (other_issues);
}

static void
cw_exercise_editor_class_init (CwExerciseEditorClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = cw_exercise_editor_dispose;
  signals[CHANGED] =
    g_signal_new ("changed", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0,
                  NULL, NULL, NULL, G_TYPE_NONE, 0);
  g_type_ensure (CW_TYPE_DOSE_GRAPH);
  g_type_ensure (CW_TYPE_DOSE_ISSUE_LIST);
  g_type_ensure (CW_TYPE_INTENSITY_ROW);
  g_type_ensure (CW_TYPE_INTERVAL_ROW);
  g_type_ensure (CW_TYPE_LOAD_ROW);
  g_type_ensure (CW_TYPE_PRESSURE_STRIP);
  g_type_ensure (CW_TYPE_SET_SCHEME_CHOOSER);
  gtk_widget_class_set_template_from_resource (
    widget_class, APP_RESOURCES "/plan/exercise-editor.ui");
  bind_children (widget_class);
  gtk_widget_class_bind_template_callback (widget_class, input_cb);
  gtk_widget_class_bind_template_callback (widget_class, scheme_changed_cb);
  gtk_widget_class_bind_template_callback (widget_class, part_changed_cb);
  gtk_widget_class_bind_template_callback (widget_class, reason_changed_cb);
  gtk_widget_class_bind_template_callback (widget_class, fixed_cb);
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
}

static GtkWidget *
add_number (CwExerciseEditor *self,
            GtkWidget *bin,
            const char *label,
            const char *unit,
            double maximum,
            int decimals)
{
  GtkWidget *entry = cw_number_entry_new (label, unit, 0, maximum, decimals);

  adw_bin_set_child (ADW_BIN (bin), entry);
  g_signal_connect_swapped (entry, "changed", G_CALLBACK (input_cb), self);
  return entry;
}

static void
cw_exercise_editor_init (CwExerciseEditor *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  cw_load_row_align (CW_LOAD_ROW (self->load_row), self->pressure_bin,
                     self->pressure_note_label);
  self->pressure_entry =
    add_number (self, self->pressure_bin, _("Pressure"), _("%"), 100, 0);
  self->rest_entry =
    add_number (self, self->rest_bin, _("Rest"), _("s"), 600, 0);
  self->reperfusion_entry =
    add_number (self, self->reperfusion_bin, _("Cuff off before this exercise"),
                _("s"), 900, 0);
}

void
cw_exercise_editor_edit (CwExerciseEditor *self,
                         CwPrescription *prescription,
                         const CwScreeningRecord *screening,
                         const CwPressureContext *context)
{
  g_return_if_fail (CW_IS_EXERCISE_EDITOR (self));

  self->prescription = prescription;
  self->screening = screening;
  for (gsize i = 0; i < G_N_ELEMENTS (issue_places); i++)
    cw_dose_issue_list_clear (get_issue_list (self, i));
  g_clear_pointer (&self->issues, g_ptr_array_unref);
  gtk_widget_set_visible (GTK_WIDGET (self), prescription != NULL);
  if (prescription == NULL)
    return;
  self->context = *context;
  fill (self);
  show (self);
}

/* An entry that a limit is about takes its colour. */
static void
mark_entries (CwExerciseEditor *self, GPtrArray *issues)
{
  const char *const load_fields[] = { "load_kg", "load_percent_1rm", NULL };
  const struct {
    GtkWidget *entry;
    const char *fields[4];
  } entries[] = {
    { self->pressure_entry, { "pressure_percent", "pressure_mmhg" } },
    { self->rest_entry, { "rest_s" } },
    { self->reperfusion_entry, { "reperfusion_s" } },
  };

  cw_load_row_set_mark (CW_LOAD_ROW (self->load_row),
                        cw_dose_issues_get_mark (issues, load_fields));
  for (gsize i = 0; i < G_N_ELEMENTS (entries); i++)
    cw_number_entry_set_mark (CW_NUMBER_ENTRY (entries[i].entry),
                              cw_dose_issues_get_mark (issues,
                                                       entries[i].fields));
  cw_interval_row_show_issues (CW_INTERVAL_ROW (self->interval_row), issues);
  cw_intensity_row_show_issues (CW_INTENSITY_ROW (self->intensity_row), issues);
}

void
cw_exercise_editor_show_issues (CwExerciseEditor *self, GPtrArray *issues)
{
  g_autoptr (GPtrArray) left = g_ptr_array_new ();
  guint n_fixes = 0;

  g_return_if_fail (CW_IS_EXERCISE_EDITOR (self));

  mark_entries (self, issues);
  g_ptr_array_extend (left, issues, NULL, NULL);
  for (gsize i = 0; i < G_N_ELEMENTS (issue_places); i++) {
    CwDoseIssueList *list = get_issue_list (self, i);
    g_autoptr (GPtrArray) here =
      cw_dose_issues_take (left, issue_places[i].fields);

    cw_dose_issue_list_show (list, self->prescription, here);
    n_fixes += cw_dose_issue_list_number_fixes (list, n_fixes);
  }
  /* Only now: the lists have let go of the issues before. */
  g_clear_pointer (&self->issues, g_ptr_array_unref);
  self->issues = g_ptr_array_ref (issues);
}

gboolean
cw_exercise_editor_fix (CwExerciseEditor *self, guint number)
{
  g_return_val_if_fail (CW_IS_EXERCISE_EDITOR (self), FALSE);

  for (gsize i = 0; i < G_N_ELEMENTS (issue_places); i++)
    if (self->prescription != NULL &&
        cw_dose_issue_list_fix (get_issue_list (self, i), number))
      return TRUE;
  return FALSE;
}

void
cw_exercise_editor_focus_dose (CwExerciseEditor *self)
{
  g_return_if_fail (CW_IS_EXERCISE_EDITOR (self));

  gtk_widget_child_focus (
    cw_prescription_is_timed (self->prescription) ? self->interval_row
                                                  : self->load_row,
    GTK_DIR_TAB_FORWARD);
}

void
cw_exercise_editor_focus_problem (CwExerciseEditor *self)
{
  g_return_if_fail (CW_IS_EXERCISE_EDITOR (self));

  for (gsize i = 0; i < G_N_ELEMENTS (issue_places); i++)
    if (gtk_widget_grab_focus (GTK_WIDGET (get_issue_list (self, i))))
      return;
  gtk_widget_grab_focus (self->pressure_entry);
}
