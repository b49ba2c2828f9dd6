#pragma once
// What the Linux kernel offers and Swift's Glibc module does not show: headers it leaves out,
// variadic calls, and structures with unions or flexible arrays.
#include <arpa/inet.h>
#include <errno.h>
#include <fcntl.h>
#include <malloc.h>
#include <netinet/in.h>
#include <netinet/tcp.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>
#include <sys/epoll.h>
#include <sys/eventfd.h>
#include <sys/file.h>
#include <sys/ioctl.h>
#include <sys/prctl.h>
#include <sys/resource.h>
#include <sys/signalfd.h>
#include <sys/socket.h>
#include <sys/stat.h>
#include <time.h>
#include <unistd.h>

// `open` is variadic, which Swift cannot call.
static inline int crawl_open(const char *path, int flags, mode_t mode) {
    return open(path, flags, mode);
}

// `fcntl` is variadic, which Swift cannot call.
static inline int crawl_set_nonblocking(int fd) {
    int flags = fcntl(fd, F_GETFL);
    return flags < 0 ? -1 : fcntl(fd, F_SETFL, flags | O_NONBLOCK);
}

// `fcntl` again: the lowest free number that is not below a least one.
static inline int crawl_duplicate(int fd, int least) {
    return fcntl(fd, F_DUPFD_CLOEXEC, least);
}

// The union inside `epoll_event` is packed; two words are easier to own.
static inline int crawl_epoll_ctl(int epoll, int operation, int fd, uint32_t events,
                                  uint64_t data) {
    struct epoll_event event = {.events = events, .data = {.u64 = data}};
    return epoll_ctl(epoll, operation, fd, &event);
}

// Waits with the precision of the clock, or of milliseconds where a sandbox or an old kernel does not
// know the newer call; a negative time waits for ever.
static inline int crawl_epoll_wait(int epoll, struct epoll_event *events, int count,
                                   int64_t nanoseconds) {
    struct timespec timeout = {nanoseconds / 1000000000, nanoseconds % 1000000000};
    int ready = epoll_pwait2(epoll, events, count, nanoseconds < 0 ? 0 : &timeout, 0);
    if (ready >= 0 || (errno != ENOSYS && errno != EPERM)) return ready;
    int64_t wait = nanoseconds < 0 ? -1 : (nanoseconds + 999999) / 1000000;
    return epoll_wait(epoll, events, count, wait > INT32_MAX ? INT32_MAX : (int)wait);
}

// `prctl` is variadic, which Swift cannot call.
static inline int crawl_forbid_new_privileges(void) {
    return prctl(PR_SET_NO_NEW_PRIVS, 1, 0, 0, 0);
}

// `sockaddr` is a family of structures behind one pointer; these keep the casts in one place.
static inline socklen_t crawl_ipv4(struct sockaddr_storage *storage, uint32_t address,
                                   uint16_t port) {
    struct sockaddr_in *in = (struct sockaddr_in *)storage;
    memset(storage, 0, sizeof *storage);
    in->sin_family = AF_INET;
    in->sin_addr.s_addr = htonl(address);
    in->sin_port = htons(port);
    return sizeof *in;
}

static inline int crawl_bind(int fd, const struct sockaddr_storage *storage, socklen_t length) {
    return bind(fd, (const struct sockaddr *)storage, length);
}

static inline int crawl_connect(int fd, const struct sockaddr_storage *storage, socklen_t length) {
    return connect(fd, (const struct sockaddr *)storage, length);
}

static inline int crawl_local_port(int fd) {
    struct sockaddr_in in = {0};
    socklen_t length = sizeof in;
    return getsockname(fd, (struct sockaddr *)&in, &length) < 0 ? -1 : ntohs(in.sin_port);
}

static inline int64_t crawl_local_address(int fd) {
    struct sockaddr_in in = {0};
    socklen_t length = sizeof in;
    return getsockname(fd, (struct sockaddr *)&in, &length) < 0 ? -1 : ntohl(in.sin_addr.s_addr);
}

static inline int crawl_accept(int fd) {
    return accept4(fd, 0, 0, SOCK_NONBLOCK | SOCK_CLOEXEC);
}

// True where the kernel knows a way to an address of 4 or 16 bytes; connecting a socket of
// datagrams sends nothing.
static inline int crawl_has_route(const uint8_t *bytes, int count) {
    struct sockaddr_in in = {.sin_family = AF_INET, .sin_port = htons(443)};
    struct sockaddr_in6 in6 = {.sin6_family = AF_INET6, .sin6_port = htons(443)};
    int is_v4 = count == 4;
    memcpy(is_v4 ? (void *)&in.sin_addr : (void *)&in6.sin6_addr, bytes, is_v4 ? 4 : 16);
    int fd = socket(is_v4 ? AF_INET : AF_INET6, SOCK_DGRAM | SOCK_CLOEXEC, 0);
    if (fd < 0) return errno == EMFILE || errno == ENFILE;
    int result = connect(fd, is_v4 ? (struct sockaddr *)&in : (struct sockaddr *)&in6,
                         is_v4 ? sizeof in : sizeof in6);
    close(fd);
    return result == 0;
}

// The option's value is passed by address and length.
static inline int crawl_set_socket_option(int fd, int level, int option, int value) {
    return setsockopt(fd, level, option, &value, sizeof value);
}

// Resets the connection on close instead of finishing it in order.
static inline int crawl_set_reset_on_close(int fd) {
    struct linger linger = {.l_onoff = 1, .l_linger = 0};
    return setsockopt(fd, SOL_SOCKET, SO_LINGER, &linger, sizeof linger);
}

// glibc gives the top of its heap back and asks for it again with every other body; that costs more
// page faults than all else. Up to this many bytes stay.
static inline void crawl_keep_memory(int trim, int map) {
    mallopt(M_MMAP_THRESHOLD, map);
    mallopt(M_TRIM_THRESHOLD, trim);
    mallopt(M_TOP_PAD, 1 << 20);
}

// On Linux the priority of a process's number 0 is that of the calling thread alone.
static inline int crawl_lower_thread(int steps) { return setpriority(PRIO_PROCESS, 0, steps); }

// `prctl` again; a thread names itself.
static inline int crawl_name_thread(const char *name) {
    return prctl(PR_SET_NAME, name, 0, 0, 0);
}

// `ioctl` is variadic, which Swift cannot call.
static inline int crawl_terminal_width(int fd) {
    struct winsize size = {0};
    return ioctl(fd, TIOCGWINSZ, &size) < 0 ? -1 : size.ws_col;
}

// The next moment at which clocks here show a time; `tm` holds a pointer, which Swift calls unsafe.
static inline time_t crawl_next_local_time(time_t now, int hour, int minute) {
    struct tm day, moment;
    localtime_r(&now, &day);
    for (int later = 0;; later++) {
        moment = day;
        moment.tm_mday += later;
        moment.tm_hour = hour;
        moment.tm_min = minute;
        moment.tm_sec = 0;
        moment.tm_isdst = -1;
        time_t next = mktime(&moment);
        if (next > now || later > 1) return next;
    }
}

// Swift takes the variable for one that threads share.
extern char **environ;
static inline char **crawl_environment(void) { return environ; }

// Ends the process; its name tells it apart from the few lines of the command that may say `exit`.
static inline _Noreturn void crawl_end(int status) { exit(status); }
