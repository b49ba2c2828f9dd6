#pragma once
#include <stdatomic.h>
#include <stdint.h>

// What goes wrong with the machine below a program that has this library loaded before all others:
// clocks that jump, and allocations of the C libraries that fail. It lies in a file that both sides
// see, named by the environment's CRAWL_MACHINE_FAULTS.
struct crawl_machine_faults {
    // How far the clock on the wall is off, in nanoseconds.
    _Atomic int64_t wall;
    // How far the clocks that never jump are ahead, as after a stop of the process.
    _Atomic int64_t steady;
    // Which allocation fails, from 1, once; 0 is none.
    _Atomic int64_t chosen_allocation;
    // How many allocations of the C libraries there were.
    _Atomic int64_t allocations;
    // Whose allocations are counted, by its place among the libraries, from 1; 0 is those of all.
    _Atomic int64_t library;
};
