import Linux
import Testing

@testable import CrawlFetch

struct HostsFileTests {
    private static func addresses(of name: String, in text: String) -> [String]? {
        HostsFile(parsing: Array(text.utf8)).addresses(of: Array(name.utf8)[...])?
            .map(\.description)
    }

    private static let text = """
        # a comment
        127.0.0.1\tlocalhost  LocalHost.LocalDomain
        ::1 localhost # another
        10.0.0.1 a.test a.test. b.test\r
        nonsense c.test
        10.0.0.2
        fe80::1%lo d.test
        """

    @Test(arguments: [
        ("localhost", ["127.0.0.1", "::1"]), ("localhost.localdomain", ["127.0.0.1"]),
        ("a.test", ["10.0.0.1"]), ("a.test.", ["10.0.0.1"]), ("b.test", ["10.0.0.1"]),
        ("c.test", nil), ("d.test", nil), ("#", nil), ("10.0.0.2", nil), ("", nil),
    ])
    func `a name has the addresses of its lines`(name: String, addresses: [String]?) {
        #expect(Self.addresses(of: name, in: Self.text) == addresses)
    }

    @Test func `a file that is none names nobody`() {
        let file = HostsFile(path: "/nonexistent/hosts")
        #expect(file.addresses(of: Array("localhost".utf8)[...]) == nil)
    }
}
