import CrawlTestSupport

/// A case as a suite asks about it: members are found by any of their names.
struct Question {
    let json: JSONValue

    init(_ json: JSONValue) {
        self.json = json
    }

    /// The first member that is there and not null.
    func value(_ names: String...) -> JSONValue? {
        names.lazy.compactMap { json[$0] }.first { $0 != .null }
    }

    /// A string that must be there; its lone surrogates are U+FFFD.
    func text(_ name: String) throws(QuestionFault) -> String {
        guard let bytes = json[name]?.bytes else { throw .missing(name) }
        return JSONValue(bytes: bytes).string ?? ""
    }

    /// A string that must be there, as bytes in which lone surrogates stay.
    func bytes(_ name: String) throws(QuestionFault) -> [UInt8] {
        guard let bytes = json[name]?.bytes else { throw .missing(name) }
        return bytes
    }

    /// The bytes that the case holds or names: as text, in Base64, in hexadecimal, or as a file.
    func body(in folder: String) throws(QuestionFault) -> [UInt8] {
        if let bytes = inlineBody { return bytes }
        guard let file = value("file", "input")?.string else { throw .missing("body") }
        guard let bytes = Conformance.bytes(named: file, in: folder) else {
            throw .unknown("file", file)
        }
        return bytes
    }

    private var inlineBody: [UInt8]? {
        for name in ["bodyB64", "bytesB64", "htmlB64", "robotsB64"] {
            guard let text = json[name]?.string else { continue }
            return Conformance.bytes(base64: text)
        }
        if let digits = value("bytesHex", "bodyHex")?.string { return Self.bytes(hex: digits) }
        return value("html", "body", "content", "robots", "robots_txt", "robotsTxt")?.bytes
    }

    private static func bytes(hex text: String) -> [UInt8]? {
        let digits = text.utf8.compactMap { Character(Unicode.Scalar($0)).hexDigitValue }
        guard digits.count == text.utf8.count, digits.count.isMultiple(of: 2) else { return nil }
        return stride(from: 0, to: digits.count, by: 2).map {
            UInt8(digits[$0] << 4 | digits[$0 + 1])
        }
    }
}
