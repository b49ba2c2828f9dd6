import CrawlTestSupport
import Testing

@testable import crawl_conformance

struct ConversationTests {
    private func answers(_ lines: String..., about suite: String) throws -> [String] {
        var conversation = try #require(Conversation(about: suite))
        return lines.map { conversation.answer(Array($0.utf8)) }
    }

    @Test func `a bad line is told so, and the next one is answered`() throws {
        let lines = try answers(
            "{",
            "{}",
            #"{"input": "a b", "encoding": null}"#,
            #"{"input": "", "encoding": "klingon"}"#,
            about: "query"
        )
        #expect(
            lines == [
                #"{"error": "the line is no JSON"}"#,
                #"{"error": "the case has no usable input"}"#,
                #""a%20b""#,
                #"{"error": "the encoding klingon is unknown"}"#,
            ]
        )
    }

    @Test func `lone surrogates stay alone in tokens and are replaced in URLs`() throws {
        #expect(
            try answers(#"{"input": "\uD800<"}"#, #"{"input": [55296, 60]}"#, about: "tok")
                == [
                    #"[["Character", "\ud800<"]]"#, #"[["Character", "\ud800<"]]"#,
                ]
        )
        let url = try answers(#"{"input": "http://h/\uDC00", "base": null}"#, about: "url")
        #expect(url.first?.contains("http://h/%EF%BF%BD") == true)
    }

    @Test func `a suite is known by its own name only`() {
        #expect(Conversation(about: "tokens") == nil)
        let names = ConformanceSuites.all.map { $0.name }
        #expect(Set(names).count == names.count)
    }

    @Test func `lines are cut wherever pieces end`() {
        var lines = LineCutter()
        #expect(lines.cut(Array("a\nb".utf8)) == [[0x61]])
        #expect(lines.cut(Array("c\n\nd".utf8)) == [[0x62, 0x63], []])
        #expect(lines.rest == [0x64])
    }
}
