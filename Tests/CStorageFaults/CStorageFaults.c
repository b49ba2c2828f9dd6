#include "CStorageFaults.h"
#include "PowerCut.h"

#include <sqlite3.h>
#include <stdatomic.h>
#include <stddef.h>
#include <string.h>

// SQLite's own file behind ours.
struct faulty_file {
    sqlite3_file base;
    sqlite3_file *real;
    const char *name;
};

static sqlite3_vfs faulty_vfs;
static sqlite3_vfs *real_vfs;
static char mark[256];
static _Atomic int fault;
static _Atomic long chosen_call;
static _Atomic long calls;
static _Atomic long late_syncs;

static sqlite3_file *real_of(sqlite3_file *file) { return ((struct faulty_file *)file)->real; }

// What becomes of a call that changes the disk: SQLITE_OK for going on.
static int judge_write(void) {
    int kind = fault;
    if (kind != CRAWL_FAULT_KILL && kind != CRAWL_FAULT_FULL && kind != CRAWL_FAULT_POWER)
        return SQLITE_OK;
    if (atomic_fetch_add(&calls, 1) + 1 < chosen_call) return SQLITE_OK;
    return kind == CRAWL_FAULT_FULL ? SQLITE_FULL : SQLITE_IOERR_WRITE;
}

static int is_dead(void) {
    return (fault == CRAWL_FAULT_KILL || fault == CRAWL_FAULT_POWER) && calls >= chosen_call;
}

// Takes down what the power may take away.
static void note(sqlite3_file *file, const void *from, int count, sqlite3_int64 at) {
    if (fault == CRAWL_FAULT_POWER)
        power_note(((struct faulty_file *)file)->name, real_of(file), from, count, at);
}

static int faulty_close(sqlite3_file *file) { return real_of(file)->pMethods->xClose(real_of(file)); }

static int faulty_read(sqlite3_file *file, void *to, int count, sqlite3_int64 at) {
    return real_of(file)->pMethods->xRead(real_of(file), to, count, at);
}

static int faulty_write(sqlite3_file *file, const void *from, int count, sqlite3_int64 at) {
    int code = judge_write();
    if (code) return code;
    note(file, from, count, at);
    return real_of(file)->pMethods->xWrite(real_of(file), from, count, at);
}

static int faulty_truncate(sqlite3_file *file, sqlite3_int64 size) {
    int code = judge_write();
    if (code) return code;
    note(file, 0, 0, size);
    return real_of(file)->pMethods->xTruncate(real_of(file), size);
}

static int faulty_sync(sqlite3_file *file, int flags) {
    if (is_dead()) return SQLITE_IOERR_FSYNC;
    if (fault == CRAWL_FAULT_SYNC) {
        long call = atomic_fetch_add(&calls, 1) + 1;
        if (call == chosen_call) return SQLITE_IOERR_FSYNC;
        if (call > chosen_call) atomic_fetch_add(&late_syncs, 1);
    }
    if (fault == CRAWL_FAULT_POWER) power_forget(((struct faulty_file *)file)->name);
    return real_of(file)->pMethods->xSync(real_of(file), flags);
}

static int faulty_size(sqlite3_file *file, sqlite3_int64 *size) {
    return real_of(file)->pMethods->xFileSize(real_of(file), size);
}

static int faulty_lock(sqlite3_file *file, int level) {
    return real_of(file)->pMethods->xLock(real_of(file), level);
}

static int faulty_unlock(sqlite3_file *file, int level) {
    return real_of(file)->pMethods->xUnlock(real_of(file), level);
}

static int faulty_check(sqlite3_file *file, int *result) {
    return real_of(file)->pMethods->xCheckReservedLock(real_of(file), result);
}

static int faulty_control(sqlite3_file *file, int op, void *argument) {
    return real_of(file)->pMethods->xFileControl(real_of(file), op, argument);
}

static int faulty_sector(sqlite3_file *file) {
    return real_of(file)->pMethods->xSectorSize(real_of(file));
}

static int faulty_traits(sqlite3_file *file) {
    return real_of(file)->pMethods->xDeviceCharacteristics(real_of(file));
}

static int faulty_map(sqlite3_file *file, int page, int size, int extend, void volatile **at) {
    return real_of(file)->pMethods->xShmMap(real_of(file), page, size, extend, at);
}

static int faulty_shm_lock(sqlite3_file *file, int offset, int count, int flags) {
    return real_of(file)->pMethods->xShmLock(real_of(file), offset, count, flags);
}

static void faulty_barrier(sqlite3_file *file) {
    real_of(file)->pMethods->xShmBarrier(real_of(file));
}

static int faulty_unmap(sqlite3_file *file, int delete) {
    return real_of(file)->pMethods->xShmUnmap(real_of(file), delete && !is_dead());
}

static const sqlite3_io_methods faulty_methods = {
    2, faulty_close, faulty_read, faulty_write, faulty_truncate, faulty_sync, faulty_size,
    faulty_lock, faulty_unlock, faulty_check, faulty_control, faulty_sector, faulty_traits,
    faulty_map, faulty_shm_lock, faulty_barrier, faulty_unmap, 0, 0};

static int faulty_open(
    sqlite3_vfs *vfs, const char *name, sqlite3_file *file, int flags, int *opened) {
    (void)vfs;
    struct faulty_file *ours = (struct faulty_file *)file;
    sqlite3_file *real = (sqlite3_file *)(ours + 1);
    // What nobody marked is SQLite's own file, moved to where it is looked for.
    int is_marked = fault && name && strstr(name, mark);
    if (!is_marked) return real_vfs->xOpen(real_vfs, name, file, flags, opened);
    memset(ours, 0, sizeof *ours);
    int code = real_vfs->xOpen(real_vfs, name, real, flags, opened);
    if (code || !real->pMethods) return code;
    ours->real = real;
    ours->name = name;
    ours->base.pMethods = &faulty_methods;
    return SQLITE_OK;
}

static int faulty_delete(sqlite3_vfs *vfs, const char *name, int sync) {
    (void)vfs;
    // What is deleted elsewhere meanwhile, by another thread, is no concern of ours.
    int is_marked = fault && name && strstr(name, mark);
    if (is_marked && is_dead()) return SQLITE_IOERR_DELETE;
    if (is_marked && fault == CRAWL_FAULT_POWER) power_forget(name);
    return real_vfs->xDelete(real_vfs, name, sync);
}

int crawl_faults_install(void) {
    if (real_vfs) return SQLITE_OK;
    real_vfs = sqlite3_vfs_find(0);
    if (!real_vfs) return SQLITE_ERROR;
    faulty_vfs = *real_vfs;
    faulty_vfs.zName = "faulty";
    faulty_vfs.pNext = 0;
    faulty_vfs.szOsFile = (int)sizeof(struct faulty_file) + real_vfs->szOsFile;
    faulty_vfs.xOpen = faulty_open;
    faulty_vfs.xDelete = faulty_delete;
    return sqlite3_vfs_register(&faulty_vfs, 1);
}

void crawl_faults_arm(const char *path, enum crawl_fault kind, long call) {
    strncpy(mark, path, sizeof mark - 1);
    calls = 0;
    late_syncs = 0;
    chosen_call = call;
    fault = kind;
}

void crawl_faults_disarm(void) { fault = 0; }

void crawl_faults_cut(unsigned long long seed) { power_cut(seed); }

long crawl_faults_calls(void) { return calls; }

long crawl_faults_late_syncs(void) { return late_syncs; }
