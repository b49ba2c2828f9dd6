/// What a line of a robots.txt is about.
enum RobotsDirective: Sendable {
    case userAgent, allow, disallow, crawlDelay, sitemap

    /// Knows a name in any case, and the misspellings that Google and Protego know.
    init?(_ text: Span<UInt8>, in name: Range<Int>) {
        let match = Self.names.first { text.equals($0.name, in: name) }
        guard let match else { return nil }
        self = match.directive
    }

    private static let names: [(name: [UInt8], directive: Self)] = spellings.flatMap { entry in
        entry.value.map { (Array($0.utf8), entry.key) }
    }

    private static let spellings: KeyValuePairs<Self, [String]> = [
        .disallow: ["disallow", "dissallow", "dissalow", "disalow", "diasllow", "disallaw"],
        .allow: ["allow"],
        .userAgent: ["user-agent", "useragent", "user agent"],
        .sitemap: ["sitemap", "sitemaps", "site-map"],
        .crawlDelay: ["crawl-delay", "crawl delay"],
    ]
}

extension Span<UInt8> {
    /// True when a range spells the lower-case word, ASCII letters in any case.
    func equals(_ word: [UInt8], in range: Range<Int>) -> Bool {
        guard range.count == word.count else { return false }
        return word.indices.allSatisfy { self[range.lowerBound + $0].lowercased == word[$0] }
    }
}

extension UInt8 {
    /// The byte with ASCII capitals made small.
    var lowercased: UInt8 { (0x41...0x5A).contains(self) ? self | 0x20 : self }
}
