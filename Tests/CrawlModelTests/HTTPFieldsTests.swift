import Testing

@testable import CrawlModel

struct HTTPFieldsTests {
    private static func fields(_ text: String) -> HTTPFields {
        HTTPFields(bytes: Array(text.utf8))
    }

    @Test(arguments: [
        "ETag: \"x\"\r\n", "etag: \"x\"\r\n", "ETAG:\"x\"\r\n", "eTaG: \t \"x\" \t\r\n",
        "etag:\"x\"",
        "no field\r\nETag: \"x\"\r\n", "\r\n:\nETag: \"x\"\r\n",
        "etag: \"x\"\n", "A: b\r\nETag: \"x\"\r\nC: d\r\n", "ETag: \"x\"\r\nETag: \"y\"\r\n",
    ])
    func `a field's first value is found without case and without blanks`(text: String) {
        #expect(Self.fields(text).first("ETag") == "\"x\"")
    }

    @Test(arguments: [
        "", "\r\n", "ETags: x\r\n", "ETa: x\r\n", "X-ETag: x\r\n", "ETag\r\n", "ETag : x\r\n",
        "A: ETag: x\r\n", "ETag", ":", " ETag: x\r\n", "ÉTag: x\r\n",
    ])
    func `another field is none`(text: String) {
        #expect(Self.fields(text).first("ETag") == nil)
    }

    @Test(arguments: ["ETag:\r\n", "ETag: \r\n", "ETag: \t\t \r\n", "ETag:"])
    func `a field without a value is an empty one`(text: String) {
        #expect(Self.fields(text).first("ETag")?.isEmpty == true)
    }

    @Test func `a folded line belongs to no field`() {
        let folded = Self.fields("A: one\r\n ETag: x\r\n\tETag: y\r\nB: two\r\n")
        #expect(folded.first("A") == "one")
        #expect(folded.first("B") == "two")
        #expect(folded.first("ETag") == nil)
    }

    @Test func `a value keeps its colons and its inner blanks`() {
        #expect(Self.fields("Date: 12:30:59  GMT\r\n").first("Date") == "12:30:59  GMT")
    }

    @Test func `bytes that are no UTF-8 are replaced, the fields' bytes stay`() {
        let bytes = Array("A: x".utf8) + [0xFF, 0x00] + Array("y\r\n".utf8)
        let fields = HTTPFields(bytes: bytes)
        #expect(fields.first("A") == "x\u{FFFD}\0y")
        #expect(fields.bytes == bytes)
    }

    @Test func `a reference keeps the bytes that a server knows it by`() {
        let bytes = Array("Location: /caf".utf8) + [0xE9, 0xFF] + Array("?q=%e9&é#a\r\n".utf8)
        let fields = HTTPFields(bytes: bytes)
        #expect(fields.firstReference("location") == "/caf%E9%FF?q=%e9&%C3%A9#a")
        #expect(Self.fields("Refresh:\r\n").firstReference("Refresh")?.isEmpty == true)
        #expect(fields.firstReference("Refresh") == nil)
    }

    @Test func `all values of a field are found in their order`() {
        let fields = Self.fields("Via: a, b\r\nVary: x\r\nvia:\r\nVIA: \tc \r\n")
        #expect(fields.all("Via") == ["a, b", "", "c"])
        #expect(fields.all("ETag").isEmpty)
    }

    @Test func `fields are written as pairs in their order`() {
        let fields = Self.fields("A: one\r\nb:\t\"x\\ \r\nno field\r\nA: é\r\n")
        let json = String(decoding: fields.json(), as: UTF8.self)
        #expect(json == #"[["A","one"],["b","\"x\\"],["A","é"]]"#)
        #expect(HTTPFields(bytes: []).json() == Array("[]".utf8))
    }

    @Test func `a field that finds no room is left out whole`() {
        let long = String(repeating: "x", count: 100)
        let fields = Self.fields("A: 1\r\nB: \(long)\r\nC: 3\r\n")
        let json = String(decoding: fields.json(limit: 60), as: UTF8.self)
        #expect(json == #"[["A","1"],["C","3"]]"#)
    }
}
