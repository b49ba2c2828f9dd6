import CrawlModel
import CrawlContent
import CrawlTestSupport
import MIMEStandard
import Testing

struct PageTypeTests {
    /// An answer: what is said of it, how it begins, what it is.
    struct Sample: Sendable, CustomTestStringConvertible {
        let said: String?
        let bytes: [UInt8]
        let type: String
        let kind: PageKind
        var testDescription: String { "\(said ?? "nothing"): \(bytes.prefix(16))" }

        init(_ said: String?, _ bytes: [UInt8], _ type: String, _ kind: PageKind) {
            (self.said, self.bytes, self.type, self.kind) = (said, bytes, type, kind)
        }

        init(_ said: String?, _ text: String, _ type: String, _ kind: PageKind) {
            self.init(said, Array(text.utf8), type, kind)
        }
    }

    static let png: [UInt8] = [0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A, 0, 0, 0, 13]
    static let gzip: [UInt8] = [0x1F, 0x8B, 8, 0, 0, 0, 0, 0, 0, 3]
    static let parameters = (0..<300).map { ";p\($0)=v" }.joined()

    static let samples = [
        Sample("text/html", "<p>", "text/html", .html),
        Sample(" Text/HTML ; charset=utf-8", "words", "text/html", .html),
        Sample("text/html" + parameters, "<p>", "text/html", .html),
        Sample("text/html", "", "text/html", .html),
        Sample("text/html", "BMW builds <a href=/x>cars</a>", "text/html", .html),
        Sample("text/html", png, "image/png", .binary),
        Sample("text/html", "%PDF-1.7\n", "application/pdf", .binary),
        Sample("text/html", gzip, "application/x-gzip", .binary),
        Sample("application/xhtml+xml", "<html/>", "application/xhtml+xml", .html),
        Sample("application/xhtml+xml", png, "image/png", .binary),
        Sample("image/png", "<html>", "image/png", .binary),
        Sample("image/gif", png, "image/png", .binary),
        Sample("text/plain", "<html>", "text/plain", .text),
        Sample("text/plain", png, "application/octet-stream", .binary),
        Sample("text/css", "a { color: red }", "text/css", .css),
        Sample("application/json", "{}", "application/json", .text),
        Sample("application/pdf", "%PDF-1.7", "application/pdf", .binary),
        Sample("application/octet-stream", "<html>", "application/octet-stream", .binary),
        Sample(nil, "<html>", "text/html", .html),
        Sample("", " \n<!DOCTYPE html>", "text/html", .html),
        Sample("*/*", "<!-- x", "text/html", .html),
        Sample("html", "<html>", "text/html", .html),
        Sample(nil, "<pre>", "text/plain", .text),
        Sample(nil, "", "text/plain", .text),
        Sample(nil, png, "image/png", .binary),
        Sample(nil, "<?xml version='1.0'?><x:urlset>", "text/xml", .sitemap),
        Sample("text/xml", "<sitemapindex>", "text/xml", .sitemap),
        Sample(
            "application/xml",
            "\u{FEFF}<!-- <a> --><!DOCTYPE r><rss v='2'>",
            "application/xml",
            .feed
        ),
        Sample("application/atom+xml", "", "application/atom+xml", .feed),
        Sample("application/xml", "<html xmlns='x'>", "application/xml", .html),
        Sample("image/svg+xml", "<svg>", "image/svg+xml", .xml),
        Sample("application/xml", "no markup", "application/xml", .xml),
    ]

    private static func type(_ said: String?, _ bytes: [UInt8], _ more: String = "") -> PageType {
        let lines = said.map { "Content-Type: \($0)\r\n" } ?? ""
        return PageType(HTTPFields(bytes: Array((lines + more).utf8)), body: bytes)
    }

    @Test(arguments: samples)
    func `D13: a body is what its server says where its bytes can be that`(sample: Sample) {
        let type = Self.type(sample.said, sample.bytes)
        #expect(type.sniffed.essence == sample.type)
        #expect(type.kind == sample.kind)
    }

    @Test(arguments: ["nosniff", "NoSniff", " nosniff , x"])
    func `a server may forbid to look further`(value: String) {
        let line = "X-Content-Type-Options: \(value)\r\n"
        #expect(Self.type(nil, Array("<html>".utf8), line).kind == .text)
        #expect(Self.type("image/gif", Self.png, line).sniffed.essence == "image/gif")
        #expect(Self.type("text/html", Array("<p>".utf8), line).kind == .html)
    }

    @Test(arguments: ["sniff", "", "x, nosniff"])
    func `another word forbids nothing`(value: String) {
        let line = "X-Content-Type-Options: \(value)\r\n"
        #expect(Self.type(nil, Array("<html>".utf8), line).kind == .html)
    }

    @Test func `of several types the last one counts`() {
        let type = Self.type("text/plain", [], "Content-Type: text/html\r\nContent-Type: x\r\n")
        #expect(type.kind == .html)
    }

    @Test(
        .tags(.law),
        arguments: ["<?", "<!--", "<!", "<", "<?xml?><!-- -->", "<a:b:c", "\u{FEFF}"]
    )
    func `the first element of any beginning is found or not`(text: String) {
        for count in 0...text.utf8.count {
            let body = Array(text.utf8.prefix(count))
            #expect(Self.type("text/xml", body).kind == .xml)
        }
    }
}
