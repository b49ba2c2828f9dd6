#pragma once
#include <stdbool.h>
#include <stdint.h>

// How many blocks the calling thread has taken from the heap since it began.
uint64_t allocations_of_thread(void);

// False where a sanitizer has the heap for itself, so that nothing is counted.
bool allocations_are_counted(void);
