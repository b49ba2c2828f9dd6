import CrawlModel

/// Reads the directives of `<meta name=robots>` and of `X-Robots-Tag`.
///
/// Those for everybody and those for us count together, as search engines do it.
struct DirectiveReader {
    /// How much of one value is read, in bytes.
    private static var maximumCount: Int { 4_096 }

    /// The product token that addresses us, in lower case.
    private let agent: String

    init(agent: String) {
        self.agent = agent.lowercased()
    }

    /// True where the name of a `meta` element addresses us.
    func isAddressed(by name: String) -> Bool { name == "robots" || name == agent }

    /// The directives of a `meta` element's content: words between commas, blanks or semicolons.
    func directives(ofContent content: String) -> PageDirectives {
        Self.words(of: content.lowercased()[...])
    }

    /// The directives of an answer's fields.
    func directives(of fields: HTTPFields) -> PageDirectives {
        fields.all("X-Robots-Tag").reduce(into: []) { $0.formUnion(directives(ofField: $1)) }
    }

    /// The directives of one field's value: `noindex`, `otherbot: noindex, nofollow`.
    ///
    /// An agent's name rules what follows it, up to the next one.
    func directives(ofField value: String) -> PageDirectives {
        var directives: PageDirectives = []
        var isForUs = true
        let bounded = String(decoding: value.utf8.prefix(Self.maximumCount), as: UTF8.self)
        for piece in bounded.lowercased().split(separator: ",") {
            var words = piece
            if let colon = piece.firstIndex(of: ":"), let name = Self.name(in: piece[..<colon]) {
                // A directive with a value asks nothing that is kept.
                guard !Self.valued.contains(name) else { continue }
                isForUs = name == "*" || isAddressed(by: name)
                words = piece[piece.index(after: colon)...]
            }
            if isForUs { directives.formUnion(Self.words(of: words)) }
        }
        return directives
    }

    private static let valued: Set = [
        "unavailable_after", "max-snippet", "max-image-preview", "max-video-preview",
    ]

    /// An agent's or a directive's name, nil for other text before a colon, such as a date.
    private static func name(in text: Substring) -> String? {
        let words = text.split { $0 == " " || $0 == "\t" }
        guard words.count == 1, let word = words.first, let first = word.utf8.first else {
            return nil
        }
        let isName = word.utf8.allSatisfy { $0 > 0x20 && $0 != UInt8(ascii: "+") }
        let begins = (0x61...0x7A).contains(first) || word == "*"
        return isName && begins ? String(word) : nil
    }

    private static func words(of text: Substring) -> PageDirectives {
        let bounded = text.utf8.prefix(maximumCount)
        let words = bounded.split { $0 <= 0x20 || $0 == 0x2C || $0 == 0x3B }
        return words.reduce(into: []) { directives, word in
            directives.formUnion(PageDirectives(word: String(decoding: word, as: UTF8.self)))
        }
    }
}
