#pragma once
#include <sqlite3.h>

// What a disk may lose with its power: every change that no sync of its file has followed is kept,
// lost or turned to garbage, each for itself.

// Takes a change down before it is made; without bytes the file is cut at the place.
void power_note(
    const char *path, sqlite3_file *real, const void *bytes, int length, sqlite3_int64 at);

// Forgets the changes of a file, which are safe now, or of all.
void power_forget(const char *path);

// Cuts the power, once all files are closed: the seed decides what becomes of each change.
void power_cut(unsigned long long seed);
