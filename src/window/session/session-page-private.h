/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "model/metronome.h"
#include "window/session/cue-player.h"
#include "window/session/session-page.h"

G_BEGIN_DECLS

struct _CwSessionPage {
  GtkWidget parent_instance;

  GtkWidget *content;
  GtkWidget *scroller;
  GtkWidget *exercise_label;
  GtkWidget *exercise_detail_label;
  GtkWidget *watch_label;
  GtkWidget *load_label;
  GtkWidget *tempo_label;
  GtkWidget *stack;
  GtkWidget *ready_title_label;
  GtkWidget *ready_pressure_label;
  GtkWidget *ready_detail_label;
  GtkWidget *set_title_label;
  GtkWidget *metronome_box;
  GtkWidget *metronome_label;
  GtkWidget *metronome_bar;
  GtkWidget *metronome_button;
  GtkWidget *target_caption_label;
  GtkWidget *target_label;
  GtkWidget *reps_box;
  GtkWidget *interval_label;
  GtkWidget *reps_entry;
  GtkWidget *rest_title_label;
  GtkWidget *rest_label;
  GtkWidget *rest_of_label;
  GtkWidget *pause_button;
  GtkWidget *rest_bar;
  GtkWidget *rest_buttons;
  GtkWidget *reason_row;
  GtkWidget *rating_box;
  GtkWidget *rating_row;
  GtkWidget *limit_detail_label;
  GtkWidget *limit_time_label;
  GtkWidget *finished_label;
  GtkWidget *check_row;
  GtkWidget *tile_box;
  GtkWidget *tile_line;
  GtkWidget *cuff_card;
  GtkWidget *cuff_clock;
  GtkWidget *undo_button;
  GtkWidget *action_button;
  GtkWidget *action_label;
  GtkWidget *action_key_label;
  GtkWidget *stop_button;

  CwSessionRunner *runner;
  CwClock *clock;
  CwVerdict *verdict; /* of the screening that permits the session */
  char *patient_name;
  CwCuePlayer *cue_player;
  CwCueMoment heard; /* up to which cues were played */
  gboolean beating;    /* the metronome, as last shown */
  CwInstant first_beat;
  CwMetronomeMoment last_beat;
  gboolean correcting; /* the set logged last is open again */
  gboolean reviewing;  /* it was, and what was said of it may be said anew */
  gboolean explained;  /* nobody has to say why it was short any more */
  const char *page;    /* of the stack, as last shown */
  CwInstant page_since;
  gboolean time_is_up; /* of the interval under way, as last shown */
  int shown_set;       /* of the set page, as last shown */
  guint shown_exercise;
  GtkWindow *stop_window;
};

/* Brings all that the page shows in line with the runner. */
void _cw_session_page_show (CwSessionPage *self);
/* The page of the middle card, and all others behind it. */
void _cw_session_page_show_middle (CwSessionPage *self, gboolean anew);
/* The large button alone, as while repetitions are typed. */
void _cw_session_page_show_action (CwSessionPage *self);
/* While the cuff is up its clock is in sight, wherever the page is scrolled. */
void _cw_session_page_keep_cuff_in_sight (CwSessionPage *self);
/* Whether an interval is under way with the cuff up: it ends with deflating. */
gboolean _cw_session_page_is_interval_up (CwSessionPage *self);
/* The set logged last of this exercise; NULL when there is none. */
const CwSetEntry *_cw_session_page_get_last_set (CwSessionPage *self);

/* Whether a set can be opened again, or a correction left. */
gboolean _cw_session_page_can_undo (CwSessionPage *self);

/* What buttons and keys do.  The first is the one thing that is due. */
void _cw_session_page_act (CwSessionPage *self);
void _cw_session_page_inflate (CwSessionPage *self, const CwInstant *now);
void _cw_session_page_deflate (CwSessionPage *self, const CwInstant *now);
void _cw_session_page_start_set (CwSessionPage *self);
void _cw_session_page_lengthen_rest (CwSessionPage *self);
void _cw_session_page_shorten_rest (CwSessionPage *self);
/* Lets the rest stand still, or go on. */
void _cw_session_page_pause (CwSessionPage *self);
void _cw_session_page_rate (CwSessionPage *self);
void _cw_session_page_explain (CwSessionPage *self);
/* Opens the set logged last again, or leaves it as it was. */
void _cw_session_page_undo (CwSessionPage *self);
/* Leaves the exercise out, when somebody has said so twice. */
void _cw_session_page_skip (CwSessionPage *self);
void _cw_session_page_stop (CwSessionPage *self);
/* Asks why it was stopped, unless another patient is shown. */
void _cw_session_page_show_stop_window (CwSessionPage *self);

/* The metronome, at each tick. */
void _cw_session_page_beat (CwSessionPage *self);
void _cw_session_page_toggle_metronome (CwSessionPage *self);
void _cw_session_page_init_metronome (CwSessionPage *self);

G_END_DECLS
