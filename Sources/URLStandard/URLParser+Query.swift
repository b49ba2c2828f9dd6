extension URLParser {
    /// Query and fragment states: writes what follows the path.
    mutating func finish(_ input: Span<UInt8>, keepsQuery: Bool = false) {
        protectPath()
        if !keepsQuery {
            parts.queryStart = bytes.count
            if text.hasQuery { appendQuery(input, text.pathEnd + 1..<text.queryEnd) }
        }
        parts.fragmentStart = bytes.count
        guard text.hasFragment else { return }
        bytes.append(UInt8(ascii: "#"))
        append(input, text.queryEnd + 1..<text.end, encoding: .fragmentEncoded)
    }

    /// Puts `/.` before a path that would look like an authority (URL Standard, 4.5, step 3).
    private mutating func protectPath() {
        guard !parts.hasHost, bytes.count > parts.pathStart + 1 else { return }
        guard bytes[parts.pathStart] == UInt8(ascii: "/") else { return }
        guard bytes[parts.pathStart + 1] == UInt8(ascii: "/") else { return }
        bytes.insert(contentsOf: "/.".utf8, at: parts.pathStart)
        parts.pathStart += 2
        parts.queryStart += 2
    }

    private mutating func appendQuery(_ input: Span<UInt8>, _ range: Range<Int>) {
        bytes.append(UInt8(ascii: "?"))
        let set: ByteClass = parts.scheme.isSpecial ? .specialQueryEncoded : .queryEncoded
        let usesCharset = parts.scheme.isSpecial && parts.scheme != .ws && parts.scheme != .wss
        guard let queryEncoding, usesCharset else {
            return append(input, range, encoding: set)
        }
        var query = EncodedQuery(set: set)
        queryEncoding.encode(input.scalars(in: range), into: &query)
        bytes += query.bytes
    }

    /// Opaque path state: of several blanks before a delimiter only the last is encoded.
    mutating func appendOpaquePath(_ input: Span<UInt8>) {
        let path = text.path
        guard path.upperBound < text.end, input[path.upperBound - 1] == UInt8(ascii: " ") else {
            return append(input, path, encoding: .controlEncoded)
        }
        append(input, path.dropLast(), encoding: .controlEncoded)
        bytes.appendPercentEncoded(UInt8(ascii: " "))
    }

    /// Appends a section, percent-encoding what is in the set.
    mutating func append(_ input: Span<UInt8>, _ range: Range<Int>, encoding set: ByteClass) {
        if text.classes.isDisjoint(with: set) {
            bytes.append(input.extracting(range))
        } else {
            bytes.append(input, range, encoding: set)
        }
    }
}
