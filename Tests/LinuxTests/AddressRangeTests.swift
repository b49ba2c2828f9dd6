import Testing

@testable import Linux

struct AddressRangeTests {
    private static func contains(_ range: String, _ address: String) throws -> Bool {
        let address = try #require(IPAddress(parsing: address))
        return try #require(AddressRange(parsing: range)).contains(address)
    }

    @Test(arguments: [
        ("10.0.0.0/8", "10.0.0.0", "10.255.255.255", "9.255.255.255", "11.0.0.0"),
        ("10.1.2.3/8", "10.0.0.0", "10.255.255.255", "9.255.255.255", "11.0.0.0"),
        ("172.16.0.0/12", "172.16.0.0", "172.31.255.255", "172.15.255.255", "172.32.0.0"),
        ("1.2.3.4", "1.2.3.4", "1.2.3.4", "1.2.3.3", "1.2.3.5"),
        ("1.2.3.4/31", "1.2.3.4", "1.2.3.5", "1.2.3.3", "1.2.3.6"),
        ("fe80::/10", "fe80::", "febf:ffff::", "fe7f:ffff::", "fec0::"),
        ("::1/128", "::1", "::1", "::", "::2"),
    ])
    func `a range holds its first and last address and no neighbour`(
        text: String,
        first: String,
        last: String,
        before: String,
        after: String
    ) throws {
        #expect(try Self.contains(text, first) && Self.contains(text, last))
        #expect(try Self.contains(text, before) == false)
        #expect(try Self.contains(text, after) == false)
    }

    @Test(arguments: [
        ("1.2.3.4", "1.2.3.4"), ("1.2.3.4/32", "1.2.3.4"), ("::1/128", "::1"), ("1.2.3.4/31", nil),
        ("::1/127", nil), ("::/32", nil), ("0.0.0.0/0", nil),
    ])
    func `a range is one address where all bits are told`(range: String, address: String?) throws {
        let found = try #require(AddressRange(parsing: range)).address
        #expect(found == address.flatMap(IPAddress.init(parsing:)))
    }

    @Test func `a range of no bits holds its whole family and nothing of the other`() throws {
        #expect(try Self.contains("0.0.0.0/0", "255.1.2.3"))
        #expect(try Self.contains("::/0", "ffff::"))
        #expect(try Self.contains("::/0", "1.2.3.4") == false)
        #expect(try Self.contains("0.0.0.0/0", "::1") == false)
    }

    @Test(arguments: [
        "", "/8", "10.0.0.0/", "10.0.0.0/33", "::/129", "10.0.0.0/-1", "10.0.0.0/+8",
        "10.0.0.0/8/8",
        "10.0.0.0/8 ", "10/8", "10.0.0.0/ 8", "10.0.0.0/٨", "10.0.0.0/0008",
    ])
    func `what is no range is none`(text: String) {
        #expect(AddressRange(parsing: text) == nil)
    }
}
