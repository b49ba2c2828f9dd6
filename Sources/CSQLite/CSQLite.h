#pragma once
#include <sqlite3.h>

// No statistics of memory: they cost a lock at every allocation.
static inline int crawl_sqlite_configure(void) {
    return sqlite3_config(SQLITE_CONFIG_MEMSTATUS, 0);
}

// One switch of sqlite3_db_config, which is variadic.
static inline int crawl_sqlite_switch(sqlite3 *database, int option, int on) {
    return sqlite3_db_config(database, option, on, (int *)0);
}

// SQLITE_TRANSIENT and SQLITE_STATIC are casts, which Swift does not see.
static inline int crawl_sqlite_bind_text_copy(
    sqlite3_stmt *statement, int index, const void *bytes, sqlite3_uint64 count) {
    return sqlite3_bind_text64(
        statement, index, (const char *)bytes, count, SQLITE_TRANSIENT, SQLITE_UTF8);
}

static inline int crawl_sqlite_bind_blob_copy(
    sqlite3_stmt *statement, int index, const void *bytes, sqlite3_uint64 count) {
    return sqlite3_bind_blob64(statement, index, bytes, count, SQLITE_TRANSIENT);
}

static inline int crawl_sqlite_bind_text_lent(
    sqlite3_stmt *statement, int index, const void *bytes, sqlite3_uint64 count) {
    return sqlite3_bind_text64(
        statement, index, (const char *)bytes, count, SQLITE_STATIC, SQLITE_UTF8);
}

static inline int crawl_sqlite_bind_blob_lent(
    sqlite3_stmt *statement, int index, const void *bytes, sqlite3_uint64 count) {
    return sqlite3_bind_blob64(statement, index, bytes, count, SQLITE_STATIC);
}

// What a statement from outside may do: read tables and views, call functions, ask for the shape
// of tables. SQLite asks for each action while it compiles the statement.
static inline int crawl_sqlite_may_read(
    void *nothing, int action, const char *first, const char *second,
    const char *database, const char *source) {
    (void)nothing; (void)database; (void)source;
    switch (action) {
    case SQLITE_SELECT: case SQLITE_READ: case SQLITE_RECURSIVE: return SQLITE_OK;
    case SQLITE_FUNCTION:
        return second && sqlite3_stricmp(second, "load_extension") ? SQLITE_OK : SQLITE_DENY;
    case SQLITE_PRAGMA: {
        static const char *const shapes[] = {
            "table_info", "table_xinfo", "table_list", "index_list", "index_info", "index_xinfo",
            "foreign_key_list"};
        for (unsigned index = 0; index < sizeof shapes / sizeof *shapes; index++)
            if (first && !sqlite3_stricmp(first, shapes[index])) return SQLITE_OK;
        return SQLITE_DENY;
    }
    default: return SQLITE_DENY;
    }
}

static inline int crawl_sqlite_confine(sqlite3 *database) {
    return sqlite3_set_authorizer(database, crawl_sqlite_may_read, (void *)0);
}
