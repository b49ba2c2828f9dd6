/// URLs as indexes of archives sort them: the host from its end, all in small letters.
package enum SURT {
    /// `org,example)/path?a=1` for `http://www.example.org/Path/?a=1`.
    ///
    /// - Complexity: O(n log n) in the parameters of a query.
    package static func key(of url: [UInt8]) -> [UInt8] {
        let text = String(decoding: unescaped(url), as: UTF8.self).lowercased().filter { $0 > " " }
        guard let start = text.firstRange(of: "//")?.upperBound else { return Array(text.utf8) }
        let rest = text[start...]
        let end = rest.firstIndex { "/?".contains($0) } ?? rest.endIndex
        return Array("\(host(rest[..<end])))\(path(rest[end...]))".utf8)
    }

    /// The same with letters, digits and `-._~` as they are, which need no escape.
    private static func unescaped(_ url: [UInt8]) -> [UInt8] {
        var (result, rest) = ([UInt8](), url[...])
        while let byte = rest.popFirst() {
            let digits = String(decoding: rest.prefix(2), as: UTF8.self)
            let isEscape = byte == UInt8(ascii: "%") && digits.utf8.count == 2
            guard isEscape, let meant = UInt8(digits, radix: 16), isPlain(meant) else {
                result.append(byte)
                continue
            }
            result.append(meant)
            rest.removeFirst(2)
        }
        return result
    }

    private static func isPlain(_ byte: UInt8) -> Bool {
        let scalar = Unicode.Scalar(byte)
        return scalar.isASCII
            && (scalar.properties.isAlphabetic || ("0"..."9").contains(scalar)
                || "-._~".unicodeScalars.contains(scalar))
    }

    private static func host(_ authority: Substring) -> String {
        let host = authority.split(separator: "@").last ?? ""
        guard !host.hasPrefix("["), host.contains(where: \.isLetter) else { return String(host) }
        let parts = host.split(separator: ":", maxSplits: 1)
        var labels = (parts.first ?? "").split(separator: ".")
        let isPlain = labels.first.map {
            $0.hasPrefix("www") && $0.dropFirst(3).allSatisfy(\.isNumber)
        }
        if labels.count > 1, isPlain == true { labels.removeFirst() }
        let port = parts.count > 1 ? ":\(parts[1])" : ""
        return labels.reversed().joined(separator: ",") + port
    }

    private static func path(_ text: Substring) -> String {
        let parts = text.split(separator: "?", maxSplits: 1, omittingEmptySubsequences: false)
        var path = String(parts.first ?? "")
        while path.hasSuffix("/") { path.removeLast() }
        let query = parts.count > 1 ? parts[1].split(separator: "&").sorted() : []
        let tail = query.isEmpty ? "" : "?" + query.joined(separator: "&")
        return (path.isEmpty ? "/" : path) + tail
    }
}
