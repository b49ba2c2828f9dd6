// A program's own `malloc` goes before the library's, for every library it loads; these count and
// pass on to the names under which glibc has its own.
#include "CAllocations.h"

#include <errno.h>
#include <stddef.h>

#if !defined(__has_feature)
#define __has_feature(name) 0
#endif
#if __has_feature(address_sanitizer) || __has_feature(thread_sanitizer)

uint64_t allocations_of_thread(void) { return 0; }
bool allocations_are_counted(void) { return false; }

#else

void *__libc_malloc(size_t size);
void *__libc_calloc(size_t count, size_t size);
void *__libc_realloc(void *block, size_t size);
void *__libc_memalign(size_t alignment, size_t size);

// Room for it is there before the thread begins, so that counting takes no memory.
static __thread uint64_t count __attribute__((tls_model("initial-exec")));

uint64_t allocations_of_thread(void) { return count; }
bool allocations_are_counted(void) { return true; }

void *malloc(size_t size) {
    count += 1;
    return __libc_malloc(size);
}

void *calloc(size_t number, size_t size) {
    count += 1;
    return __libc_calloc(number, size);
}

void *realloc(void *block, size_t size) {
    count += 1;
    return __libc_realloc(block, size);
}

void *memalign(size_t alignment, size_t size) {
    count += 1;
    return __libc_memalign(alignment, size);
}

void *aligned_alloc(size_t alignment, size_t size) { return memalign(alignment, size); }

int posix_memalign(void **block, size_t alignment, size_t size) {
    if (alignment % sizeof(void *) != 0 || (alignment & (alignment - 1)) != 0) return EINVAL;
    *block = memalign(alignment, size);
    return *block ? 0 : ENOMEM;
}

#endif
