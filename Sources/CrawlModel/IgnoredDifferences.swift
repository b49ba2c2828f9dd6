package import URLStandard

/// Differences between URLs that a crawl is told to overlook, though a server may see them.
package struct IgnoredDifferences: Sendable, Equatable, CustomStringConvertible {
    /// Keys of queries that say nothing of the page; a last `*` stands for any end: `utm_*`.
    package var queryKeys: [String] = []
    /// True where session identifiers in paths and queries are overlooked.
    package var sessions = false
    /// True where a path's last slash is overlooked.
    package var trailingSlash = false

    package init() {}

    /// The rules in words, to be kept with their crawl; empty where nothing is ignored.
    package var description: String {
        let words = queryKeys.map { "query-key=\($0)" } + (sessions ? ["session"] : [])
        return (words + (trailingSlash ? ["trailing-slash"] : [])).joined(separator: " ")
    }

    /// The names that servers give to session identifiers.
    private static let sessionKeys = [
        "jsessionid", "phpsessid", "sessionid", "session_id", "sid", "aspsessionid*",
    ]

    /// True where a part `key=value` of a query is to be left out.
    fileprivate func ignores(_ part: ArraySlice<UInt8>) -> Bool {
        let key = part.prefix { $0 != UInt8(ascii: "=") }
        if queryKeys.contains(where: { $0.utf8.isPattern(of: key) }) { return true }
        guard sessions else { return false }
        let name = key.map(\.lowercasedASCII)[...]
        return Self.sessionKeys.contains { $0.utf8.isPattern(of: name) }
    }

    /// True for a segment that is nothing but a session: `(S(…))` of ASP.NET.
    fileprivate func ignores(segment: ArraySlice<UInt8>) -> Bool {
        sessions && segment.starts(with: "(S(".utf8) && segment.reversed().starts(with: "))".utf8)
    }
}

extension WebURL {
    /// The normal form without the differences that are ignored.
    ///
    /// - Complexity: O(n) in the URL's length times the number of query keys.
    package func normalForm(ignoring differences: IgnoredDifferences) -> [UInt8] {
        guard !differences.description.isEmpty, isHTTP else { return normalForm }
        let whole = normalForm
        let query = whole.firstIndex(of: UInt8(ascii: "?")) ?? whole.endIndex
        let path = whole[pathBytes.startIndex..<query]
        return whole[..<pathBytes.startIndex] + differences.shorten(path: path)
            + differences.shorten(query: whole[query...])
    }
}

extension IgnoredDifferences {
    /// The path without sessions and last slash, as far as they are ignored.
    fileprivate func shorten(path: ArraySlice<UInt8>) -> [UInt8] {
        var segments = path.split(separator: UInt8(ascii: "/"), omittingEmptySubsequences: false)
        segments.removeAll { ignores(segment: $0) }
        if sessions { segments = segments.map(withoutSession) }
        if trailingSlash, segments.count > 2, segments.last?.isEmpty == true {
            segments.removeLast()
        }
        let joined = Array(segments.joined(separator: [UInt8(ascii: "/")]))
        return joined.isEmpty ? [UInt8(ascii: "/")] : joined
    }

    /// A segment without parameters such as `;jsessionid=1`.
    private func withoutSession(_ segment: ArraySlice<UInt8>) -> ArraySlice<UInt8> {
        let parameters = segment.split(
            separator: UInt8(ascii: ";"),
            omittingEmptySubsequences: false
        )
        guard parameters.count > 1 else { return segment }
        let kept = parameters.dropFirst().filter { !ignores($0) }
        return Array((parameters.prefix(1) + kept).joined(separator: [UInt8(ascii: ";")]))[...]
    }

    /// A query with its question mark, without ignored parts; empty where none is left.
    fileprivate func shorten(query: ArraySlice<UInt8>) -> [UInt8] {
        guard query.count > 1 else { return Array(query) }
        let parts = query.dropFirst().split(
            separator: UInt8(ascii: "&"),
            omittingEmptySubsequences: false
        )
        let kept = parts.filter { !ignores($0) }
        guard !kept.isEmpty else { return [] }
        return [UInt8(ascii: "?")] + kept.joined(separator: [UInt8(ascii: "&")])
    }
}

extension String.UTF8View {
    /// True where the name is this one, or begins with it before a last `*`.
    fileprivate func isPattern(of name: ArraySlice<UInt8>) -> Bool {
        guard last == UInt8(ascii: "*") else { return elementsEqual(name) }
        return name.starts(with: dropLast())
    }
}

extension UInt8 {
    fileprivate var lowercasedASCII: UInt8 { self &- 0x41 < 26 ? self | 0x20 : self }
}
