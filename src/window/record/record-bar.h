/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "store/clinic.h"
#include "window/common/notice-bar.h"

G_BEGIN_DECLS

/* Checks the structure of a clinic file and its last acts beside what is done
 * meanwhile, and says so when something is wrong with it. */
#define CW_TYPE_RECORD_BAR (cw_record_bar_get_type ())
G_DECLARE_FINAL_TYPE (CwRecordBar, cw_record_bar, CW, RECORD_BAR, CwNoticeBar)

/* Begins with that clinic as soon as its windows are there.  One that is read
 * only or in memory is not checked. */
void cw_record_bar_set_clinic (CwRecordBar *self, CwClinic *clinic);

G_END_DECLS
