package import URLStandard

/// Reads a sitemap or a feed that comes in pieces: XML, an index, text, RSS or Atom.
///
/// What was read before a fault counts. Memory holds one tag, one text, and the entries that were
/// not taken yet.
package struct SitemapReader {
    private let url: WebURL
    private let limits: SitemapLimits
    private var resolver = URLResolver()
    private var decoder = SitemapDecoder()
    /// The one of these two that the first bytes called for.
    private var elements: SitemapElements?
    private var lines: SitemapLines?
    private var counts = (bytes: 0, entries: 0)
    private var entries: [SitemapEntry] = []
    /// What the sitemap is, nil while that is not known.
    package private(set) var kind: SitemapKind?
    /// Why reading stopped before the end, nil where it did not.
    package private(set) var fault: SitemapFault?

    /// Begins a sitemap.
    ///
    /// - Parameters:
    ///   - url: The URL that answered with it.
    ///   - limits: How much of it is read.
    package init(at url: WebURL, limits: SitemapLimits = SitemapLimits()) {
        self.url = url
        self.limits = limits
        resolver.rebase(url)
    }

    /// True for bytes that are packed with gzip, as sitemaps often are beside any content coding.
    package static func isPacked(_ bytes: Span<UInt8>) -> Bool {
        bytes.count >= 2 && bytes[0] == 0x1F && bytes[1] == 0x8B
    }

    /// Reads the next piece; after a fault nothing.
    ///
    /// - Complexity: O(n) in the piece's bytes, however the whole is cut.
    package mutating func read(_ piece: Span<UInt8>) {
        guard fault == nil else { return }
        let room = limits.byteCount - counts.bytes
        counts.bytes += piece.count
        note { reader throws(SitemapFault) in
            try reader.readBytes(piece.extracting(first: min(piece.count, room)))
            if piece.count > room { throw .tooLarge }
        }
    }

    /// Ends the sitemap: what is still open shows now.
    package mutating func finish() {
        guard fault == nil else { return }
        note { reader throws(SitemapFault) in try reader.readEnd() }
    }

    /// The entries since the last call, in order.
    package mutating func takeEntries() -> [SitemapEntry] {
        defer { entries.removeAll() }
        return entries
    }

    private mutating func note(_ body: (inout Self) throws(SitemapFault) -> Void) {
        do throws(SitemapFault) {
            try body(&self)
        } catch {
            fault = error
        }
    }

    private mutating func readBytes(_ piece: Span<UInt8>) throws(SitemapFault) {
        guard !decoder.isPlain else { return try readText(piece) }
        let text = decoder.decode(piece)
        try readText(text.span)
    }

    private mutating func readEnd() throws(SitemapFault) {
        let rest = decoder.decode([UInt8]().span, isLast: true)
        try readText(rest.span)
        if let draft = elements?.takeOpenChild() { try keep(draft) }
        try elements?.checkEnd()
        if let line = lines?.takeLine() { try keep(line: line) }
        if elements == nil, kind == nil { throw .unknownFormat }
    }
}

extension SitemapReader {
    private mutating func readText(_ text: Span<UInt8>) throws(SitemapFault) {
        var index = 0
        if elements == nil, lines == nil {
            guard let start = text.indices.first(where: { !text[$0].isXMLBlank }) else { return }
            try begin(with: text[start])
            index = start
        }
        // Both are read where they lie: a copy would share what they hold of the tag or the line
        // under way, and the next byte would copy all of that.
        while let draft = try nextDraft(in: text, from: &index) { try keep(draft) }
        while let line = lines?.next(in: text, from: &index) { try keep(line: line) }
    }

    private mutating func begin(with byte: UInt8) throws(SitemapFault) {
        guard byte != 0x1F else { throw .packed }
        if byte == UInt8(ascii: "<") {
            elements = SitemapElements()
        } else {
            lines = SitemapLines()
        }
    }

    private mutating func nextDraft(
        in text: Span<UInt8>,
        from index: inout Int
    ) throws(SitemapFault) -> SitemapDraft? {
        defer { kind = elements?.kind ?? kind }
        return try elements?.next(in: text, from: &index)
    }

    private mutating func keep(_ draft: SitemapDraft) throws(SitemapFault) {
        guard let url = resolved(draft.location) else { return }
        try keep(SitemapEntry(url: url, lastModified: draft.lastModified))
    }

    /// A text is a sitemap from its first URL on.
    private mutating func keep(line: [UInt8]) throws(SitemapFault) {
        guard line.span.beginsLikeURL || beginsLikeHost(line) else { return }
        guard let url = resolved(line) else { return }
        kind = .text
        try keep(SitemapEntry(url: url, lastModified: nil))
    }

    private mutating func keep(_ entry: SitemapEntry) throws(SitemapFault) {
        guard counts.entries < limits.entryCount(of: kind) else { throw .tooManyEntries }
        counts.entries += 1
        entries.append(entry)
    }

    /// The URL of a location; one that begins with the sitemap's own host lacks only its scheme.
    private mutating func resolved(_ location: [UInt8]) -> WebURL? {
        let isHost = beginsLikeHost(location)
        let reference = isHost ? url.schemeBytes + Array("://".utf8) + location : location[...]
        guard resolver.resolve(reference.span), resolver.isHTTP else { return nil }
        return resolver.url
    }

    private func beginsLikeHost(_ location: [UInt8]) -> Bool {
        let host = url.authorityBytes
        guard location.starts(with: host), !host.isEmpty else { return false }
        return location.count == host.count || location[host.count] == UInt8(ascii: "/")
    }
}
