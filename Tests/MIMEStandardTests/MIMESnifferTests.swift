import CrawlTestSupport
import MIMEStandard
import Testing

struct MIMESnifferTests {
    /// A resource: what is said of it, how it begins, what it is.
    struct Resource: Sendable, CustomTestStringConvertible {
        let said: String?
        let bytes: [UInt8]
        let type: String
        var testDescription: String { "\(said ?? "nothing") \(bytes.prefix(12)) \(type)" }

        init(_ said: String?, _ bytes: [UInt8], _ type: String) {
            (self.said, self.bytes, self.type) = (said, bytes, type)
        }

        init(_ said: String?, _ text: String, _ type: String) {
            self.init(said, Array(text.utf8), type)
        }
    }

    static func type(_ said: String?, _ bytes: [UInt8], isSniffable: Bool = true) -> String {
        let supplied = said.flatMap { MIMEType(parsing: $0) }
        return MIMESniffer(bytes).type(supplied: supplied, as: said, isSniffable: isSniffable)
            .essence
    }

    static let png: [UInt8] = [0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A, 0, 0, 0, 13]
    static let mp4: [UInt8] =
        [0, 0, 0, 20] + Array("ftypisom".utf8) + [0, 0, 2, 0]
        + Array("mp41".utf8)
    static let webm: [UInt8] =
        [0x1A, 0x45, 0xDF, 0xA3, 0x9F, 0x42, 0x82, 0x84] + Array("webm".utf8)
    /// Two frames of 417 bytes: MPEG 1, layer III, 128 kbit/s, 44.1 kHz.
    static let mp3: [UInt8] = {
        let frame: [UInt8] = [0xFF, 0xFB, 0x90, 0x00] + [UInt8](repeating: 1, count: 413)
        return frame + frame
    }()

    static let unknown: [Resource] =
        [
            "<!DOCTYPE html>", "<HTML>", "<Head ", "<script>", "<iframe ", "<h1>", "<div ",
            "<font>",
            "<table>", "<a ", "<style>", "<title>", "<b>", "<body>", "<br>", "<p>", "<!-- ",
            " \t\n\u{C}\r<p>",
        ].map { Resource(nil, $0, "text/html") } + [
            Resource(nil, "<?xml version='1.0'?>", "text/xml"),
            Resource(nil, " <?xml", "text/xml"),
            Resource(nil, "%PDF-1.7", "application/pdf"),
            Resource(nil, " %PDF-1.7", "text/plain"),
            Resource(nil, "%!PS-Adobe-3.0", "application/postscript"),
            Resource(nil, [0xFE, 0xFF, 0x00, 0x3C], "text/plain"),
            Resource(nil, [0xFF, 0xFE, 0x3C, 0x00], "text/plain"),
            Resource(nil, "\u{FEFF}<p>", "text/plain"),
            Resource(nil, "<html", "text/plain"),
            Resource(nil, "<pre>", "text/plain"),
            Resource(nil, "<html\n", "text/plain"),
            Resource(nil, [0, 0, 1, 0], "image/x-icon"),
            Resource(nil, [0, 0, 2, 0], "image/x-icon"),
            Resource(nil, "BM", "image/bmp"),
            Resource(nil, "GIF87a", "image/gif"),
            Resource(nil, "GIF89a", "image/gif"),
            Resource(nil, "RIFFxxxxWEBPVP8 ", "image/webp"),
            Resource(nil, png, "image/png"),
            Resource(nil, [0xFF, 0xD8, 0xFF, 0xE0], "image/jpeg"),
            Resource(nil, "FORM....AIFF", "audio/aiff"),
            Resource(nil, "ID3", "audio/mpeg"),
            Resource(nil, "OggS\0", "application/ogg"),
            Resource(nil, "MThd\0\0\0\u{6}", "audio/midi"),
            Resource(nil, "RIFF\u{1}\u{2}\u{3}\u{4}AVI ", "video/avi"),
            Resource(nil, "RIFF....WAVE", "audio/wave"),
            Resource(nil, mp4, "video/mp4"),
            Resource(nil, webm, "video/webm"),
            Resource(nil, mp3, "audio/mpeg"),
            Resource(nil, [0x1F, 0x8B, 0x08], "application/x-gzip"),
            Resource(nil, "PK\u{3}\u{4}", "application/zip"),
            Resource(nil, "Rar!\u{1A}\u{7}\0", "application/x-rar-compressed"),
            Resource(nil, "", "text/plain"),
            Resource(nil, "any text\t\n\r\u{C}\u{1B}", "text/plain"),
            Resource(nil, "any\u{7}text", "application/octet-stream"),
            Resource("unknown/unknown", "<p>", "text/html"),
            Resource("Application/Unknown;a=b", "<p>", "text/html"),
            Resource("*/*", "<p>", "text/html"),
            Resource("html", "<p>", "text/html"),
        ]

