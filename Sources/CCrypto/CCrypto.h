#pragma once
// The low-level functions are deprecated for EVP, whose look-up of an algorithm costs more than
// the digest of a short text.
#define OPENSSL_SUPPRESS_DEPRECATED
#include <openssl/sha.h>
#include <stddef.h>
#include <stdint.h>

static inline void crypto_sha256(const uint8_t *bytes, size_t count, uint8_t result[32]) {
    SHA256_CTX context;
    SHA256_Init(&context);
    SHA256_Update(&context, bytes, count);
    SHA256_Final(result, &context);
}
