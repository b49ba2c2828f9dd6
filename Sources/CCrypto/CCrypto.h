#pragma once
// The low-level functions are deprecated for EVP, whose look-up of an algorithm costs more than
// the digest of a short text.
#define OPENSSL_SUPPRESS_DEPRECATED
#include <openssl/err.h>
#include <openssl/sha.h>
#include <openssl/ssl.h>
#include <openssl/x509.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

static inline void crypto_sha256(const uint8_t *bytes, size_t count, uint8_t result[32]) {
    SHA256_CTX context;
    SHA256_Init(&context);
    SHA256_Update(&context, bytes, count);
    SHA256_Final(result, &context);
}

// The first eight bytes of the digest as a number. Most texts that it is asked of are URLs, of one
// or two blocks. Those are padded here: handed over in pieces they cost half as much again.
static inline uint64_t crypto_sha256_prefix(const uint8_t *bytes, size_t count) {
    if (count > 2 * SHA256_CBLOCK - 9) {
        uint8_t digest[32];
        uint64_t prefix = 0;
        crypto_sha256(bytes, count, digest);
        for (int i = 0; i < 8; i++) prefix = prefix << 8 | digest[i];
        return prefix;
    }
    uint8_t blocks[2 * SHA256_CBLOCK] = {0};
    size_t length = count > SHA256_CBLOCK - 9 ? 2 * SHA256_CBLOCK : SHA256_CBLOCK;
    if (count > 0) memcpy(blocks, bytes, count);
    blocks[count] = 0x80;
    blocks[length - 2] = (uint8_t)(count >> 5);
    blocks[length - 1] = (uint8_t)(count << 3);
    SHA256_CTX context;
    SHA256_Init(&context);
    for (size_t i = 0; i < length; i += SHA256_CBLOCK) SHA256_Transform(&context, blocks + i);
    return (uint64_t)context.h[0] << 32 | context.h[1];
}

// Why the last call failed, in words: what the system said of it, or else the last of the reasons
// that this thread has, which are forgotten.
static inline const char *crypto_take_reason(void) {
    unsigned long code = ERR_peek_error();
    if (!ERR_SYSTEM_ERROR(code)) code = ERR_peek_last_error();
    ERR_clear_error();
    const char *reason =
        ERR_SYSTEM_ERROR(code) ? strerror(ERR_GET_REASON(code)) : ERR_reason_error_string(code);
    return reason ? reason : "it is of no use";
}

static inline void crypto_sha256_begin(SHA256_CTX *context) { SHA256_Init(context); }

static inline void crypto_sha256_add(SHA256_CTX *context, const uint8_t *bytes, size_t count) {
    SHA256_Update(context, bytes, count);
}

static inline void crypto_sha256_end(SHA256_CTX *context, uint8_t result[32]) {
    SHA256_Final(result, context);
}
