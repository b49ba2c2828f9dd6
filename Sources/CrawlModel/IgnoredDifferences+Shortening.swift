package import URLStandard

extension WebURL {
    /// The normal form without the differences that are ignored.
    ///
    /// - Complexity: O(n) in the URL's length times the number of query keys.
    package func normalForm(ignoring differences: IgnoredDifferences) -> [UInt8] {
        let whole = normalForm
        guard !differences.areNone, isHTTP else { return whole }
        let query = whole.firstIndex(of: UInt8(ascii: "?")) ?? whole.endIndex
        let path = whole[pathBytes.startIndex..<query]
        return differences.origin(of: self) + differences.shorten(path: path)
            + differences.shorten(query: whole[query...])
    }
}

extension IgnoredDifferences {
    /// The host that a URL counts for, with its port where that is not the usual one.
    package func authority(of url: WebURL) -> ArraySlice<UInt8> {
        let name = url.authorityBytes
        // The whole of `www.com` is a name.
        guard www, name.starts(with: "www.".utf8), name.dropFirst(4).contains(UInt8(ascii: "."))
        else { return name }
        return name.dropFirst(4)
    }

    fileprivate func origin(of url: WebURL) -> [UInt8] {
        let isSecure = url.isSecure && !(scheme && url.port == nil)
        return Array((isSecure ? "https://" : "http://").utf8) + authority(of: url)
    }

    /// The path without sessions and last slashes, as far as they are ignored.
    fileprivate func shorten(path: ArraySlice<UInt8>) -> [UInt8] {
        var segments = path.split(separator: UInt8(ascii: "/"), omittingEmptySubsequences: false)
        if sessions { segments = segments.map(withoutSession).filter { !$0.isSession } }
        while trailingSlash, segments.count > 2, segments.last?.isEmpty == true {
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
        let kept = parameters.dropFirst().filter { !SessionName.isSession($0) }
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

    /// True where a part `key=value` of a query is to be left out.
    private func ignores(_ part: ArraySlice<UInt8>) -> Bool {
        let key = part.prefix { $0 != UInt8(ascii: "=") }
        if queryKeys.contains(where: { $0.utf8.isPattern(of: key) }) { return true }
        return sessions && SessionName.isSession(part)
    }
}

/// The names that servers give to session identifiers: those that Heritrix knows.
private enum SessionName {
    private static let sure = ["jsessionid", "phpsessid", "aspsessionid*", "cfid", "cftoken"]
    /// Names that often mean something else, such as the number of a section.
    private static let unsure = ["sid", "sessionid", "session_id"]
    private static let leastLength = 32

    /// True for a part `key=value` that says nothing but whose session it is.
    static func isSession(_ part: ArraySlice<UInt8>) -> Bool {
        let key = part.prefix { $0 != UInt8(ascii: "=") }
        let name = key.map(\.lowercasedASCII)[...]
        if sure.contains(where: { $0.utf8.isPattern(of: name) }) { return true }
        guard unsure.contains(where: { $0.utf8.elementsEqual(name) }) else { return false }
        let value = part.dropFirst(key.count + 1)
        return value.count >= leastLength && value.allSatisfy(\.isHexDigit)
    }
}

extension ArraySlice<UInt8> {
    /// True for a segment that is nothing but a session: `(S(…))` of ASP.NET.
    fileprivate var isSession: Bool {
        starts(with: "(S(".utf8) && suffix(2).elementsEqual("))".utf8)
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

    fileprivate var isHexDigit: Bool {
        switch self {
        case 0x30...0x39, 0x41...0x46, 0x61...0x66: true
        default: false
        }
    }
}
