import Testing

@testable import CrawlFetch

struct NameServerTests {
    @Test(arguments: [
        ("192.0.2.1", "192.0.2.1:53"), ("192.0.2.1:5353", "192.0.2.1:5353"),
        ("2001:db8::1", "[2001:db8::1]:53"), ("[2001:db8::1]:9", "[2001:db8::1]:9"),
        ("::1", "[::1]:53"),
    ])
    func `a server is an address and perhaps a port`(text: String, authority: String) {
        #expect(NameServer(parsing: text)?.authority == authority)
    }

    @Test(arguments: [
        "", "example.org", "192.0.2", "192.0.2.1:", "192.0.2.1:0", "192.0.2.1:65536",
        "192.0.2.1:+5", "192.0.2.1:5x", "[192.0.2.1]:53", "[2001:db8::1]", "[::1", "::1]:53",
        ":53", "192.0.2.1 ",
    ])
    func `anything else is none`(text: String) {
        #expect(NameServer(parsing: text) == nil)
    }
}
