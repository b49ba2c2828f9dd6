/// The standard's basic URL parser, with what it needs kept from one run to the next.
///
/// URL Standard, 4.4. Its states are the functions here; a URL is written once, in serialised form,
/// while it is read.
struct URLParser {
    /// The longest input, in bytes; no URL can outgrow the offsets of its parts.
    static let longestInput = 1 << 27

    /// The serialisation of the last URL.
    var bytes: [UInt8] = []
    var parts = URLParts()
    /// All classes of bytes in the last input.
    private(set) var classes: ByteClass = []
    let queryEncoding: (any QueryEncoding)?

    init(queryEncoding: (any QueryEncoding)? = nil) {
        self.queryEncoding = queryEncoding
    }

    /// Parses an input; after an error the bytes mean nothing.
    mutating func parse(_ input: Span<UInt8>, against base: WebURL?) throws(URLError) {
        guard input.count <= Self.longestInput else { throw .tooLong }
        let text = URLText(input)
        classes = text.classes
        guard text.classes.contains(.tabOrNewline) else {
            return try parse(input, text, against: base)
        }
        var cleaned: [UInt8] = []
        for index in text.start..<text.end
        where !ByteClass.table[Int(input[index])].contains(.tabOrNewline) {
            cleaned.append(input[index])
        }
        try parse(cleaned.span, URLText(cleaned.span), against: base)
    }

    /// The URL that was parsed last.
    var url: WebURL { WebURL(bytes: Array(bytes[...]), parts: parts) }

    /// Scheme start, scheme and no scheme states.
    private mutating func parse(
        _ input: Span<UInt8>,
        _ text: URLText,
        against base: WebURL?
    ) throws(URLError) {
        guard let colon = Self.colon(input, text) else {
            guard let base else { throw .noScheme }
            return try parseReference(input, text, against: base)
        }
        var rest = text
        rest.start = colon + 1
        writeScheme(input, text.start..<colon)
        switch parts.scheme {
        case .file:
            try parseFile(input, rest, against: base?.parts.scheme == .file ? base : nil)
        case .other:
            try parseAfterOtherScheme(input, rest)
        default:
            try parseAfterSpecialScheme(input, rest, against: base)
        }
    }

    /// Where the colon of a scheme is.
    private static func colon(_ input: Span<UInt8>, _ text: URLText) -> Int? {
        guard text.start < text.pathEnd, input[text.start].isASCIIAlpha else { return nil }
        for index in text.start + 1..<text.pathEnd {
            if input[index] == UInt8(ascii: ":") { return index }
            guard ByteClass.table[Int(input[index])].contains(.scheme) else { return nil }
        }
        return nil
    }

    private mutating func writeScheme(_ input: Span<UInt8>, _ range: Range<Int>) {
        bytes.removeAll(keepingCapacity: true)
        for index in range { bytes.append(input[index].lowercased) }
        parts.scheme = URLScheme(bytes[...])
        parts.schemeEnd = bytes.count
        bytes.append(UInt8(ascii: ":"))
    }

    /// A text without a scheme of its own.
    private mutating func parseReference(
        _ input: Span<UInt8>,
        _ text: URLText,
        against base: WebURL
    ) throws(URLError) {
        if base.hasOpaquePath {
            guard text.start == text.queryEnd, text.hasFragment else { throw .noScheme }
            copy(base, upTo: base.parts.fragmentStart)
            finish(input, text, keepsQuery: true)
        } else if base.parts.scheme == .file {
            try parseFile(input, text, against: base)
        } else {
            try parseRelative(input, text, against: base)
        }
    }

    /// Special relative or authority, and special authority slashes states.
    private mutating func parseAfterSpecialScheme(
        _ input: Span<UInt8>,
        _ text: URLText,
        against base: WebURL?
    ) throws(URLError) {
        let hasAuthority =
            text.start + 1 < text.pathEnd
            && input[text.start] == UInt8(ascii: "/") && input[text.start + 1] == UInt8(ascii: "/")
        if let base, base.parts.scheme == parts.scheme, !hasAuthority {
            return try parseRelative(input, text, against: base)
        }
        try parseAfterSlashes(input, text)
    }

