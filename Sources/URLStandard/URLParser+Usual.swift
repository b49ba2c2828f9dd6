// Nearly all relative references of real pages are names between slashes, after `../` or not. They
// are resolved here in one pass; the states of the standard read all others, and give the same.

extension URLParser {
    /// Writes the URL that a usual relative reference means; false, with nothing written, for all
    /// others.
    mutating func parseUsual(_ input: Span<UInt8>, against base: WebURL) -> Bool {
        guard base.isHTTP, !base.hasCredentials else { return false }
        var end = base.endOfDirectory(before: base.parts.queryStart)
        var start = 0
        if !input.isEmpty, input[0] == UInt8(ascii: "/") {
            end = base.parts.pathStart + 1
            start = 1
        }
        while input.hasParent(at: start) {
            end = base.endOfDirectory(before: end - 1)
            start += 3
        }
        guard input.isUsualPath(from: start) else { return false }
        write(base, upTo: end, input.extracting(start...))
        return true
    }

    private mutating func write(_ base: WebURL, upTo end: Int, _ names: Span<UInt8>) {
        bytes.removeAll(keepingCapacity: true)
        bytes.append(base.bytes.span.extracting(..<end))
        bytes.append(names)
        parts = base.parts
        parts.queryStart = bytes.count
        parts.fragmentStart = bytes.count
    }
}

extension WebURL {
    /// The index behind the last slash of the path before an index, or behind its first one.
    fileprivate func endOfDirectory(before index: Int) -> Int {
        var index = index
        while index > parts.pathStart + 1, bytes[index - 1] != UInt8(ascii: "/") { index -= 1 }
        return max(index, parts.pathStart + 1)
    }
}

extension Span<UInt8> {
    /// True where `../` stands at an index.
    fileprivate func hasParent(at index: Int) -> Bool {
        let dot = UInt8(ascii: ".")
        return index + 2 < count && self[index] == dot && self[index + 1] == dot
            && self[index + 2] == UInt8(ascii: "/")
    }

    /// True for names between slashes that are written as they are: none empty at the beginning,
    /// none that begins with a dot, none that might be a scheme.
    fileprivate func isUsualPath(from start: Int) -> Bool {
        guard start < count, self[start] != UInt8(ascii: "/") else { return false }
        var seen: ByteClass = []
        var previous = UInt8(ascii: "/")
        for index in start..<count {
            let byte = self[index]
            let beginsWithDot = previous == UInt8(ascii: "/") && byte == UInt8(ascii: ".")
            guard byte != UInt8(ascii: ":"), !beginsWithDot else { return false }
            seen.formUnion(ByteClass(of: byte))
            previous = byte
        }
        return seen.isDisjoint(with: [.pathEncoded, .percent, .backslash, .delimiter])
    }
}
