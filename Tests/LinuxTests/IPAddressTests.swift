import Testing

@testable import Linux

struct IPAddressTests {
    @Test(
        arguments: [
            ("127.0.0.1", [127, 0, 0, 1]), ("255.255.255.255", [255, 255, 255, 255]),
            ("::1", Array(repeating: 0, count: 15) + [1]),
            ("::ffff:1.2.3.4", Array(repeating: 0, count: 10) + [255, 255, 1, 2, 3, 4]),
        ] as [(String, [UInt8])]
    )
    func `the usual notation is read`(text: String, bytes: [UInt8]) throws {
        let address = try #require(IPAddress(parsing: text))
        #expect(address.bytes == bytes)
        #expect(address.isIPv4 == (bytes.count == 4))
        #expect(IPAddress(bytes: bytes) == address)
    }

    @Test(arguments: [
        "", "1", "1.2.3", "1.2.3.4.5", "256.0.0.1", "01.2.3.4", "0x7f.0.0.1", " 1.2.3.4", "[::1]",
        "fe80::1%lo", ":::", "1.2.3.4/8",
    ])
    func `what is no address is none`(text: String) {
        #expect(IPAddress(parsing: text) == nil)
    }

    @Test func `an address has four or sixteen bytes`() {
        for count in 0..<20 {
            let bytes = [UInt8](repeating: 1, count: count)
            #expect((IPAddress(bytes: bytes) != nil) == (count == 4 || count == 16))
        }
    }
}
