import CrawlTestSupport
import Testing

@testable import HTMLStandard

struct TextBlockTests {
    /// Bytes of every kind that a text is told apart by.
    private static let kinds: [UInt8] = [0, 9, 0x0A, 0x20, 0x21, 0x7F] + Array("abcdefgh<".utf8)

    private func text(seed: UInt64, with others: [UInt8]) -> [UInt8] {
        var dice = SeededDice(seed: seed)
        return (0..<300).map { _ in
            let bytes = Int.random(in: 0..<40, using: &dice) == 0 ? others : Self.kinds
            return bytes.randomElement(using: &dice) ?? 0
        }
    }

    @Test(arguments: 0..<20 as Range<UInt64>)
    func `a block tells words and blanks apart as one byte after the other does`(seed: UInt64) {
        let others: [[UInt8]] = [[0x61], [UInt8(ascii: "&")], [0x80, 0xC3, 0xFF]]
        let text = text(seed: seed, with: others[Int(seed % 3)])
        for index in TextBlock.lead...text.count - TextBlock.reach {
            for end in [index + 8, index + 20, index + 64, index + 70] {
                guard let block = text.span.block(at: index, upTo: end) else {
                    #expect(text[index] >= 0x80)
                    continue
                }
                let plain = text[index..<min(end, index + 64)].prefix {
                    $0 < 0x80 && $0 != UInt8(ascii: "&")
                }
                #expect(block.count == plain.count)
                let blanks = plain.indices.filter { text[$0] <= 0x20 }
                #expect(block.blanks == bits(blanks, from: index))
                let starts = plain.indices.filter { at in
                    text[at] > 0x20 && (at == index || text[at - 1] <= 0x20)
                }
                #expect(block.starts == bits(starts, from: index))
                let ends = blanks.filter { $0 > index && text[$0 - 1] > 0x20 }
                #expect(block.ends == bits(ends, from: index))
            }
        }
    }

    @Test func `nothing is read of what is too short, or near the end`() {
        let text = [UInt8](repeating: 0x61, count: 100)
        #expect(text.span.block(at: 8, upTo: 15) == nil)
        #expect(text.span.block(at: TextBlock.lead - 1, upTo: 100) == nil)
        #expect(text.span.block(at: TextBlock.lead, upTo: 100) != nil)
        #expect(text.span.block(at: 100 - TextBlock.reach, upTo: 100) != nil)
        #expect(text.span.block(at: 101 - TextBlock.reach, upTo: 100) == nil)
    }

    @Test func `a word is told by its first eight bytes and by what groups of eight leave over`() {
        let text = Array("(before) abcdefghijklmnopqrstuvwxyz".utf8)
        for count in 1...26 {
            let ends = text.span.ends(ofWordAt: 9, count: count)
            let last = 9 + (count - 1) / 8 * 8
            #expect(ends.first == (count > 8 ? number(of: text[9..<17]) : 0))
            #expect(ends.last == number(of: text[last..<9 + count]))
        }
        #expect(text.span.letters(at: 27) == number(of: text[27..<35]))
    }

    /// The first byte lowest.
    private func number(of bytes: ArraySlice<UInt8>) -> UInt64 {
        bytes.reversed().reduce(0) { $0 << 8 | UInt64($1) }
    }

    private func bits(_ places: [Int], from index: Int) -> UInt64 {
        places.reduce(0) { $0 | 1 << UInt64($1 - index) }
    }
}
