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
    /// The sections of the last input, and how far they are read.
    var text = URLText()
    var queryEncoding: (any QueryEncoding)?
    /// The last input without tabs and newlines, kept for its storage only.
    private var cleaned: [UInt8] = []
    /// The last host's bytes, percent-decoded, kept for their storage only.
    var decoded: [UInt8] = []
    var international = InternationalDomain()

    init(queryEncoding: (any QueryEncoding)? = nil) {
        self.queryEncoding = queryEncoding
    }

    /// The URL that was parsed last.
    var url: WebURL { WebURL(bytes: Array(bytes[...]), parts: parts) }

    /// The same without its fragment.
    var urlWithoutFragment: WebURL {
        WebURL(bytes: Array(bytes[..<parts.fragmentStart]), parts: parts)
    }

    /// Parses an input; after an error the bytes mean nothing.
    mutating func parse(_ input: Span<UInt8>, against base: WebURL?) throws(URLError) {
        guard input.count <= Self.longestInput else { throw .tooLong }
        text = URLText(input)
        guard text.classes.contains(.tabOrNewline) else {
            return try parseText(input, against: base)
        }
        var cleaned: [UInt8] = []
        swap(&cleaned, &self.cleaned)
        defer { swap(&cleaned, &self.cleaned) }
        cleaned.removeAll(keepingCapacity: true)
        for index in text.start..<text.end where !input[index].isIn(.tabOrNewline) {
            cleaned.append(input[index])
        }
        text = URLText(cleaned.span)
        try parseText(cleaned.span, against: base)
    }

    /// Scheme start, scheme and no scheme states.
    private mutating func parseText(
        _ input: Span<UInt8>,
        against base: WebURL?
    ) throws(URLError) {
        guard let colon = schemeColon(input) else {
            guard let base else { throw .noScheme }
            return try parseReference(input, against: base)
        }
        writeScheme(input, text.start..<colon)
        text.start = colon + 1
        switch parts.scheme {
        case .file:
            try parseFile(input, against: base?.parts.scheme == .file ? base : nil)
        case .other:
            try parseAfterOtherScheme(input)
        default:
            try parseAfterSpecialScheme(input, against: base)
        }
    }

    /// Where the colon after a scheme is.
    private func schemeColon(_ input: Span<UInt8>) -> Int? {
        guard let first = text.path.first, input[first].isASCIIAlpha else { return nil }
        for index in text.path {
            if input[index] == UInt8(ascii: ":") { return index }
            guard input[index].isIn(.scheme) else { return nil }
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

    /// Special relative or authority, and special authority slashes states.
    private mutating func parseAfterSpecialScheme(
        _ input: Span<UInt8>,
        against base: WebURL?
    ) throws(URLError) {
        let hasAuthority =
            text.path.count > 1 && input[text.start] == UInt8(ascii: "/")
            && input[text.start + 1] == UInt8(ascii: "/")
        if let base, base.parts.scheme == parts.scheme, !hasAuthority {
            return try parseRelative(input, against: base)
        }
        try parseAfterSlashes(input)
    }

    /// Path or authority state, or an opaque path.
    private mutating func parseAfterOtherScheme(_ input: Span<UInt8>) throws(URLError) {
        guard nextIsSlash(input) else {
            parts.omitAuthority()
            appendOpaquePath(input)
            return finish(input)
        }
        text.start += 1
        guard nextIsSlash(input) else {
            parts.omitAuthority()
            appendPath(input)
            return finish(input)
        }
        text.start += 1
        try parseAuthority(input)
    }

    /// Special authority ignore slashes state.
    mutating func parseAfterSlashes(_ input: Span<UInt8>) throws(URLError) {
        while nextIsSlash(input) { text.start += 1 }
        try parseAuthority(input)
    }

    /// True where the byte that is read next separates segments of a path.
    func nextIsSlash(_ input: Span<UInt8>) -> Bool {
        text.start < text.pathEnd && isSlash(input[text.start])
    }

    /// True for the bytes that separate a path's segments.
    func isSlash(_ byte: UInt8) -> Bool {
        byte == UInt8(ascii: "/") || (byte == UInt8(ascii: "\\") && parts.scheme.isSpecial)
    }
}
