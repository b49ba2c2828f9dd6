#include "PowerCut.h"

#include <fcntl.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

// A change of a file that no sync has followed.
struct change {
    char *path;
    sqlite3_int64 size;     // of the file before
    sqlite3_int64 at;
    int count;
    int old_count;          // how many of the bytes were there before
    unsigned char *old;
    unsigned char *new;     // none: the file was cut at this place
};

static struct change *changes;
static long count, capacity;

static void forget(struct change *change) {
    free(change->path);
    free(change->old);
    free(change->new);
}

void power_forget(const char *path) {
    long kept = 0;
    for (long index = 0; index < count; index++) {
        if (path && strcmp(changes[index].path, path)) changes[kept++] = changes[index];
        else forget(&changes[index]);
    }
    count = kept;
}

void power_note(
    const char *path, sqlite3_file *real, const void *bytes, int length, sqlite3_int64 at) {
    struct change change = {strdup(path), 0, at, length, 0, 0, 0};
    real->pMethods->xFileSize(real, &change.size);
    sqlite3_int64 there = change.size > at ? change.size - at : 0;
    change.old_count = bytes && there > length ? length : (int)there;
    change.old = malloc((size_t)change.old_count + 1);
    if (change.old_count) real->pMethods->xRead(real, change.old, change.old_count, at);
    if (bytes) {
        change.new = malloc((size_t)length);
        memcpy(change.new, bytes, (size_t)length);
    }
    if (count == capacity) {
        capacity = capacity ? capacity * 2 : 64;
        changes = realloc(changes, (size_t)capacity * sizeof *changes);
    }
    changes[count++] = change;
}

static unsigned long long roll(unsigned long long *state) {
    *state += 0x9E3779B97F4A7C15ull;
    unsigned long long mixed = (*state ^ (*state >> 30)) * 0xBF58476D1CE4E5B9ull;
    mixed = (mixed ^ (mixed >> 27)) * 0x94D049BB133111EBull;
    return mixed ^ (mixed >> 31);
}

static void put(int file, const unsigned char *bytes, int length, sqlite3_int64 at) {
    if (length && pwrite(file, bytes, (size_t)length, at) != length) abort();
}

static void undo(const struct change *change) {
    int file = open(change->path, O_RDWR);
    if (file < 0) return;
    put(file, change->old, change->old_count, change->at);
    if (ftruncate(file, change->size)) abort();
    close(file);
}

static void redo(const struct change *change, int is_garbage, unsigned long long *state) {
    int file = open(change->path, O_RDWR);
    if (file < 0) return;
    if (!change->new) {
        if (ftruncate(file, change->at)) abort();
    } else {
        for (int index = 0; is_garbage && index < change->count; index++)
            change->new[index] = (unsigned char)roll(state);
        put(file, change->new, change->count, change->at);
    }
    close(file);
}

void power_cut(unsigned long long seed) {
    for (long index = count; index-- > 0;) undo(&changes[index]);
    for (long index = 0; index < count; index++) {
        unsigned long long fate = roll(&seed) % 3;
        if (fate) redo(&changes[index], fate == 2, &seed);
    }
    power_forget(0);
}
