/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "base/date.h"
#include "clinical/limb.h"
#include "store/database.h"

G_BEGIN_DECLS

typedef enum {
  CW_STEP_ERROR,
  CW_STEP_ROW,
  CW_STEP_DONE,
} CwStep;

/**
 * CwStatement:
 *
 * A prepared statement.  What goes wrong while it is prepared or its values are
 * bound is kept and reported by the next step, so that nobody needs to look
 * after each bind.
 *
 * Values that are not known (NULL, NAN, CW_DATE_NONE …) are bound as NULL and
 * read as such.
 */
typedef struct _CwStatement CwStatement;

/* From the database's cache when it is there; never NULL. */
CwStatement *cw_database_prepare (CwDatabase *database,
                                  const char *sql) G_GNUC_WARN_UNUSED_RESULT;
/* Gives it back to the cache. */
void cw_statement_release (CwStatement *self);
void cw_statement_destroy (CwStatement *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (CwStatement, cw_statement_release)

/* `name` as `:id`.  Text is copied. */
void cw_statement_bind_int (CwStatement *self, const char *name, gint64 value);
void cw_statement_bind_real (CwStatement *self, const char *name, double value);
void
cw_statement_bind_text (CwStatement *self, const char *name, const char *value);
void cw_statement_bind_date (CwStatement *self, const char *name, CwDate value);
/* UTC seconds, 0 is none. */
void cw_statement_bind_time (CwStatement *self, const char *name, gint64 utc_s);
void
cw_statement_bind_limbs (CwStatement *self, const char *name, CwLimbSet limbs);
/* Bytes are copied. */
void cw_statement_bind_blob (CwStatement *self,
                             const char *name,
                             gconstpointer bytes,
                             gsize size);
void cw_statement_bind_null (CwStatement *self, const char *name);

/* FALSE when it could not be prepared or bound: what a step would say. */
gboolean cw_statement_check (CwStatement *self, GError **error);
CwStep cw_statement_step (CwStatement *self, GError **error);
/* A step that has to be the last. */
gboolean cw_statement_run (CwStatement *self, GError **error);
/* Back to before the first step, with the values that are bound. */
void cw_statement_reset (CwStatement *self);

/* For whoever looks at values as they are stored. */
sqlite3_stmt *cw_statement_get_handle (CwStatement *self);
gboolean cw_statement_is_null (CwStatement *self, int column);
gint64 cw_statement_get_int (CwStatement *self, int column);
double cw_statement_get_real (CwStatement *self, int column);
/* Valid until the next step. */
const char *cw_statement_get_text (CwStatement *self, int column);
char *cw_statement_dup_text (CwStatement *self,
                             int column) G_GNUC_WARN_UNUSED_RESULT;
/* Copies the bytes of a column that has `size` of them; FALSE when it has not. */
gboolean cw_statement_get_blob (CwStatement *self,
                                int column,
                                gpointer bytes,
                                gsize size);
CwDate cw_statement_get_date (CwStatement *self, int column);
gint64 cw_statement_get_time (CwStatement *self, int column);
CwLimbSet cw_statement_get_limbs (CwStatement *self, int column);

G_END_DECLS
