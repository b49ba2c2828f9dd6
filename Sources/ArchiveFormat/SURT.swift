/// URLs as indexes of archives sort them: the host from its end, all in small letters.
///
/// Who looks a page up makes the key of its URL himself, so the rules are those of the Internet
/// Archive's canonicalizer as pywb and cdxj-indexer have them (the package `surt`): addresses are
/// turned round like names, escapes are undone as often as they can be and made anew where they
/// must, slashes in a row are one, parameters are sorted, and session ids left out.
package enum SURT {
    /// `org,example)/path?a=1` for `http://www.example.org/Path/?a=1`.
    ///
    /// - Complexity: O(n log n) in the parameters of a query.
    package static func key(of url: [UInt8]) -> [UInt8] {
        guard let start = authority(of: url) else { return url.map(\.small).filter { $0 > 0x20 } }
        let end = url[start...].firstIndex { $0 == .slash || $0 == .mark } ?? url.endIndex
        let mark = url[end...].firstIndex(of: .mark) ?? url.endIndex
        let query = query(url[mark...].dropFirst())
        return host(url[start..<end]) + [UInt8(ascii: ")")] + path(url[end..<mark])
            + (query.isEmpty ? [] : [.mark] + query)
    }

    /// Where a URL's authority begins: behind `://`.
    private static func authority(of url: [UInt8]) -> Int? {
        guard let colon = url.firstIndex(of: .colon), url[colon...].starts(with: "://".utf8)
        else { return nil }
        return colon + 3
    }

    private static func host(_ authority: ArraySlice<UInt8>) -> [UInt8] {
        let place = authority.split(separator: UInt8(ascii: "@")).last ?? []
        let close = place.firstIndex(of: UInt8(ascii: "]"))
        let end = place[(close ?? place.startIndex)...].firstIndex(of: .colon) ?? place.endIndex
        let name = close.map { place[..<$0].dropFirst() } ?? place[..<end]
        var labels = name.split(separator: .dot)
        if labels.count > 1, labels.first.map(isPlain) == true { labels.removeFirst() }
        return (Array(labels.reversed().joined(separator: [.comma])) + place[end...]).map(\.small)
    }

    /// True for `www` and `www2`, which nobody distinguishes.
    private static func isPlain(_ label: ArraySlice<UInt8>) -> Bool {
        label.map(\.small).starts(with: "www".utf8) && label.dropFirst(3).allSatisfy(\.isDigit)
    }

    private static func path(_ text: ArraySlice<UInt8>) -> [UInt8] {
        var segments: [ArraySlice<UInt8>] = []
        let parts = unescaped(text).split(separator: .slash, omittingEmptySubsequences: false)
        for part in parts.dropFirst() where !part.elementsEqual(".".utf8) {
            if part.elementsEqual("..".utf8), !segments.isEmpty {
                segments.removeLast()
            } else {
                segments.append(part)
            }
        }
        let last = segments.popLast() ?? []
        let path = segments.filter { !$0.isEmpty }.flatMap { [.slash] + $0 } + [.slash] + last
        let key = withoutSession(path: escaped(path))
        return key.count > 1 && key.last == .slash ? key.dropLast() : key
    }

    private static func query(_ text: ArraySlice<UInt8>) -> [UInt8] {
        let query = withoutSession(query: escaped(unescaped(text)))
        let parameters = query.split(separator: .ampersand, omittingEmptySubsequences: false)
            .map { $0.split(separator: .equals, maxSplits: 1, omittingEmptySubsequences: false) }
        let sorted = parameters.sorted { first, second in
            first.lexicographicallyPrecedes(second) { $0.lexicographicallyPrecedes($1) }
        }
        return Array(sorted.map { $0.joined(separator: [.equals]) }.joined(separator: [.ampersand]))
    }

    /// The text without escapes, and without those that come of it.
    ///
    /// A byte that is put in the place of its escape may end another one; so the end of the result
    /// is looked at, and once over the text is enough.
    ///
    /// - Complexity: O(n).
    private static func unescaped(_ text: ArraySlice<UInt8>) -> [UInt8] {
        var result: [UInt8] = []
        for byte in text {
            result.append(byte)
            while let meant = escape(at: result.suffix(3)) {
                result.removeLast(3)
                result.append(meant)
            }
        }
        return result
    }

    private static func escape(at text: ArraySlice<UInt8>) -> UInt8? {
        guard text.count == 3, text.first == .percent else { return nil }
        let digits = text.dropFirst().compactMap(\.hexadecimal)
        return digits.count == 2 ? digits[0] << 4 | digits[1] : nil
    }

    /// The text in small letters, with escapes where there are no letters and for `#` and `%`.
    private static func escaped(_ text: [UInt8]) -> [UInt8] {
        text.flatMap { byte in
            let isPlain = (0x21...0x7E).contains(byte) && byte != .percent && byte != .hash
            return isPlain ? [byte.small] : [.percent, (byte >> 4).digit, (byte & 15).digit]
        }
    }
}

extension UInt8 {
    fileprivate static let slash = UInt8(ascii: "/")
    fileprivate static let mark = UInt8(ascii: "?")
    fileprivate static let colon = UInt8(ascii: ":")
    fileprivate static let dot = UInt8(ascii: ".")
    fileprivate static let comma = UInt8(ascii: ",")
    fileprivate static let percent = UInt8(ascii: "%")
    fileprivate static let hash = UInt8(ascii: "#")
    fileprivate static let equals = UInt8(ascii: "=")
    fileprivate static let ampersand = UInt8(ascii: "&")

    /// The letter as a small one.
    fileprivate var small: UInt8 { (0x41...0x5A).contains(self) ? self | 0x20 : self }

    fileprivate var isDigit: Bool { (0x30...0x39).contains(self) }

    /// The number that a hexadecimal digit stands for.
    fileprivate var hexadecimal: UInt8? {
        if isDigit { return self - 0x30 }
        return (0x61...0x66).contains(self | 0x20) ? (self | 0x20) - 0x57 : nil
    }

    /// The hexadecimal digit of a number below 16.
    fileprivate var digit: UInt8 { self < 10 ? 0x30 + self : 0x57 + self }
}
