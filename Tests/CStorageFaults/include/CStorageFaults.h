#pragma once

// Faults of the disk below SQLite, for files whose path contains a mark; all others are left alone.
// There is one fault at a time in a process.

enum crawl_fault {
    // From the chosen write on nothing reaches the disk any more, as after kill -9.
    CRAWL_FAULT_KILL = 1,
    // From the chosen write on the disk is full.
    CRAWL_FAULT_FULL = 2,
    // The chosen sync fails, once.
    CRAWL_FAULT_SYNC = 3,
    // At the chosen write the power goes: crawl_faults_cut decides what is left.
    CRAWL_FAULT_POWER = 4,
};

// Puts itself between SQLite and the files, once; returns what SQLite says.
int crawl_faults_install(void);

// Chooses the fault of files whose path contains the mark, and the call from 1; 0 is none.
void crawl_faults_arm(const char *mark, enum crawl_fault fault, long call);

// Takes the fault back: whatever is opened from here on is in order.
void crawl_faults_disarm(void);

// Keeps, loses or spoils each write that no sync has followed; all files must be closed.
void crawl_faults_cut(unsigned long long seed);

// How many calls of the kind that the fault counts have come.
long crawl_faults_calls(void);

// How many syncs have come after the one that failed.
long crawl_faults_late_syncs(void);
