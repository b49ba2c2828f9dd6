import Digests
import Testing

@testable import ArchiveFormat

struct WARCRecordTests {
    private static func record(_ block: String, subject: String = "1") -> WARCRecord {
        let date = "2026-01-31T00:00:00.000Z"
        return WARCRecord(.response, date: date, subject: subject, block: Array(block.utf8))
    }

    @Test func `a record is a head, its block, and two line ends`() {
        var record = Self.record("abc")
        record.add("WARC-Target-URI", "http://a.test/\r\nWARC-Type: metadata")
        let text = String(decoding: record.bytes, as: UTF8.self)
        #expect(
            text == """
                WARC/1.1\r
                WARC-Type: response\r
                WARC-Record-ID: \(record.id)\r
                WARC-Date: 2026-01-31T00:00:00.000Z\r
                WARC-Target-URI: http://a.test/WARC-Type: metadata\r
                WARC-Block-Digest: \
                sha256:XJ4BNP4PAHH6UQKBIDPF3LRCEOYAGYNDSYLXVHFUCD7WD4QACWWQ====\r
                Content-Length: 3\r
                \r
                abc\r
                \r

                """
        )
    }

    @Test func `a digest is written as RFC 4648 says`() {
        let empty = SHA256Digest(of: [UInt8]().span).bytes
        #expect(
            WARCRecord.digest(of: empty)
                == "sha256:4OYMIQUY7QOBJGX36TEJS35ZEQT24QPEMSNZGTFESWMRW6CSXBKQ===="
        )
        #expect(WARCRecord.digest(of: Array("foobar".utf8)) == "sha256:MZXW6YTBOI======")
    }

    @Test func `a name is a UUID that is the same for the same record alone`() {
        let first = Self.record("a").id
        #expect(first == Self.record("b").id && first != Self.record("a", subject: "2").id)
        #expect(first.hasPrefix("<urn:uuid:") && first.hasSuffix(">"))
        let uuid = Array(first.dropFirst(10).dropLast())
        #expect(uuid.count == 36 && uuid[14] == "8" && "89ab".contains(uuid[19]))
    }
}
