/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "clinical/protocol.h"

#include "clinical/data-file.h"

typedef struct {
  CwProtocol resistance;
  CwAttendance attendance;
} ProtocolData;

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
  cw_data_file_enter (file, "ATTENDANCE");
  data->attendance.missed_after_days
    = cw_data_file_number (file, "missed_after_days");
  data->attendance.rescreen_after_days
    = cw_data_file_number (file, "rescreen_after_days");
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

const CwAttendance *
cw_protocol_get_attendance (void)
{
  return &protocol_data ()->attendance;
}
