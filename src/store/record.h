/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "store/statement.h"

G_BEGIN_DECLS

/* How a member of a struct stands in its column. */
typedef enum {
  CW_FIELD_ID,     /* gint64; the primary key, given by the database */
  CW_FIELD_REF,    /* gint64; 0 is NULL */
  CW_FIELD_INT64,  /* gint64 */
  CW_FIELD_INT,    /* int; G_MININT is NULL */
  CW_FIELD_COUNT,  /* int; -1 is NULL */
  CW_FIELD_BOOL,   /* gboolean */
  CW_FIELD_REAL,   /* double; NAN is NULL */
  CW_FIELD_TEXT,   /* char * */
  CW_FIELD_BUFFER, /* char[CW_BOOT_ID_SIZE] */
  CW_FIELD_LIST,   /* GStrv; joined by ";" */
  CW_FIELD_DATE,   /* CwDate */
  CW_FIELD_TIME,   /* gint64, UTC seconds; 0 is NULL */
  CW_FIELD_LIMBS,  /* CwLimbSet */
  CW_FIELD_CHOICE, /* an enum, by its identifiers */
} CwFieldKind;

typedef struct {
  const char *(*to_id) (gconstpointer member);
  gboolean (*from_id) (const char *id, gpointer member);
} CwFieldChoice;

typedef struct {
  const char *column;
  CwFieldKind kind;
  gsize offset;
  const CwFieldChoice *choice; /* of CW_FIELD_CHOICE */
} CwField;

/**
 * CwRecord:
 *
 * How a struct of the model stands in a table: one list of members, from which
 * it is inserted, updated, read and written to the audit log alike.
 */
typedef struct {
  const char *table;
  const CwField *fields;
  gsize n_fields;
} CwRecord;

#define CW_RECORD(table, fields)                                               \
  {                                                                            \
    table, fields, G_N_ELEMENTS (fields)                                       \
  }
#define CW_FIELD(Type, member, column, KIND)                                   \
  {                                                                            \
    column, CW_FIELD_##KIND, G_STRUCT_OFFSET (Type, member), NULL              \
  }
#define CW_FIELD_ENUM(Type, member, column, name)                              \
  {                                                                            \
    column, CW_FIELD_CHOICE, G_STRUCT_OFFSET (Type, member), &name##_choice    \
  }

/* Defines `name`_choice from cw_`name`_to_id() and cw_`name`_from_id(). */
#define CW_DEFINE_CHOICE(Type, name)                                           \
  static const char *name##_get_id (gconstpointer member)                      \
  {                                                                            \
    return cw_##name##_to_id (*(const Type *)member);                          \
  }                                                                            \
  static gboolean name##_set_id (const char *id, gpointer member)              \
  {                                                                            \
    return cw_##name##_from_id (id, member);                                   \
  }                                                                            \
  static const CwFieldChoice name##_choice = { name##_get_id, name##_set_id };

/* INSERT with the members bound, all but the identifier; the columns named
 * after `object`, up to NULL, are the caller's to bind. */
CwStatement *
cw_record_insert (CwDatabase *database,
                  const CwRecord *record,
                  gconstpointer object,
                  ...) G_GNUC_NULL_TERMINATED G_GNUC_WARN_UNUSED_RESULT;
/* The same in place of the row with the same primary key, if there is one. */
CwStatement *
cw_record_replace (CwDatabase *database,
                   const CwRecord *record,
                   gconstpointer object,
                   ...) G_GNUC_NULL_TERMINATED G_GNUC_WARN_UNUSED_RESULT;
/* UPDATE of all members by the identifier; further columns as above. */
CwStatement *
cw_record_update (CwDatabase *database,
                  const CwRecord *record,
                  gconstpointer object,
                  ...) G_GNUC_NULL_TERMINATED G_GNUC_WARN_UNUSED_RESULT;
/* SELECT of the members and of further columns (nullable); `tail` is all that
 * follows the table's name. */
CwStatement *cw_record_select (CwDatabase *database,
                               const CwRecord *record,
                               const char *more_columns,
                               const char *tail) G_GNUC_WARN_UNUSED_RESULT;

/* Reads a row of cw_record_select() into a new object; the columns asked for
 * besides follow from `record->n_fields` on. */
gboolean cw_record_read (const CwRecord *record,
                         CwStatement *row,
                         gpointer object,
                         GError **error);

/* Makes an object of the model, as cw_cuff_new() does. */
typedef gpointer (*CwRecordMake) (void);

/* Reads all rows of a cw_record_select(), each into an object of its own at the
 * end of `objects`. */
gboolean cw_record_read_all (const CwRecord *record,
                             CwStatement *select,
                             CwRecordMake make,
                             GPtrArray *objects,
                             GError **error);
/* Reads the row of that identifier into a new object; CW_STORE_ERROR_NOT_FOUND
 * with that sentence when there is none. */
gboolean cw_record_load (CwDatabase *database,
                         const CwRecord *record,
                         gint64 id,
                         gpointer object,
                         const char *missing,
                         GError **error);

/* The row of that identifier as JSON; NULL when there is none. */
char *cw_record_to_json (CwDatabase *database,
                         const CwRecord *record,
                         gint64 id,
                         GError **error) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
