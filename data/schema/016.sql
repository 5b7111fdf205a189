-- SPDX-License-Identifier: GPL-3.0-or-later
--
-- Why a set was short, by the word of who did or led it.  Nobody is asked about
-- a set that met its target or that the time limit or STOP has ended.

ALTER TABLE set_entry ADD COLUMN short_reason TEXT NOT NULL DEFAULT 'none'
  CHECK (short_reason IN ('none', 'fatigue', 'pain', 'cuff', 'form', 'told',
                          'other'));

CREATE TRIGGER set_entry_reason_insert BEFORE INSERT ON set_entry BEGIN
  SELECT RAISE (ABORT, 'Only a set that was short has a reason for it.')
    WHERE NEW.short_reason <> 'none' AND NEW.ending <> 'short';
END;

-- Like a rating it may follow when the session has ended; then it stays.
CREATE TRIGGER set_entry_reason_update BEFORE UPDATE ON set_entry BEGIN
  SELECT RAISE (ABORT, 'Only a set that was short has a reason for it.')
    WHERE NEW.short_reason <> 'none' AND NEW.ending <> 'short';
  SELECT RAISE (ABORT, 'A session that has ended cannot be changed.')
    WHERE NEW.short_reason <> OLD.short_reason
      AND OLD.short_reason <> 'none'
      AND (SELECT state FROM session WHERE id = OLD.session_id)
          IS NOT 'running';
END;
