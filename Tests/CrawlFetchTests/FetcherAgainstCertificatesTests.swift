import CrawlModel
import CrawlTestSupport
import Curl
import Testing

@testable import CrawlFetch

/// Servers that are not whom they claim to be, or that cannot show it.
@Suite(.tags(.loopback), .enabled(if: TestAuthority.isPossible))
struct FetcherAgainstCertificatesTests {
    /// What a server does, and what is said of it.
    enum Trouble: CaseIterable {
        case selfSigned, expired, wrongName, weakDigest, oldVersion, silence, plainHTTP

        var reason: String {
            switch self {
            case .selfSigned: "self-signed certificate"
            case .expired: "certificate has expired"
            case .wrongName: "no alternative certificate subject name matches target host name"
            case .weakDigest: "CA signature digest algorithm too weak"
            case .oldVersion: "alert protocol version"
            case .silence: "Timeout was reached"
            case .plainHTTP: "wrong version number"
            }
        }
    }

    private static func pool(
        believing file: String?,
        directory: String? = nil,
        _ change: (inout FetchPlan) -> Void = { _ in }
    ) throws -> LoopbackPool {
        try LoopbackPool { plan in
            plan.transport.security.authorities = try? CurlAuthorities(
                file: file,
                directory: directory
            )
            change(&plan)
        }
    }

    /// A server in trouble, or nil where it does not speak TLS at all.
    private static func server(
        _ trouble: Trouble,
        of authority: TestAuthority,
        log: String
    ) throws -> OpenSSLServer? {
        switch trouble {
        case .selfSigned:
            let certificate = try authority.certificate(isSigned: false)
            return try OpenSSLServer(certificate, key: authority.key, log: log)
        case .expired:
            let certificate = try authority.certificate(days: -1)
            return try OpenSSLServer(certificate, key: authority.key, log: log)
        case .wrongName:
            let certificate = try authority.certificate(for: "DNS:other.test")
            return try OpenSSLServer(certificate, key: authority.key, log: log)
        case .weakDigest:
            let certificate = try authority.certificate(digest: "sha1")
            let words = ["-cipher", "ALL:@SECLEVEL=0"]
            return try OpenSSLServer(certificate, key: authority.key, words, log: log)
        case .oldVersion:
            let certificate = try authority.certificate()
            let words = ["-tls1", "-cipher", "ALL:@SECLEVEL=0"]
            return try OpenSSLServer(certificate, key: authority.key, words, log: log)
        case .silence, .plainHTTP: return nil
        }
    }

    @Test(arguments: Trouble.allCases)
    func `C13: a server that cannot show who it is gets no request`(trouble: Trouble) throws {
        try TemporaryDirectory.with { directory in
            let authority = try TestAuthority(in: directory)
            let server = try Self.server(trouble, of: authority, log: directory + "/log")
            let plain = try HostileWeb(
                greeting: trouble == .silence ? [.hang] : .last("HTTP/1.1 400 No\r\n\r\n")
            ) { _, _ in [.close] }
            let url = server?.url ?? "https://127.0.0.1:\(plain.port)/"
            let pool = try Self.pool(believing: authority.file) { plan in
                // Only silence is to last as long as that.
                if trouble == .silence { plan.connectTimeout = .milliseconds(300) }
            }
            let failure = try #require(try pool.fetch(url)?.failure)
            #expect(failure.outcome == (trouble == .silence ? .connectTimeout : .tlsFail))
            #expect(failure.detail.contains(trouble.reason), "\(failure.detail)")
            #expect(failure.facts.wireBytes == 0)
            #expect(plain.requests.isEmpty)
        }
    }

    @Test func `a server that its authority vouches for is read, at ease on each connection`()
        throws
    {
        try TemporaryDirectory.with { directory in
            let authority = try TestAuthority(in: directory)
            let server = try OpenSSLServer(
                authority.certificate(),
                key: authority.key,
                log: directory + "/log"
            )
            let urls = Array(repeating: server.url, count: 20)
            let pages = try Self.pool(believing: authority.file).fetch(urls).compactMap(\.page)
            #expect(pages.map(\.status) == Array(repeating: 200, count: 20))
            #expect(pages.allSatisfy { !$0.body.isEmpty })
            let hashed = try authority.hashedDirectory()
            let page = try Self.pool(believing: nil, directory: hashed).fetch(server.url)?.page
            #expect(page?.status == 200)
        }
    }

    @Test func `nobody is believed who is not named`() throws {
        try TemporaryDirectory.with { directory in
            let authority = try TestAuthority(in: directory)
            let server = try OpenSSLServer(
                authority.certificate(),
                key: authority.key,
                log: directory + "/log"
            )
            let failure = try LoopbackPool().fetch(server.url)?.failure
            #expect(failure?.outcome == .tlsFail)
            #expect(failure?.detail.contains("unable to get local issuer certificate") == true)
        }
    }

    @Test(arguments: [Trouble.selfSigned, .expired, .wrongName, .oldVersion])
    func `where nothing is verified, any certificate will do, but not any version`(
        trouble: Trouble
    ) throws {
        try TemporaryDirectory.with { directory in
            let authority = try TestAuthority(in: directory)
            let server = try #require(
                try Self.server(trouble, of: authority, log: directory + "/log")
            )
            let pool = try LoopbackPool { $0.transport.security.verifiesServers = false }
            let result = try pool.fetch(server.url)
            #expect(result?.page?.status == (trouble == .oldVersion ? nil : 200))
            #expect(result?.failure?.outcome == (trouble == .oldVersion ? .tlsFail : nil))
        }
    }
}
