import Testing

@testable import CrawlParse

struct CollapsedTextTests {
    private func text(_ pieces: String...) -> CollapsedText {
        var text = CollapsedText()
        for piece in pieces { text.append(Array(piece.utf8).span) }
        return text
    }

    private func bytes(of text: CollapsedText) -> [UInt8] {
        text.bytes.indices.map { text.bytes[$0] }
    }

    @Test func `white space between words is one blank, at the ends none`() {
        #expect(bytes(of: text(" \n a\t\r\n b", " ", " c\u{C} ")) == Array("a b c".utf8))
        #expect(bytes(of: text("a\0b", "c")) == Array("abc".utf8))
        #expect(bytes(of: text(" ", "")) == [])
    }

    @Test(arguments: ["x", "ä", "漢", "🕷"])
    func `a full text is of whole characters and takes no more`(character: String) {
        var text = text(String(repeating: character, count: 300))
        let count = CollapsedText.maximumCount / character.utf8.count
        #expect(text.isFull)
        #expect(bytes(of: text) == Array(String(repeating: character, count: count).utf8))
        text.append([0x61].span)
        #expect(text.bytes.count == count * character.utf8.count)
    }

    @Test func `bytes that are no UTF-8 are kept up to the limit`() {
        var text = CollapsedText()
        text.append([UInt8](repeating: 0xBF, count: 300).span)
        #expect(text.bytes.count <= CollapsedText.maximumCount)
        text.removeAll()
        #expect(text.bytes.isEmpty && !text.isFull)
    }
}
