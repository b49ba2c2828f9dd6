import Testing

@testable import CrawlModel

struct LinkRelationTests {
    private func words(of value: String) -> String {
        var bytes: [UInt8] = []
        LinkRelation(parsing: Array(value.utf8).span).append(to: &bytes)
        return String(decoding: bytes, as: UTF8.self)
    }

    @Test(arguments: [
        ("", ""), ("  ", ""), ("nofollow", "nofollow"), ("NoFollow\tUGC", "nofollow ugc"),
        ("\nugc  nofollow\u{C}nofollow ", "nofollow ugc"),
        ("stylesheet alternate", "alternate stylesheet"),
        ("mine nofollow", "nofollow"), ("mine", ""), ("no-follow", ""), ("dofollow", "dofollow"),
    ])
    func `the words that are known are told in one order`(value: String, words: String) {
        #expect(self.words(of: value) == words)
    }

    @Test func `words that are not known are noted as such`() {
        let relation = LinkRelation(parsing: Array("mine nofollow".utf8).span)
        #expect(relation == [.nofollow, .other])
        #expect(relation.isKnown)
        #expect(!LinkRelation.other.isKnown && !LinkRelation().isKnown)
    }

    @Test func `every known word has a bit of its own`() {
        let bits = LinkRelation.words.map { LinkRelation(word: $0) }
        #expect(Set(bits).count == LinkRelation.words.count)
        #expect(!bits.contains(.other))
        #expect(LinkRelation.words.count < 63)
    }
}
