extension URLParser {
    /// No scheme state: a text without a scheme of its own.
    mutating func parseReference(
        _ input: Span<UInt8>,
        against base: WebURL
    ) throws(URLError) {
        parts.scheme = base.parts.scheme
        if base.hasOpaquePath {
            guard text.start == text.queryEnd, text.hasFragment else { throw .noScheme }
            copy(base, upTo: base.parts.fragmentStart)
            finish(input, keepsQuery: true)
        } else if parts.scheme == .file {
            try parseFile(input, against: base)
        } else {
            try parseRelative(input, against: base)
        }
    }

    /// Relative and relative slash states.
    mutating func parseRelative(
        _ input: Span<UInt8>,
        against base: WebURL
    ) throws(URLError) {
        guard !text.path.isEmpty else { return copyPath(of: base, input) }
        guard nextIsSlash(input) else {
            copy(base, upTo: base.parts.queryStart)
            shortenPath()
            appendPath(input)
            return finish(input)
        }
        text.start += 1
        guard nextIsSlash(input) else {
            copy(base, upTo: base.parts.authorityEnd)
            appendPath(input)
            return finish(input)
        }
        copy(base, upTo: base.parts.schemeEnd + 1)
        if parts.scheme.isSpecial { return try parseAfterSlashes(input) }
        text.start += 1
        try parseAuthority(input)
    }

    /// A reference that consists of a query, a fragment or nothing.
    mutating func copyPath(of base: WebURL, _ input: Span<UInt8>) {
        copy(base, upTo: text.hasQuery ? base.parts.queryStart : base.parts.fragmentStart)
        finish(input, keepsQuery: !text.hasQuery)
    }

    /// Begins with the first bytes of a base, its offsets, but not what protects its path.
    mutating func copy(_ base: WebURL, upTo end: Int) {
        bytes.removeAll(keepingCapacity: true)
        parts = base.parts
        let authorityEnd = base.parts.authorityEnd
        guard base.parts.pathStart > authorityEnd else {
            bytes += base.bytes[..<end]
            return
        }
        bytes += base.bytes[..<min(end, authorityEnd)]
        parts.pathStart = authorityEnd
        guard end > base.parts.pathStart else { return }
        bytes += base.bytes[base.parts.pathStart..<end]
        parts.queryStart -= base.parts.pathStart - authorityEnd
    }
}
