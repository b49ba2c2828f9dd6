/// What a page asks of those who read it, by `<meta name=robots>` and `X-Robots-Tag`.
package struct PageDirectives: OptionSet, Sendable, Hashable {
    package let rawValue: UInt16

    package init(rawValue: UInt16) {
        self.rawValue = rawValue
    }

    package static let noindex = PageDirectives(rawValue: 1 << 0)
    package static let nofollow = PageDirectives(rawValue: 1 << 1)
    package static let noarchive = PageDirectives(rawValue: 1 << 2)
    package static let nosnippet = PageDirectives(rawValue: 1 << 3)
    package static let noimageindex = PageDirectives(rawValue: 1 << 4)
    package static let notranslate = PageDirectives(rawValue: 1 << 5)
    package static let noodp = PageDirectives(rawValue: 1 << 6)
    package static let nocache = PageDirectives(rawValue: 1 << 7)
    package static let indexifembedded = PageDirectives(rawValue: 1 << 8)

    /// The directives that a word asks for, in lower case; none for a word that is not known.
    package init(word: String) {
        self = word == "none" ? [.noindex, .nofollow] : Self.known.first { $0.0 == word }?.1 ?? []
    }

    /// The words in a fixed order with commas between them, nil where nothing is asked.
    package var text: String? {
        isEmpty ? nil : Self.known.filter { contains($0.1) }.map(\.0).joined(separator: ",")
    }

    private static let known: [(String, PageDirectives)] = [
        ("noindex", .noindex), ("nofollow", .nofollow), ("noarchive", .noarchive),
        ("nosnippet", .nosnippet), ("noimageindex", .noimageindex), ("notranslate", .notranslate),
        ("noodp", .noodp), ("nocache", .nocache), ("indexifembedded", .indexifembedded),
    ]
}
