import CrawlDemo
import CrawlTestSupport
import Testing

@testable import Curl

@Suite(.tags(.loopback))
struct CurlTransferTests {
    private static func transfer(
        _ change: (inout CurlTransferLimits) -> Void = { _ in },
        permits: @escaping @Sendable (CurlPeer) -> Bool = { _ in true }
    ) throws -> CurlTransfer {
        try CurlLibrary.start()
        var limits = CurlTransferLimits()
        change(&limits)
        return try CurlTransfer(limits: limits, permits: permits)
    }

    private static func run(_ transfer: CurlTransfer, _ url: String) throws -> CurlCode {
        let driver = BusyDriver()
        let multi = try CurlMulti(keptConnections: 1, driver: driver)
        try transfer.prepare(url: Array(url.utf8))
        let code = driver.run(transfer, on: multi)
        #expect(multi.transfers.isEmpty)
        return code
    }

    @Test func `one handle makes one request after the other`() throws {
        let web = try LoopbackWeb { .text($0.target, status: 203) }
        let driver = BusyDriver()
        let multi = try CurlMulti(keptConnections: 1, driver: driver)
        let transfer = try Self.transfer()
        for path in ["/a", "/bb", "/c"] {
            try transfer.prepare(url: Array((web.base + path).utf8))
            #expect(driver.run(transfer, on: multi) == .ok)
            #expect(transfer.status == 203)
            #expect(transfer.takeBody() == Array(path.utf8))
            #expect(transfer.takeBody().isEmpty)
            #expect(String(decoding: transfer.head, as: UTF8.self).hasPrefix("HTTP/1.1 203"))
        }
        #expect(web.requests.map(\.target) == ["/a", "/bb", "/c"])
    }

    /// What libcurl speaks on Debian, and what it does not know.
    private static let otherSchemes = [
        "dict", "file", "FILE", "ftp", "ftps", "gopher", "gophers", "imap", "imaps", "ldap",
        "ldaps", "mqtt", "pop3", "pop3s", "rtmp", "rtmpe", "rtmps", "rtmpt", "rtmpte", "rtmpts",
        "rtsp", "scp", "sftp", "smb", "smbs", "smtp", "smtps", "telnet", "tftp", "ws", "wss",
        "javascript", "data", "mailto", "tel",
    ]

    @Test func `F2: libcurl itself refuses whatever is not the web`() throws {
        let canary = try Canary()
        for scheme in Self.otherSchemes {
            for rest in ["://127.0.0.1:\(canary.port)/", "://127.0.0.1/etc/hosts", ":/etc/hosts"] {
                let code = try Self.run(Self.transfer(), scheme + rest)
                // Without slashes, what looks like a scheme is a host to libcurl, and a bad port.
                let isRefused = code == .unsupportedProtocol || code == .malformedURL
                #expect(isRefused, "\(scheme)\(rest): \(code)")
            }
        }
        #expect(canary.takeCount() == 0)
    }

    @Test func `F2: libcurl itself follows nobody to a file`() throws {
        let targets = Self.otherSchemes.map { "\($0)://127.0.0.1/etc/hosts" } + ["file:/etc/hosts"]
        for target in targets + ["http://127.0.0.1:9/"] {
            let web = try LoopbackWeb { _ in .redirect(to: target) }
            let transfer = try Self.transfer()
            #expect(try Self.run(transfer, web.base) == .ok)
            #expect(transfer.status / 100 == 3)
            #expect(transfer.body.isEmpty)
            #expect(web.requests.count == 1)
        }
    }

    @Test(arguments: ["http://", "http://a b/", "http://127.0.0.1:99999/"])
    func `a URL that is none is refused`(url: String) throws {
        #expect(try Self.run(Self.transfer(), url) == .malformedURL)
    }

    @Test func `the decision is about the address, its answer no makes no connection`() throws {
        let web = try LoopbackWeb { _ in .text("") }
        let peer = CurlPeerBox()
        let transfer = try Self.transfer(permits: peer.refuse)
        #expect(try Self.run(transfer, "http://2130706433:\(web.port)/") == .cannotConnect)
        #expect(transfer.abort == .addressRefused)
        #expect(peer.last?.address == [127, 0, 0, 1])
        #expect(peer.last?.port == web.port)
        #expect(web.requests.isEmpty)
    }

    @Test(arguments: ["[2001:db8:1:2:3:4:5:6]", "[::ffff:7f00:1]"])
    func `the decision is about an address of IPv6 from its first to its last byte`(
        host: String
    ) throws {
        let peer = CurlPeerBox()
        let transfer = try Self.transfer(permits: peer.refuse)
        #expect(try Self.run(transfer, "http://\(host):81/") == .cannotConnect)
        let mapped: [UInt8] = [0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0xFF, 0xFF, 0x7F, 0, 0, 1]
        let whole: [UInt8] = [0x20, 1, 0x0D, 0xB8, 0, 1, 0, 2, 0, 3, 0, 4, 0, 5, 0, 6]
        #expect(peer.last?.address == (host.hasPrefix("[2") ? whole : mapped))
        #expect(peer.last?.port == 81)
    }
}
