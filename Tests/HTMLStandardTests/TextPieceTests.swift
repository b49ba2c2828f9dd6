import Testing

@testable import HTMLStandard

struct TextPieceTests {
    @Test func `a piece holds the bytes before the first that does not stand for itself`() {
        let text = Array("words and&more\twörter, 0123456789abcdefgh\u{7F}~!\0x ".utf8)
        for index in text.indices {
            for end in index...text.count {
                let piece = text.span.piece(at: index, upTo: end)
                let expected = text[index..<end].prefix(8).prefix {
                    $0 > 0x20 && $0 < 0x80 && $0 != UInt8(ascii: "&")
                }
                #expect(piece.count == expected.count)
                let bytes = (0..<8 as Range<UInt64>).map {
                    UInt8(truncatingIfNeeded: piece.bytes >> ($0 * 8))
                }
                #expect(bytes.prefix(piece.count).elementsEqual(expected))
                #expect(bytes.dropFirst(piece.count).allSatisfy { $0 == 0 })
            }
        }
    }

    @Test func `a reference is decoded where it is one`() throws {
        let text = Array("&amp;&notit;&#x41;&x&NotEqualTilde;".utf8)
        let found = text.indices.filter { text[$0] == UInt8(ascii: "&") }.map { index in
            text.span.characterReference(at: index, upTo: text.count)
        }
        #expect(found.map { $0?.first } == ["&", "\u{AC}", "A", nil, "\u{2242}"])
        #expect(found.map { $0?.second } == [nil, nil, nil, nil, "\u{338}"])
        #expect(found.map { $0?.count } == [5, 4, 6, nil, 15])
    }

    /// Those that are found without a search, and the same names without their semicolon.
    @Test(arguments: [("lt", "<"), ("gt", ">"), ("amp", "&"), ("nbsp", "\u{A0}"), ("quot", "\"")])
    func `usual references are those of the table`(name: String, character: String) {
        for (rest, length) in [("", 1), ("x", 1), (" ", 1), (";", 2), (";x", 2), (";;;;", 2)] {
            let text = Array("&\(name)\(rest)".utf8)
            let found = text.span.characterReference(at: 0, upTo: text.count)
            #expect(found.map { String($0.first) } == character)
            #expect(found.map(\.count) == name.utf8.count + length)
        }
        let cut = Array("&\(name.dropLast())".utf8)
        let isText = cut.span.characterReference(at: 0, upTo: cut.count) == nil
        #expect(isText)
    }
}
