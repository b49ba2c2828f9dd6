#define _GNU_SOURCE
#include "CMachineFaults.h"

#include <errno.h>
#include <fcntl.h>
#include <link.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>
#include <sys/syscall.h>
#include <sys/time.h>
#include <time.h>
#include <unistd.h>

void *__libc_malloc(size_t size);
void *__libc_calloc(size_t count, size_t size);
void *__libc_realloc(void *block, size_t size);

// Swift's runtime has no answer to a lack of memory; these libraries must have one. MachineFaults
// knows them by their places.
static const char *const libraries[] = {"libcurl", "libcares", "libsqlite3", "libz.", "libzstd",
                                        "libbrotli"};

static struct {
    uintptr_t start, end;
    int64_t library;
} texts[16];
static int text_count;
static struct crawl_machine_faults *faults;

static int note_library(struct dl_phdr_info *info, size_t size, void *data) {
    (void)size, (void)data;
    int64_t library = 0;
    for (size_t index = 0; index < sizeof libraries / sizeof *libraries; index++)
        if (strstr(info->dlpi_name, libraries[index])) library = (int64_t)index + 1;
    for (int index = 0; library && index < info->dlpi_phnum && text_count < 16; index++) {
        const ElfW(Phdr) *part = &info->dlpi_phdr[index];
        if (part->p_type != PT_LOAD || !(part->p_flags & PF_X)) continue;
        texts[text_count].library = library;
        texts[text_count].start = info->dlpi_addr + part->p_vaddr;
        texts[text_count++].end = info->dlpi_addr + part->p_vaddr + part->p_memsz;
    }
    return 0;
}

__attribute__((constructor)) static void start(void) {
    const char *path = getenv("CRAWL_MACHINE_FAULTS");
    int file = path ? open(path, O_RDWR | O_CLOEXEC) : -1;
    if (file < 0) return;
    dl_iterate_phdr(note_library, 0);
    void *map = mmap(0, sizeof *faults, PROT_READ | PROT_WRITE, MAP_SHARED, file, 0);
    close(file);
    if (map != MAP_FAILED) faults = map;
}

static int fails(void *caller) {
    if (!faults) return 0;
    uintptr_t place = (uintptr_t)caller;
    for (int index = 0; index < text_count; index++) {
        if (place < texts[index].start || place >= texts[index].end) continue;
        if (faults->library && faults->library != texts[index].library) return 0;
        int64_t number = atomic_fetch_add(&faults->allocations, 1) + 1;
        if (number != faults->chosen_allocation) return 0;
        errno = ENOMEM;
        return 1;
    }
    return 0;
}

void *malloc(size_t size) {
    return fails(__builtin_return_address(0)) ? 0 : __libc_malloc(size);
}

void *calloc(size_t count, size_t size) {
    return fails(__builtin_return_address(0)) ? 0 : __libc_calloc(count, size);
}

void *realloc(void *block, size_t size) {
    return fails(__builtin_return_address(0)) ? 0 : __libc_realloc(block, size);
}

char *strdup(const char *text) {
    if (fails(__builtin_return_address(0))) return 0;
    size_t size = strlen(text) + 1;
    char *copy = __libc_malloc(size);
    return copy ? memcpy(copy, text, size) : 0;
}

int clock_gettime(clockid_t clock, struct timespec *time) {
    int result = (int)syscall(SYS_clock_gettime, clock, time);
    if (result || !faults) return result;
    int is_wall = clock == CLOCK_REALTIME || clock == CLOCK_REALTIME_COARSE;
    int is_steady = clock == CLOCK_MONOTONIC || clock == CLOCK_MONOTONIC_RAW ||
                    clock == CLOCK_MONOTONIC_COARSE || clock == CLOCK_BOOTTIME;
    int64_t shift = is_wall ? faults->wall : is_steady ? faults->steady : 0;
    int64_t nanoseconds = time->tv_nsec + shift % 1000000000;
    time->tv_sec += shift / 1000000000 + (nanoseconds >= 1000000000) - (nanoseconds < 0);
    time->tv_nsec = (nanoseconds + 1000000000) % 1000000000;
    return 0;
}

time_t time(time_t *result) {
    struct timespec now;
    clock_gettime(CLOCK_REALTIME, &now);
    if (result) *result = now.tv_sec;
    return now.tv_sec;
}

int gettimeofday(struct timeval *restrict result, void *restrict zone) {
    (void)zone;
    struct timespec now;
    clock_gettime(CLOCK_REALTIME, &now);
    *result = (struct timeval){now.tv_sec, now.tv_nsec / 1000};
    return 0;
}
