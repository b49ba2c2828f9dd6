/// One text of the house, read once for every rule.
struct SourceFile {
    /// From the package's root.
    let path: String
    let lines: [Substring]
    let commentLines: [Substring]
    let tokens: [Token]
    let declarations: [Declaration]

    init(path: String, text: String) {
        self.path = path
        let mask = SourceMask(text)
        let comments = String(decoding: mask.comments, as: UTF8.self)
        var lines = text.split(separator: "\n", omittingEmptySubsequences: false)
        if lines.last?.isEmpty == true { lines.removeLast() }
        self.lines = lines
        commentLines = comments.split(separator: "\n", omittingEmptySubsequences: false)
        tokens = Token.tokens(of: mask.code)
        declarations = DeclarationReader(tokens).declarations
    }

    var isTest: Bool { path.hasPrefix("Tests/") }

    /// The directory below Sources or Tests.
    var target: String {
        let parts = path.split(separator: "/")
        return parts.count > 2 ? String(parts[1]) : ""
    }

    /// The file's name without .swift.
    var name: String {
        let last = path.split(separator: "/").last ?? ""
        return String(last.hasSuffix(".swift") ? last.dropLast(6) : last)
    }

    func finding(_ line: Int, _ sentence: String) -> Finding {
        Finding(path: path, line: line, sentence: sentence)
    }

    /// The places where these words and signs stand one after the other.
    func places(of words: String...) -> [Int] {
        tokens.indices.filter { start in
            tokens[start...].prefix(words.count).map(\.text) == words
        }
    }
}
