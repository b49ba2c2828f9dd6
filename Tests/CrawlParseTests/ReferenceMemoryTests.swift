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
}
