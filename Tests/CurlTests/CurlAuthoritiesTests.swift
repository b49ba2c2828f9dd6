import CrawlTestSupport
import Testing

@testable import Curl

struct CurlAuthoritiesTests {
    private static func fault(file: String?, directory: String? = nil) -> CurlAuthorities.Fault? {
        do throws(CurlAuthorities.Fault) {
            _ = try CurlAuthorities(file: file, directory: directory)
            return nil
        } catch {
            return error
        }
    }

    @Test func `a file that is not there, or holds no certificate, is said so`() {
        let missing = CurlAuthorities.Fault(
            place: "/nonexistent",
            cause: "No such file or directory"
        )
        #expect(Self.fault(file: "/nonexistent") == missing)
        #expect(Self.fault(file: nil, directory: "/nonexistent") == missing)
        #expect(Self.fault(file: "/dev/null")?.place == "/dev/null")
        #expect(Self.fault(file: "/etc/passwd")?.cause == "no certificate or crl found")
        #expect(Self.fault(file: nil, directory: "/etc/passwd")?.cause == "Not a directory")
    }

    @Test(.enabled(if: TestAuthority.isPossible))
    func `a certificate is found in a file and in a directory`() throws {
        try TemporaryDirectory.with { directory in
            let authority = try TestAuthority(in: directory)
            let hashed = try authority.hashedDirectory()
            #expect(Self.fault(file: authority.file) == nil)
            #expect(Self.fault(file: nil, directory: hashed) == nil)
            #expect(Self.fault(file: authority.file, directory: hashed) == nil)
            #expect(Self.fault(file: authority.key)?.cause == "no certificate or crl found")
        }
    }

    @Test func `what nobody needs is not read, and read once where somebody does`() throws {
        let unread = try CurlAuthorities(unread: "/etc/passwd", directory: nil)
        #expect(!unread.isRead)
        #expect(throws: CurlAuthorities.Fault.self) { try unread.read() }
        #expect(unread.isRead)
        #expect(throws: Never.self) { try unread.read() }
        #expect(throws: CurlAuthorities.Fault.self) {
            try CurlAuthorities(unread: "/nonexistent", directory: nil)
        }
    }

    @Test func `libcurl says where it was built to look`() {
        let places = [CurlLibrary.authoritiesFile, CurlLibrary.authoritiesDirectory]
        #expect(places.compactMap(\.self).allSatisfy { $0.hasPrefix("/") })
        #expect(CurlLibrary.speaksOpenSSL)
    }
}
