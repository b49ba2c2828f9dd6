import EncodingStandard

/// What a server calls a page's encoding in the first line, and after it the page.
struct EncodingTarget: FuzzTarget {
    static let name = "encoding"

    func read(_ input: [UInt8]) -> Int {
        let (charset, body) = Self.parts(of: input)
        let choice = EncodingChoice(sniffing: body.span, charset: charset)
        return choice.transcode(body.span)?.count ?? body.count
    }

    func check(_ input: [UInt8]) throws(BrokenLaw) {
        let (charset, body) = Self.parts(of: input)
        let choice = EncodingChoice(sniffing: body.span, charset: charset)
        let encoding = choice.encoding
        try expect(choice.markCount <= body.count, "a byte order mark is part of the page")
        let text = choice.transcode(body.span) ?? Array(body.dropFirst(choice.markCount))
        try expect(String(validating: text, as: UTF8.self) != nil, "\(encoding) becomes UTF-8")
        try expect(text.count <= 3 * max(1, body.count), "\(encoding) becomes 3 times as much")
        let again = TextEncoding.utf8.transcode(text.span) ?? text
        try expect(again == text, "UTF-8 stays as it is")
    }

    private static func parts(of input: [UInt8]) -> (charset: String?, body: ArraySlice<UInt8>) {
        let end = input.firstIndex(of: 0x0A) ?? input.endIndex
        let charset = end > 0 ? String(decoding: input[..<end], as: UTF8.self) : nil
        return (charset, input[end...].dropFirst())
    }
}
