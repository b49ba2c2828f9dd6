import HTMLStandard
import Testing

@testable import CrawlParse

struct ReferenceMemoryTests {
    @Test func `a spelling is remembered on its page only`() {
        let page = Array("abcabcabd".utf8)
        let spellings = [0..<3, 3..<6, 6..<9].map { page.span.spelling(of: $0) }
        var memory = ReferenceMemory()
        #expect(memory.place(of: spellings[0], in: page.span) == nil)
        memory.keep(spellings[0], place: 7)
        #expect(memory.place(of: spellings[1], in: page.span) == .some(7))
        #expect(memory.place(of: spellings[2], in: page.span) == nil)
        memory.keep(spellings[1], place: nil)
        #expect(memory.place(of: spellings[0], in: page.span) == .some(nil))
        memory.reset()
        #expect(memory.place(of: spellings[0], in: page.span) == nil)
    }

    @Test func `of many spellings none is taken for another, and some hundred are remembered`() {
        let page = Array((0..<10_000).map { "p\($0);" }.joined().utf8)
        let spellings = page.split(separator: UInt8(ascii: ";")).map { word in
            page.span.spelling(of: word.startIndex..<word.endIndex)
        }
        var memory = ReferenceMemory()
        for (number, spelling) in spellings.enumerated() {
            #expect(memory.place(of: spelling, in: page.span) == nil)
            memory.keep(spelling, place: number)
            #expect(memory.place(of: spelling, in: page.span) == .some(number))
            guard number == 700 else { continue }
            let kept = spellings.prefix(700).enumerated().filter { number, spelling in
                memory.place(of: spelling, in: page.span) == .some(number)
            }
            #expect(kept.count > 500)
        }
    }
}
