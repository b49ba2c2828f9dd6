import Testing

@testable import Linux

struct IPAddressDescribingTests {
    @Test(arguments: [
        "0.0.0.0", "127.0.0.1", "255.255.255.255", "::", "::1", "2001:db8::1:0:0:1", "fe80::1",
        "1:2:3:4:5:6:7:8", "::ffff:1.2.3.4",
    ])
    func `an address is written as it is read`(text: String) throws {
        let address = try #require(IPAddress(parsing: text))
        #expect(address.description == text)
    }

    @Test func `there is a way to this machine, and none to nowhere`() throws {
        let here = try #require(IPAddress(parsing: "127.0.0.1"))
        let broadcast = try #require(IPAddress(parsing: "255.255.255.255"))
        #expect(here.hasRoute)
        #expect(!broadcast.hasRoute)
    }
}
