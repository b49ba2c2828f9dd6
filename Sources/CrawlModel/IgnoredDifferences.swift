package import URLStandard

/// Differences between URLs that a crawl is told to overlook, though a server may see them.
///
/// URLs that differ in nothing else have one key and are one row; what is requested keeps its
/// spelling.
package struct IgnoredDifferences: Sendable, Equatable {
    /// Keys of queries that say nothing of the page; a last `*` stands for any end: `utm_*`.
    package var queryKeys: [String] = []
    /// True where session identifiers in paths and queries are overlooked.
    package var sessions = false
    /// True where slashes at the end of a path are overlooked.
    package var trailingSlash = false
    /// True where the `www.` before a host's name is overlooked.
    package var www = false
    /// True where http and https are the same, on their usual ports.
    package var scheme = false

    package init() {}

    /// True where every difference counts.
    package var areNone: Bool {
        queryKeys.isEmpty && !sessions && !trailingSlash && !www && !scheme
    }
}

extension IgnoredDifferences: LosslessStringConvertible {
    private static let flags: [(word: String, place: any WritableKeyPath<Self, Bool> & Sendable)] =
        [
            ("sessions", \.sessions), ("trailing-slash", \.trailingSlash), ("www", \.www),
            ("scheme", \.scheme),
        ]

    /// The rules in words, to be kept with their crawl: `query=ref,utm_* sessions`; empty where
    /// nothing is ignored, and the same for the same rules.
    package var description: String {
        let keys = Set(queryKeys).sorted().joined(separator: ",")
        let words = (keys.isEmpty ? [] : ["query=\(keys)"])
        return (words + Self.flags.filter { self[keyPath: $0.place] }.map(\.word))
            .joined(separator: " ")
    }

    /// Reads such words; nil where one is none of them.
    package init?(_ description: String) {
        for word in description.split(separator: " ") {
            if word.hasPrefix("query=") {
                queryKeys = word.dropFirst("query=".utf8.count).split(separator: ",")
                    .map(String.init)
            } else if let flag = Self.flags.first(where: { $0.word == word }) {
                self[keyPath: flag.place] = true
            } else {
                return nil
            }
        }
    }
}

extension URLKey {
    /// The key of a URL among those that differ in more than is ignored.
    ///
    /// - Complexity: O(n) in the URL's length times the number of query keys.
    package init(of url: WebURL, ignoring differences: IgnoredDifferences) {
        guard !differences.areNone else {
            self.init(of: url)
            return
        }
        self.init(ofNormalForm: url.normalForm(ignoring: differences).span)
    }
}
