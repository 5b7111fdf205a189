/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "clinical/protocol.h"

#include "clinical/data-file.h"

#include <math.h>

typedef struct {
  CwProtocol resistance;
  CwIntervalProtocol aerobic, passive;
  CwHeartRateProtocol heart_rate;
  CwAttendance attendance;
} ProtocolData;

static void
intervals_read (CwDataFile *file,
                const char *group,
                gboolean with_effort,
                CwIntervalProtocol *protocol)
{
  cw_data_file_enter (file, group);
  protocol->intervals = cw_data_file_number (file, "intervals");
  protocol->interval_s = cw_data_file_number (file, "interval_s");
  protocol->off_s = cw_data_file_number (file, "off_s");
  protocol->hrr_percent
    = with_effort ? cw_data_file_number (file, "hrr_percent") : NAN;
  protocol->target_effort
    = with_effort ? cw_data_file_number (file, "target_effort") : NAN;
  protocol->pressure_percent = cw_data_file_number (file, "pressure_percent");
  protocol->reperfusion_s = cw_data_file_number (file, "reperfusion_s");
  protocol->sessions_per_week = cw_data_file_number (file, "sessions_per_week");
  protocol->weeks = cw_data_file_number (file, "weeks");
}

static void
heart_rate_read (CwDataFile *file, CwHeartRateProtocol *protocol)
{
  const char *findings;

  cw_data_file_enter (file, "HEART_RATE");
  protocol->maximum_bpm = cw_data_file_number (file, "maximum_bpm");
  protocol->less_per_year_bpm = cw_data_file_number (file, "less_per_year_bpm");
  findings = cw_data_file_string (file, "unreliable_after");
  protocol->unreliable_after
    = g_strsplit (findings != NULL ? findings : "", ";", -1);
}

static gpointer
protocol_read (gpointer unused)
{
  g_autoptr (CwDataFile) file = cw_data_file_new ("protocol.ini");
  ProtocolData *data = g_new0 (ProtocolData, 1);
  CwProtocol *protocol = &data->resistance;

  cw_data_file_enter (file, "RESISTANCE");
  protocol->scheme =
    cw_set_scheme_find (cw_data_file_string (file, "scheme"));
  if (protocol->scheme == NULL)
    cw_data_file_reject (file, "scheme", "no such scheme");
  protocol->tempo = cw_data_file_string (file, "tempo");
  if (!cw_tempo_parse (protocol->tempo, NULL))
    cw_data_file_reject (file, "tempo", "no tempo");
  protocol->reperfusion_s = cw_data_file_number (file, "reperfusion_s");
  protocol->sessions_per_week =
    cw_data_file_number (file, "sessions_per_week");
  protocol->weeks = cw_data_file_number (file, "weeks");
  protocol->source = cw_data_file_get_source (file);
  intervals_read (file, "AEROBIC", TRUE, &data->aerobic);
  intervals_read (file, "PASSIVE", FALSE, &data->passive);
  heart_rate_read (file, &data->heart_rate);
  cw_data_file_enter (file, "ATTENDANCE");
  data->attendance.missed_after_days
    = cw_data_file_number (file, "missed_after_days");
  cw_data_file_finish_bundled (file);
  return data;
}

static const ProtocolData *
protocol_data (void)
{
  static GOnce once = G_ONCE_INIT;

  return g_once (&once, protocol_read, NULL);
}

const CwProtocol *
cw_protocol_get_resistance (void)
{
  return &protocol_data ()->resistance;
}

const CwIntervalProtocol *
cw_protocol_get_aerobic (void)
{
  return &protocol_data ()->aerobic;
}

const CwIntervalProtocol *
cw_protocol_get_passive (void)
{
  return &protocol_data ()->passive;
}

const CwHeartRateProtocol *
cw_protocol_get_heart_rate (void)
{
  return &protocol_data ()->heart_rate;
}

const CwAttendance *
cw_protocol_get_attendance (void)
{
  return &protocol_data ()->attendance;
}
