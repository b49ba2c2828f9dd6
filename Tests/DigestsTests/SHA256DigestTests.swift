import Testing

@testable import Digests

struct SHA256DigestTests {
    /// FIPS 180-4's own examples, and one of more than one block.
    @Test(arguments: [
        ("", "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855"),
        ("abc", "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad"),
        (
            "abcdbcdecdefdefgefghfghighijhijkijkljklmklmnlmnomnopnopq",
            "248d6a61d20638b8e5c026930c3e6039a33ce45964ff2167f6ecedd419db06c1"
        ),
        (
            String(repeating: "a", count: 1_000_000),
            "cdc76e5c9914fb9281a1c7e284d73e67f1809a48a497200e046d39ccc7112cd0"
        ),
    ])
    func `the digest is the one that the standard gives`(text: String, expected: String) {
        let digest = SHA256Digest(of: Array(text.utf8).span)
        let hexadecimal = digest.bytes.map { byte in
            String(byte >> 4, radix: 16) + String(byte & 15, radix: 16)
        }
        #expect(hexadecimal.joined() == expected)
    }

    @Test func `the prefix is the first eight bytes without their last bit`() {
        let prefix = SHA256Digest.prefix63(of: Array("abc".utf8).span)
        #expect(prefix == 0x5d3c_0b5f_c780_e7f5)
    }

    /// Lengths of one, two and more blocks, and those at which padding takes one more.
    @Test(arguments: 0...300)
    func `the prefix is that of the digest, whatever the length`(count: Int) {
        let bytes = (0..<count).map { UInt8(truncatingIfNeeded: $0 &* 37 &+ count) }
        let digest = SHA256Digest(of: bytes.span).bytes
        let prefix = digest.prefix(8).reduce(UInt64(0)) { $0 << 8 | UInt64($1) }
        #expect(SHA256Digest.prefix63(of: bytes.span) == Int64(prefix >> 1))
    }

    @Test func `a prefix is never negative`() {
        // The digest of no bytes begins with a set bit.
        let nothing: [UInt8] = []
        let prefix = SHA256Digest.prefix63(of: nothing.span)
        #expect(prefix == 0x71d8_6221_4c7e_0e0a)
    }
}