    static let known: [Resource] = [
        Resource("text/html", png, "text/html"),
        Resource("application/xhtml+xml", "x", "application/xhtml+xml"),
        Resource("text/xml;a=b", "<html>", "text/xml"),
        Resource("text/plain", "<html>", "text/plain"),
        Resource("text/plain", "\u{7}", "application/octet-stream"),
        Resource("text/plain", png, "application/octet-stream"),
        Resource("text/plain; charset=UTF-8", "\u{7}", "application/octet-stream"),
        Resource("text/plain; charset=utf-8", "\u{7}", "text/plain"),
        Resource("text/plain", "\u{FEFF}\u{7}", "text/plain"),
        Resource("image/gif", png, "image/png"),
        Resource("image/png", "<html>", "image/png"),
        Resource("audio/wave", mp4, "video/mp4"),
        Resource("video/mp4", "<html>", "video/mp4"),
        Resource("application/pdf", "<html>", "application/pdf"),
        Resource("font/woff", png, "font/woff"),
        Resource("text/css", "<html>", "text/css"),
    ]

    @Test(arguments: unknown + known)
    func `a resource is what the standard takes it for`(resource: Resource) {
        #expect(Self.type(resource.said, resource.bytes) == resource.type)
    }

    @Test(arguments: known)
    func `a server that forbids to look is believed`(resource: Resource) {
        let said = resource.said.flatMap { MIMEType(parsing: $0) }?.essence
        #expect(Self.type(resource.said, resource.bytes, isSniffable: false) == said)
    }

    @Test func `without a type nothing that runs is found where looking is forbidden`() {
        #expect(Self.type(nil, Array("<html>".utf8), isSniffable: false) == "text/plain")
        #expect(Self.type(nil, Array("%PDF-1.7".utf8), isSniffable: false) == "text/plain")
        #expect(Self.type(nil, Self.png, isSniffable: false) == "image/png")
    }

    @Test func `only the beginning is looked at`() {
        let text = [UInt8](repeating: 0x20, count: MIMESniffer.headerCount)
        #expect(Self.type(nil, text + [0]) == "text/plain")
        #expect(Self.type(nil, text.dropLast() + [0]) == "application/octet-stream")
    }

    @Test(arguments: [
        (png, "image/png"), (mp4, "video/mp4"), (mp3, "audio/mpeg"), (webm, "video/webm"),
        (Array("wOF2\0\u{1}\0\0".utf8), "font/woff2"),
        (Array("%PDF-1.4\n".utf8), "application/pdf"),
        ([0x1F, 0x8B, 0x08, 0], "application/x-gzip"), (Array("BM\u{1}\0".utf8), "image/bmp"),
        ([UInt8](repeating: 0, count: 34) + Array("LP".utf8), "application/vnd.ms-fontobject"),
    ])
    func `what cannot be text is known whatever is said`(bytes: [UInt8], type: String) {
        #expect(MIMESniffer(bytes).binaryType?.essence == type)
    }

    @Test(arguments: ["", "BMW builds cars", "ID3 tags", "<html>", "\u{FEFF}<html>", "wOFF"])
    func `a text that begins like a picture is a text`(text: String) {
        #expect(MIMESniffer(Array(text.utf8)).binaryType == nil)
    }

    @Test(.tags(.law)) func `no beginning of any bytes is read past its end`() {
        for bytes in [Self.mp4, Self.webm, Self.mp3, Self.png, [0xFF, 0xFF, 0xFF, 0xFF]] {
            for count in 0...bytes.count {
                let part = Array(bytes.prefix(count))
                #expect(!Self.type(nil, part).isEmpty)
                #expect(!Self.type("video/x", part).isEmpty)
            }
        }
    }
}
