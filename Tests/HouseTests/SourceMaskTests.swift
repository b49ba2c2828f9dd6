import Testing

struct SourceMaskTests {
    @Test(arguments: [
        ("a // b", "a     ", "  // b"),
        ("a /* b /* c */ d */ e", "a                   e", "  /* b /* c */ d */  "),
        ("\"a // \\\" b\" c", "\"         \" c", "             "),
        ("\"a \\(b(\"c\") + d) e\" f", "\"   (b(\" \") + d)  \" f", "                     "),
        ("#\"a \" \\(b) \"# c", " \"         \"  c", "               "),
        ("\"\"\"\n\"a\" // b\n\"\"\" c", "\"\"\"\n        \n\"\"\" c", "   \n        \n     "),
        ("`a // b` c", "________ c", "          "),
        ("\"unended\nlet a", "\"       \nlet a", "        \n     "),
        ("/* unended", "          ", "/* unended"),
    ])
    func `code and comments are told apart`(text: String, code: String, comments: String) {
        let mask = SourceMask(text)
        #expect(String(decoding: mask.code, as: UTF8.self) == code)
        #expect(String(decoding: mask.comments, as: UTF8.self) == comments)
    }

    @Test func `the own house keeps every line in its place`() throws {
        let text = try SourceTree.here.text("Tests/HouseTests/SourceMask.swift")
        let mask = SourceMask(text)
        let newlines = text.utf8.indices.filter { text.utf8[$0] == .newline }.count
        #expect(mask.code.count { $0 == .newline } == newlines)
        #expect(mask.comments.count { $0 == .newline } == newlines)
        #expect(mask.code.count == text.utf8.count)
    }
}
