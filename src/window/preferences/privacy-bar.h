/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <adwaita.h>

#include "store/clinic.h"
#include "store/disk-encryption.h"
#include "window/common/notice-bar.h"

G_BEGIN_DECLS

/* Says who else could read the clinic file: other users of the computer each time
 * it is opened, whoever takes the computer until somebody has read it once. */
#define CW_TYPE_PRIVACY_BAR (cw_privacy_bar_get_type ())
G_DECLARE_FINAL_TYPE (CwPrivacyBar, cw_privacy_bar, CW, PRIVACY_BAR, CwNoticeBar)

/* Looks at the file of that clinic; says nothing about invented patients. */
void cw_privacy_bar_set_clinic (CwPrivacyBar *self, CwClinic *clinic);
/* Says what was found about the file `path`; `open` (nullable) is a sentence of
 * cw_file_modes_close(). */
void cw_privacy_bar_tell (CwPrivacyBar *self,
                          const char *path,
                          const char *open,
                          CwDiskEncryption encryption);

G_END_DECLS
