extension SURT {
    /// How many bytes of a session a text begins with; nil where it begins with none.
    private typealias Measure = (ArraySlice<UInt8>) -> Int?

    /// A query in small letters without session ids: the last of each kind.
    ///
    /// - Complexity: O(n) but for what imitates session ids.
    static func withoutSession(query: [UInt8]) -> [UInt8] {
        let kinds: [Measure] = [
            { identifier("jsessionid=", $0) }, { identifier("phpsessid=", $0) },
            { identifier("sid=", $0) }, serverPages, coldFusion,
        ]
        return kinds.reduce(query) { query, count in
            without(count, query) { _, rest in rest.isEmpty || rest.first == UInt8(ascii: "&") }
        }
    }

    /// A path in small letters without the sessions of ASP.NET: `/(s(...))/page.aspx` and
    /// `/(...)/page.aspx` with 24 letters or digits.
    ///
    /// - Complexity: O(n) but for what imitates sessions.
    static func withoutSession(path: [UInt8]) -> [UInt8] {
        let kinds: [Measure] = [
            { parenthesis($0, around: nestedParentheses) }, { parenthesis($0, around: token) },
        ]
        return kinds.reduce(path) { path, count in
            without(count, path) { before, rest in
                before.last == UInt8(ascii: "/") && rest.first == UInt8(ascii: "/")
                    && isPage(rest.dropFirst())
            }
        }
    }

    /// A text without the last session that stands as it should, and the byte behind it.
    private static func without(
        _ count: Measure,
        _ text: [UInt8],
        where isPlace: (_ before: ArraySlice<UInt8>, _ rest: ArraySlice<UInt8>) -> Bool
    ) -> [UInt8] {
        for start in text.indices.reversed() {
            guard let count = count(text[start...]) else { continue }
            let (before, rest) = (text[..<start], text[(start + count)...])
            if isPlace(before, rest) { return Array(before + rest.dropFirst()) }
        }
        return text
    }

    /// A name and 32 letters or digits.
    private static func identifier(_ name: String, _ text: ArraySlice<UInt8>) -> Int? {
        guard text.starts(with: name.utf8) else { return nil }
        let value = text.dropFirst(name.utf8.count).prefix(while: \.isAlphanumeric)
        return value.count == 32 ? name.utf8.count + 32 : nil
    }

    /// `aspsessionidabcdefgh=` and 24 letters.
    private static func serverPages(_ text: ArraySlice<UInt8>) -> Int? {
        guard text.starts(with: "aspsessionid".utf8) else { return nil }
        let parts = text.dropFirst(12).prefix { $0 != UInt8(ascii: "&") }
            .split(separator: UInt8(ascii: "="), omittingEmptySubsequences: false)
        guard parts.map(\.count) == [8, 24], parts.joined().allSatisfy(\.isLetter) else {
            return nil
        }
        return 12 + 8 + 1 + 24
    }

    /// `cfid=1&cftoken=2`.
    private static func coldFusion(_ text: ArraySlice<UInt8>) -> Int? {
        guard text.starts(with: "cfid=".utf8) else { return nil }
        let id = text.dropFirst(5).prefix { $0 != UInt8(ascii: "&") }
        let rest = text[id.endIndex...]
        guard !id.isEmpty, rest.starts(with: "&cftoken=".utf8) else { return nil }
        let token = rest.dropFirst(9).prefix { $0 != UInt8(ascii: "&") }
        return token.isEmpty ? nil : token.endIndex - text.startIndex
    }

    private static func parenthesis(_ text: ArraySlice<UInt8>, around inner: Measure) -> Int? {
        guard text.first == UInt8(ascii: "("), let count = inner(text.dropFirst()),
            text.dropFirst(1 + count).first == UInt8(ascii: ")")
        else { return nil }
        return count + 2
    }

    /// 24 letters or digits.
    private static func token(_ text: ArraySlice<UInt8>) -> Int? {
        text.prefix(while: \.isAlphanumeric).count == 24 ? 24 : nil
    }

    /// A letter and a token in parentheses, once or oftener.
    private static func nestedParentheses(_ text: ArraySlice<UInt8>) -> Int? {
        var rest = text
        while rest.first?.isLetter == true,
            let count = parenthesis(rest.dropFirst(), around: token)
        { rest = rest.dropFirst(1 + count) }
        return rest.count < text.count ? text.count - rest.count : nil
    }

    /// True where a path goes on to a page of ASP.NET.
    private static func isPage(_ rest: ArraySlice<UInt8>) -> Bool {
        let path = rest.prefix { $0 != UInt8(ascii: "?") }
        return path.dropFirst().firstRange(of: ".aspx".utf8) != nil
    }
}

extension UInt8 {
    /// True for a small letter.
    fileprivate var isLetter: Bool { (0x61...0x7A).contains(self) }

    fileprivate var isAlphanumeric: Bool { isLetter || (0x30...0x39).contains(self) }
}
