#pragma once
#include <ares.h>
#include <stdint.h>

// The structure of options is large; these are the ones that matter here. Where a server refuses or
// fails, the next one is asked, as is c-ares' way.
static inline int crawl_ares_open(ares_channel *channel, int milliseconds, int tries,
                                  ares_sock_state_cb callback, void *data) {
    struct ares_options options = {
        .timeout = milliseconds,
        .tries = tries,
        .sock_state_cb = callback,
        .sock_state_cb_data = data,
    };
    return ares_init_options(channel, &options,
                             ARES_OPT_TIMEOUTMS | ARES_OPT_TRIES | ARES_OPT_SOCK_STATE_CB);
}

// Microseconds until a question has to be asked again, negative where none is open.
static inline int64_t crawl_ares_wait(ares_channel channel) {
    struct timeval wait;
    if (!ares_timeout(channel, 0, &wait)) return -1;
    return (int64_t)wait.tv_sec * 1000000 + wait.tv_usec;
}
