import CrawlTestSupport
import Linux
import Synchronization
import Testing
import URLStandard

@testable import Curl

/// Two readers of URLs that disagree about the host are a way past every check of it.
@Suite(.tags(.loopback), .enabled(if: Conformance.isPresent, "the public suites are not there"))
struct CurlTransferHostTests {
    /// Everything that the public suites call a URL or a host, as far as it is one of the web.
    private static func urls() throws -> [WebURL] {
        let base = try WebURL(parsing: "http://base.example/a/b?c#d")
        var texts = ["url/urltestdata.json", "url/ada_extra_urltestdata.json"]
            .flatMap(Conformance.cases).compactMap { $0["input"]?.string }
        texts += ["url/toascii.json", "url/IdnaTestV2.json"].flatMap(Conformance.cases)
            .compactMap { $0["input"]?.string }.map { "http://\($0)/" }
        let urls = texts.compactMap { try? WebURL(parsing: Array($0.utf8).span, against: base) }
        return urls.filter(\.isHTTP).map(\.requested)
    }

    @Test func `F12: libcurl connects to the host that the URL Standard reads`() throws {
        try CurlLibrary.start()
        let web = try HostileWeb("HTTP/1.1 200 OK\r\nContent-Length: 0\r\n\r\n")
        let peer = CurlPeerBox()
        let transfer = try CurlTransfer(limits: CurlTransferLimits()) { candidate in
            _ = peer.refuse(candidate)
            return candidate.port == web.port && candidate.address == [127, 0, 0, 1]
        }
        let driver = BusyDriver()
        let multi = try CurlMulti(keptConnections: 1, driver: driver)
        let route = CurlRoute(to: "127.0.0.1")
        var counts = (equal: 0, refused: 0)
        let urls = try Self.urls()
        for url in urls {
            let address = IPAddress(host: url.hostname)
            let text =
                "http://\(url.hostname):\(web.port)" + String(decoding: url.target, as: UTF8.self)
            try transfer.prepare(url: Array(text.utf8))
            try transfer.take(address == nil ? route : nil)
            let heard = web.requests.count
            let code = driver.run(transfer, on: multi)
            if let address, address != IPAddress(host: "127.0.0.1") {
                let connected = peer.last.flatMap { IPAddress(bytes: $0.address) }
                #expect(connected == address, "\(url)")
                counts.equal += 1
            } else if web.requests.count == heard + 1 {
                let host = "\r\nHost: \(url.hostname):\(web.port)\r\n"
                #expect(
                    web.requests.last?.contains(host) == true,
                    "\(url): \(web.requests.last ?? "")"
                )
                counts.equal += 1
            } else {
                #expect(code == .malformedURL, "\(url): \(code)")
                counts.refused += 1
            }
        }
        #expect(urls.count >= 500)
        let figures = "\(counts.equal) hosts are the same, libcurl refuses \(counts.refused)\n"
        Attachment.record(figures, named: "figures.txt")
    }
}
