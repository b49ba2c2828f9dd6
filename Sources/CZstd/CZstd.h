#pragma once
// What learns a dictionary in one go, and what refers to one, is said to be for static linking, but
// each release has it.
#define ZDICT_STATIC_LINKING_ONLY
#define ZSTD_STATIC_LINKING_ONLY
#include <zdict.h>
#include <zstd.h>
#include <zstd_errors.h>
