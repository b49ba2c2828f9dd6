import CrawlTestSupport
import MIMEStandard
import Testing

struct MIMETypeTests {
    /// A case of the Web Platform Tests.
    struct Case: Sendable, CustomTestStringConvertible {
        let input: String
        let output: String?
        var testDescription: String { input }

        static func all(_ file: String) -> [Case] {
            Conformance.cases(of: file).compactMap { json in
                json["input"]?.string.map { Case(input: $0, output: json["output"]?.string) }
            }
        }
    }

    @Test(
        .enabled(if: Conformance.isPresent),
        arguments: ["mime/mime-types.json", "mime/generated-mime-types.json"]
    )
    func `every type of the suites is parsed and serialised as the standard says`(file: String) {
        let cases = Case.all(file)
        #expect(cases.count > 30)
        for known in cases {
            let output = MIMEType(parsing: known.input)?.description
            #expect(output == known.output, "\(known.input.debugDescription)")
        }
    }

    @Test func `a type tells its essence, its charset and its parameters`() throws {
        let type = try #require(
            MIMEType(parsing: " Text/HTML ; a=\"b;c\" ; CharSet=\"utf-8\"; a=d")
        )
        #expect(type.essence == "text/html")
        #expect(type.charset == "utf-8")
        #expect(type.parameter("a") == "b;c")
        #expect(type.parameter("d") == nil)
        #expect(type.description == "text/html;a=\"b;c\";charset=utf-8")
    }

    @Test(.tags(.law)) func `what is serialised is parsed to the same`() {
        for seed in ["text/html", "a/b;c=\"\\\"\\\\\";d=e", "x/y;z=\" \"", "*/*", "i/j;k=\u{FF}"] {
            let type = MIMEType(parsing: seed)
            #expect(type != nil && type.flatMap { MIMEType(parsing: $0.description) } == type)
        }
    }

    @Test func `three hundred parameters are parameters`() {
        let parameters = (0..<300).map { ";p\($0)=v\($0)" }.joined()
        let type = MIMEType(parsing: "text/html" + parameters + ";charset=gbk")
        #expect(type?.parameters.count == 301)
        #expect(type?.charset == "gbk")
    }

    @Test(arguments: [
        (["text/html"], "text/html"),
        (["text/html;charset=gbk", "text/html"], "text/html;charset=gbk"),
        (["text/html;charset=gbk, text/html"], "text/html;charset=gbk"),
        (["text/html;charset=gbk", "text/plain"], "text/plain"),
        (["text/html;charset=a", "text/html;charset=b", "text/html"], "text/html;charset=a"),
        (["text/plain", "*/*", "bogus", ""], "text/plain"),
        (["text/html;x=\",text/plain\""], "text/html;x=\",text/plain\""),
    ])
    func `of several fields the last counts`(fields: [String], expected: String) {
        #expect(MIMEType(extractedFrom: fields)?.description == expected)
    }

    @Test(arguments: [[], [""], ["html"], ["*/*"], ["text"]])
    func `fields without a type are none`(fields: [String]) {
        #expect(MIMEType(extractedFrom: fields) == nil)
    }

    @Test(arguments: ["text/html", "text/html; charset=utf-8", "text/html;charset=UTF-8"])
    func `what most pages say is taken for what it says`(value: String) {
        #expect(MIMEType(extractedFrom: [value]) == MIMEType(parsing: value))
        #expect(MIMEType(extractedFrom: [value]) == MIMEType(extractedFrom: ["a/b", value]))
    }

    @Test func `types belong to groups`() {
        let group = { (text: String, isMember: (MIMEType) -> Bool) in
            MIMEType(parsing: text).map(isMember) ?? false
        }
        #expect(group("text/html", \.isHTML) && !group("application/xhtml+xml", \.isHTML))
        for xml in ["text/xml", "application/xml", "application/atom+xml", "image/svg+xml"] {
            #expect(group(xml, \.isXML))
        }
        #expect(!group("text/xmlish", \.isXML))
        #expect(group("application/ogg", \.isAudioOrVideo) && group("video/x", \.isAudioOrVideo))
        #expect(group("image/x", \.isImage) && !group("images/x", \.isImage))
        #expect(group("*/*", \.isUnknown) && !group("text/plain", \.isUnknown))
    }
}
