import CrawlTestSupport
import Linux
import Testing

@testable import CrawlFetch

struct RequestFieldTests {
    @Test(arguments: [
        ("A: b", "A: b"), ("x-y:z", "x-y: z"), ("Accept-Language:  de, en;q=0.5 ", nil),
        ("Accept-Language: \t de, en;q=0.5", "Accept-Language: de, en;q=0.5"),
        ("A: b: c", "A: b: c"),
    ])
    func `a line has a name and a value`(line: String, expected: String?) throws {
        let field = try RequestField(parsing: line)
        #expect(field.line == expected ?? line.replacing(":  ", with: ": "))
    }

    @Test(
        arguments: [
            ("", .noColon), ("A", .noColon), (": b", .badName), ("A b: c", .badName),
            ("A :b", .badName), ("Ä: b", .badName), ("A:", .badValue), ("A:  ", .badValue),
            ("A: b\r\nC: d", .badValue), ("A: b\nC", .badValue), ("A: b\0", .badValue),
            ("A: ü", .badValue), ("A\r\nB: c", .badName), ("Host: a", .reserved("Host")),
            ("content-LENGTH: 5", .reserved("content-LENGTH")), ("Range: 0-", .reserved("Range")),
            ("Transfer-Encoding: chunked", .reserved("Transfer-Encoding")),
            ("Accept-Encoding: x", .reserved("Accept-Encoding")),
            ("User-Agent: x", .reserved("User-Agent")),
        ] as [(String, RequestFieldFault)]
    )
    func `what no request may have says why`(line: String, fault: RequestFieldFault) {
        #expect(throws: fault) { try RequestField(parsing: line) }
    }

    @Test(arguments: [
        ("Authorization", true), ("Cookie", true), ("X-Api-Key", true), ("X-Auth-Token", true),
        ("X-Session", true), ("PRIVATE-TOKEN", true), ("Accept", false), ("X-Author", false),
        ("Referer", false), ("X-Monkey", false), ("From", false), ("DNT", false),
    ])
    func `what tells who somebody is, is known by its name`(name: String, isSecret: Bool) throws {
        #expect(try RequestField(parsing: "\(name): x").isSecret == isSecret)
    }

    @Test func `a file of fields has comments, blank lines and any end of lines`() throws {
        try withFile("# mine\n\nA: b\r\nCookie: c=d; e=f\n#X: y\nZ: 1") { file in
            let lines = try RequestField.read(file).map(\.line)
            #expect(lines == ["A: b", "Cookie: c=d; e=f", "Z: 1"])
        }
    }

    @Test func `a bad line is named by its number, not by its secret`() throws {
        try withFile("A: b\n\nmy secret\n") { file in
            let error = #expect(throws: SecretFileError.self) { try RequestField.read(file) }
            let text = try #require(error).description
            #expect(text.contains("line 3 of \(file) has no colon"))
            #expect(!text.contains("secret"))
        }
    }

    @Test func `a file that is not there is named`() {
        #expect(throws: SecretFileError.unreadable("/nowhere/x", .noSuchFile)) {
            try RequestField.read("/nowhere/x")
        }
    }

    @Test func `passwords belong to an origin each`() throws {
        let text = """
            https://Example.org/path Aladdin:open sesame
            http://example.org:8080 me:
            # https://no.example a:b
            """
        try withFile(text) { file in
            let passwords = try RequestField.readPasswords(file)
            #expect(
                passwords.mapValues { $0.map(\.line) } == [
                    "https://example.org": ["Authorization: Basic QWxhZGRpbjpvcGVuIHNlc2FtZQ=="],
                    "http://example.org:8080": ["Authorization: Basic bWU6"],
                ]
            )
        }
    }

    @Test(arguments: [
        "https://a.example", "https://a.example word", "ftp://a.example a:b", "x a:b",
    ])
    func `a line without origin, name and colon is no password`(line: String) throws {
        try withFile(line) { file in
            #expect(throws: SecretFileError.self) { try RequestField.readPasswords(file) }
        }
    }

    private func withFile(_ text: String, _ body: (String) throws -> Void) throws {
        try TemporaryDirectory.with { directory in
            let path = directory + "/file"
            try FileDescriptor.open(path, for: .creating).writeAll(Array(text.utf8))
            try body(path)
        }
    }
}
