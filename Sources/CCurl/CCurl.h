#pragma once
#include <curl/curl.h>
#include <errno.h>
#include <netinet/in.h>
#include <stdbool.h>
#include <sys/socket.h>
#include <unistd.h>

// `curl_easy_setopt` and its kin are variadic macros, which Swift cannot call: one function for
// each shape.
static inline CURLcode crawl_easy_set_long(CURL *easy, CURLoption option, long value) {
    return curl_easy_setopt(easy, option, value);
}

static inline CURLcode crawl_easy_set_large(CURL *easy, CURLoption option, curl_off_t value) {
    return curl_easy_setopt(easy, option, value);
}

static inline CURLcode crawl_easy_set_text(CURL *easy, CURLoption option, const char *value) {
    return curl_easy_setopt(easy, option, value);
}

static inline CURLcode crawl_easy_set_pointer(CURL *easy, CURLoption option, void *value) {
    return curl_easy_setopt(easy, option, value);
}

typedef size_t (*crawl_data_callback)(char *, size_t, size_t, void *);

static inline CURLcode crawl_easy_set_data(CURL *easy, CURLoption option,
                                           crawl_data_callback value) {
    return curl_easy_setopt(easy, option, value);
}

static inline CURLSHcode crawl_share_set(CURLSH *share, curl_lock_data data) {
    return curl_share_setopt(share, CURLSHOPT_SHARE, data);
}

static inline CURLcode crawl_easy_set_opensocket(CURL *easy, curl_opensocket_callback value) {
    return curl_easy_setopt(easy, CURLOPT_OPENSOCKETFUNCTION, value);
}

static inline CURLcode crawl_easy_set_closesocket(CURL *easy, curl_closesocket_callback value) {
    return curl_easy_setopt(easy, CURLOPT_CLOSESOCKETFUNCTION, value);
}

static inline CURLcode crawl_easy_set_session(CURL *easy, curl_ssl_ctx_callback value) {
    return curl_easy_setopt(easy, CURLOPT_SSL_CTX_FUNCTION, value);
}

static inline CURLcode crawl_easy_get_long(CURL *easy, CURLINFO info, long *value) {
    return curl_easy_getinfo(easy, info, value);
}

static inline CURLcode crawl_easy_get_large(CURL *easy, CURLINFO info, curl_off_t *value) {
    return curl_easy_getinfo(easy, info, value);
}

static inline CURLcode crawl_easy_get_text(CURL *easy, CURLINFO info, const char **value) {
    return curl_easy_getinfo(easy, info, value);
}

static inline CURLcode crawl_easy_get_pointer(CURL *easy, CURLINFO info, void **value) {
    return curl_easy_getinfo(easy, info, value);
}

static inline CURLMcode crawl_multi_set_long(CURLM *multi, CURLMoption option, long value) {
    return curl_multi_setopt(multi, option, value);
}

static inline CURLMcode crawl_multi_set_pointer(CURLM *multi, CURLMoption option, void *value) {
    return curl_multi_setopt(multi, option, value);
}

static inline CURLMcode crawl_multi_set_socket(CURLM *multi, curl_socket_callback value) {
    return curl_multi_setopt(multi, CURLMOPT_SOCKETFUNCTION, value);
}

static inline CURLMcode crawl_multi_set_timer(CURLM *multi, curl_multi_timer_callback value) {
    return curl_multi_setopt(multi, CURLMOPT_TIMERFUNCTION, value);
}

// A message is a union; only its one kind, a finished transfer, is given on.
static inline CURL *crawl_multi_next_done(CURLM *multi, CURLcode *result) {
    int left;
    CURLMsg *message;
    while ((message = curl_multi_info_read(multi, &left))) {
        if (message->msg != CURLMSG_DONE) continue;
        *result = message->data.result;
        return message->easy_handle;
    }
    return 0;
}

// The library of TLS that libcurl is built with: "OpenSSL/3.0.17".
static inline const char *crawl_tls_version(void) {
    return curl_version_info(CURLVERSION_NOW)->ssl_version;
}

// Where libcurl looks for the certificates of authorities, by the way that it was built.
static inline const char *crawl_authorities_file(void) {
    return curl_version_info(CURLVERSION_NOW)->cainfo;
}

static inline const char *crawl_authorities_directory(void) {
    return curl_version_info(CURLVERSION_NOW)->capath;
}

// The peer that is about to be connected: 4 or 16 bytes in network order, or 0 for another family.
static inline int crawl_peer(const struct curl_sockaddr *peer, uint8_t bytes[16], uint16_t *port) {
    if (peer->family == AF_INET) {
        const struct sockaddr_in *in = (const struct sockaddr_in *)&peer->addr;
        for (int i = 0; i < 4; i++) bytes[i] = ((const uint8_t *)&in->sin_addr)[i];
        *port = ntohs(in->sin_port);
        return 4;
    }
    if (peer->family == AF_INET6) {
        const struct sockaddr_in6 *in = (const struct sockaddr_in6 *)&peer->addr;
        for (int i = 0; i < 16; i++) bytes[i] = in->sin6_addr.s6_addr[i];
        *port = ntohs(in->sin6_port);
        return 16;
    }
    return 0;
}

// The port of an address, 0 for another family than those of the Internet.
static inline long crawl_port(const struct sockaddr_storage *name) {
    if (name->ss_family == AF_INET) return ntohs(((const struct sockaddr_in *)name)->sin_port);
    if (name->ss_family == AF_INET6) return ntohs(((const struct sockaddr_in6 *)name)->sin6_port);
    return 0;
}

// True where a socket is connected from one port to the other.
static inline bool crawl_joins(curl_socket_t socket, long local, long remote) {
    struct sockaddr_storage name;
    socklen_t size = sizeof name;
    if (getsockname(socket, (struct sockaddr *)&name, &size) || crawl_port(&name) != local) return false;
    size = sizeof name;
    return !getpeername(socket, (struct sockaddr *)&name, &size) && crawl_port(&name) == remote;
}

// True where the other side has not ended the connection yet.
static inline bool crawl_is_open(curl_socket_t socket) {
    char byte;
    ssize_t count = recv(socket, &byte, 1, MSG_PEEK | MSG_DONTWAIT);
    return count > 0 || (count < 0 && (errno == EAGAIN || errno == EWOULDBLOCK));
}

static inline CURLcode crawl_easy_get_socket(CURL *easy, curl_socket_t *value) {
    return curl_easy_getinfo(easy, CURLINFO_ACTIVESOCKET, value);
}

// Ends a connection at once and drops what it has received; the descriptor stays.
static inline void crawl_disconnect(curl_socket_t socket) {
    struct sockaddr nobody = {.sa_family = AF_UNSPEC};
    (void)connect(socket, &nobody, sizeof nobody);
}

// True where the last socket failed for want of something that others hold.
static inline int crawl_lacks_socket(void) {
    return errno == EMFILE || errno == ENFILE || errno == ENOBUFS || errno == ENOMEM;
}

static inline curl_socket_t crawl_open_socket(const struct curl_sockaddr *peer) {
    return socket(peer->family, peer->socktype | SOCK_CLOEXEC, peer->protocol);
}