    /// Path or authority state, or an opaque path.
    private mutating func parseAfterOtherScheme(
        _ input: Span<UInt8>,
        _ text: URLText
    ) throws(URLError) {
        guard text.start < text.pathEnd, input[text.start] == UInt8(ascii: "/") else {
            parts.omitAuthority()
            appendOpaquePath(input, text)
            return finish(input, text)
        }
        var rest = text
        rest.start += 1
        guard rest.start < rest.pathEnd, input[rest.start] == UInt8(ascii: "/") else {
            parts.omitAuthority()
            appendPath(input, rest.start..<rest.pathEnd)
            return finish(input, text)
        }
        rest.start += 1
        try parseAuthority(input, rest)
    }

    /// Relative and relative slash states.
    private mutating func parseRelative(
        _ input: Span<UInt8>,
        _ text: URLText,
        against base: WebURL
    ) throws(URLError) {
        let path = text.start..<text.pathEnd
        if path.isEmpty {
            copy(base, upTo: text.hasQuery ? base.parts.queryStart : base.parts.fragmentStart)
            return finish(input, text, keepsQuery: !text.hasQuery)
        }
        guard isSlash(input[path.lowerBound], in: base.parts.scheme) else {
            copy(base, upTo: base.parts.queryStart)
            shortenPath()
            appendPath(input, path)
            return finish(input, text)
        }
        if path.count > 1, isSlash(input[path.lowerBound + 1], in: base.parts.scheme) {
            return try parseSchemeRelative(input, text, against: base)
        }
        copy(base, upTo: base.parts.authorityEnd)
        appendPath(input, path.dropFirst())
        finish(input, text)
    }

    /// A reference that begins with two slashes.
    private mutating func parseSchemeRelative(
        _ input: Span<UInt8>,
        _ text: URLText,
        against base: WebURL
    ) throws(URLError) {
        bytes.removeAll(keepingCapacity: true)
        bytes.append(base.bytes.span, 0..<base.parts.schemeEnd + 1)
        parts.scheme = base.parts.scheme
        parts.schemeEnd = base.parts.schemeEnd
        if parts.scheme.isSpecial { return try parseAfterSlashes(input, text) }
        var rest = text
        rest.start += 2
        try parseAuthority(input, rest)
    }

    /// Special authority ignore slashes state.
    private mutating func parseAfterSlashes(
        _ input: Span<UInt8>,
        _ text: URLText
    ) throws(URLError) {
        var rest = text
        while rest.start < rest.pathEnd, isSlash(input[rest.start], in: .http) { rest.start += 1 }
        try parseAuthority(input, rest)
    }

    /// True for the bytes that separate a path's segments.
    func isSlash(_ byte: UInt8, in scheme: URLScheme) -> Bool {
        byte == UInt8(ascii: "/") || (byte == UInt8(ascii: "\\") && scheme.isSpecial)
    }
}

extension URLParser {
    /// Begins with the first bytes of a base and the offsets in them.
    mutating func copy(_ base: WebURL, upTo end: Int) {
        bytes.removeAll(keepingCapacity: true)
        parts = base.parts
        guard base.parts.pathStart > base.parts.authorityEnd else {
            return bytes.append(base.bytes.span, 0..<end)
        }
        bytes.append(base.bytes.span, 0..<base.parts.authorityEnd)
        parts.pathStart = bytes.count
        guard end > base.parts.pathStart else { return }
        bytes.append(base.bytes.span, base.parts.pathStart..<end)
        parts.queryStart -= 2
    }

    /// Writes what follows the path.
    mutating func finish(_ input: Span<UInt8>, _ text: URLText, keepsQuery: Bool = false) {
        protectPath()
        if !keepsQuery {
            parts.queryStart = bytes.count
            if text.hasQuery { appendQuery(input, text.pathEnd + 1..<text.queryEnd) }
        }
        parts.fragmentStart = bytes.count
        guard text.hasFragment else { return }
        bytes.append(UInt8(ascii: "#"))
        bytes.append(input, text.queryEnd + 1..<text.end, encoding: .fragmentEncoded)
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
            return bytes.append(input, range, encoding: set)
        }
        var query = EncodedQuery(set: set)
        queryEncoding.encode(input.scalars(in: range), into: &query)
        bytes += query.bytes
    }

    /// Opaque path state: of several blanks before a delimiter only the last is encoded.
    private mutating func appendOpaquePath(_ input: Span<UInt8>, _ text: URLText) {
        let path = text.start..<text.pathEnd
        guard path.upperBound < text.end, input[path.upperBound - 1] == UInt8(ascii: " ") else {
            return bytes.append(input, path, encoding: .controlEncoded)
        }
        bytes.append(input, path.dropLast(), encoding: .controlEncoded)
        bytes.appendPercentEncoded(UInt8(ascii: " "))
    }
}
