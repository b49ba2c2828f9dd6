import CrawlTestSupport
import Testing

@testable import DomainNames

struct PublicSuffixListTests {
    @Test(.enabled(if: Conformance.isPresent, "the public test suites are not there"))
    func `every case of the list's own suite gives its domain`() throws {
        let suite = try #require(Conformance.document("psl/psl_tests.json"))
        let cases = try #require(suite["cases"]?.array)
        let list = PublicSuffixList(file: Conformance.path(of: "psl/public_suffix_list.dat"))
        #expect(!cases.isEmpty)
        for example in cases {
            let host = example["input"]?.string ?? ""
            let domain = example["registrableDomain"]?.string
            #expect(list.registrableDomain(of: host) == domain, "\(host)")
        }
    }

    @Test(arguments: ["127.0.0.1", "[::1]", "", ".", "localhost", "a\0.com", "com", "co.uk."])
    func `addresses and bare suffixes have no registrable domain`(host: String) {
        #expect(PublicSuffixList().registrableDomain(of: host) == nil)
    }

    @Test(arguments: ["www.example.co.uk", "EXAMPLE.co.uk", "a.b.example.co.uk."])
    func `hosts of one owner have one registrable domain`(host: String) {
        #expect(PublicSuffixList().registrableDomain(of: host) == "example.co.uk")
    }

    @Test func `a list that cannot be read knows no domain`() {
        let list = PublicSuffixList(file: "/nowhere/list.dat")
        #expect(list.registrableDomain(of: "www.example.org") == nil)
    }
}
