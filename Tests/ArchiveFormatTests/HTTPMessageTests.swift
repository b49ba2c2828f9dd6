import Testing

@testable import ArchiveFormat

struct HTTPMessageTests {
    private static func answer(
        _ status: Int64,
        _ fields: [(String, String)],
        length: Int?
    ) -> String {
        let fields = fields.map { (name: Array($0.utf8), value: Array($1.utf8)) }
        let bytes = HTTPMessage.answer(
            status: status,
            version: "1.1",
            fields: fields,
            length: length
        )
        return String(decoding: bytes, as: UTF8.self)
    }

    @Test func `fields that are still true stay as they came`() {
        #expect(
            Self.answer(200, [("Content-LENGTH", "3"), ("X", "y")], length: 3)
                == "HTTP/1.1 200 OK\r\nContent-LENGTH: 3\r\nX: y\r\n\r\n"
        )
        #expect(
            Self.answer(304, [("ETag", "1")], length: nil)
                == "HTTP/1.1 304 Not Modified\r\nETag: 1\r\n\r\n"
        )
    }

    @Test(arguments: [
        [("content-length", "9")], [("Transfer-Encoding", "chunked")],
        [("Content-Encoding", "gzip"), ("Content-Length", "3")],
    ])
    func `fields of the wire get other names, and the length is set right`(
        fields: [(String, String)]
    ) {
        let renamed = fields.map { "X-Archive-Orig-\($0): \($1)\r\n" }.joined()
        #expect(
            Self.answer(200, fields, length: 3)
                == "HTTP/1.1 200 OK\r\n\(renamed)Content-Length: 3\r\n\r\n"
        )
    }

    @Test func `no field can end its line`() {
        #expect(
            Self.answer(200, [("A\r\nB", "c\n\rd")], length: nil)
                == "HTTP/1.1 200 OK\r\nAB: cd\r\n\r\n"
        )
    }

    @Test(arguments: [
        ("http://a.test/x?y=1", "/x?y=1", "a.test"), ("https://a.test:81/", "/", "a.test:81"),
        ("http://a.test?q", "/?q", "a.test"), ("http://[::1]:8/", "/", "[::1]:8"), ("x", "/", ""),
    ])
    func `a request asks a host for a path`(url: String, target: String, host: String) {
        let bytes = HTTPMessage.request(for: url, version: "1.1", userAgent: "c\r\nX: y")
        #expect(
            String(decoding: bytes, as: UTF8.self).elementsEqual(
                "GET \(target) HTTP/1.1\r\nHost: \(host)\r\nUser-Agent: cX: y\r\n\r\n"
            )
        )
    }
}
