import Testing

@testable import CrawlParse

struct ReferenceMemoryTests {
    @Test func `a spelling is remembered on its page only`() {
        let page = Array("abcabcabd".utf8)
        var memory = ReferenceMemory()
        let slot = memory.slot(of: 0..<3, in: page.span)
        #expect(memory.place(of: 0..<3, in: page.span, at: slot) == nil)
        memory.keep(0..<3, place: 7, at: slot)
        #expect(memory.slot(of: 3..<6, in: page.span) == slot)
        #expect(memory.place(of: 3..<6, in: page.span, at: slot) == .some(7))
        #expect(memory.place(of: 6..<9, in: page.span, at: slot) == nil)
        memory.keep(3..<6, place: nil, at: slot)
        #expect(memory.place(of: 0..<3, in: page.span, at: slot) == .some(nil))
        memory.reset()
        #expect(memory.place(of: 0..<3, in: page.span, at: slot) == nil)
    }
}
