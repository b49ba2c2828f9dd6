/// The entries of a sitemap or a feed in XML, element by element.
struct SitemapElements {
    /// What an entry's element says.
    private enum Field {
        case location, permanentLink, modified
    }

    /// Deeper elements than these are no sitemap's.
    private static var maximumDepth: Int { 64 }

    private var scanner = XMLScanner()
    /// The names of the open elements, one after the other, and where each begins.
    private var names: [UInt8] = []
    private var starts: [Int] = []
    private var root: (kind: SitemapKind, prefix: [UInt8])?
    private var draft = SitemapDraft()
    private var isInEntry = false
    /// The field whose text is being read, and how deep its element lies.
    private var field: (Field, depth: Int)?

    /// The kind that the outermost element made, nil before it.
    var kind: SitemapKind? { root?.kind }

    /// The next entry that is whole, nil where the piece ends first.
    mutating func next(
        in piece: Span<UInt8>,
        from index: inout Int
    ) throws(SitemapFault) -> SitemapDraft? {
        while let event = try scanner.next(in: piece, from: &index) {
            let tag = scanner.tag
            let found = event == .start ? try open(tag.span) : try close(tag.span)
            if let found, !found.location.isEmpty { return found }
        }
        return nil
    }

    /// The sitemap that an index's end leaves open, where its location is whole.
    ///
    /// An index is a list of places to look, so that is enough; a page's entry must be whole.
    mutating func takeOpenChild() -> SitemapDraft? {
        guard kind == .index, !draft.location.isEmpty else { return nil }
        defer { draft = SitemapDraft() }
        return draft
    }

    /// Says what lacks at the end.
    func checkEnd() throws(SitemapFault) {
        guard root != nil, starts.isEmpty, scanner.isBetweenTags else { throw .truncated }
    }

    private mutating func open(_ bytes: Span<UInt8>) throws(SitemapFault) -> SitemapDraft? {
        let tag = XMLTag(bytes)
        guard starts.count < Self.maximumDepth else { throw scanner.malformed }
        starts.append(names.count)
        for index in tag.name { names.append(bytes[index]) }
        if starts.count == 1 {
            try openRoot(tag, in: bytes)
            return nil
        }
        let done = field == nil && isOurs(tag, in: bytes) ? begin(tag, in: bytes) : nil
        guard tag.isEmpty else { return done }
        let closed = try close(bytes.extracting(tag.name))
        return done ?? closed
    }

    private mutating func openRoot(_ tag: XMLTag, in bytes: Span<UInt8>) throws(SitemapFault) {
        guard root == nil else { throw scanner.malformed }
        guard let kind = SitemapKind(root: bytes.extracting(tag.localName)) else {
            throw .unknownFormat
        }
        root = (kind, bytes.array(tag.prefix))
        if tag.isEmpty { _ = try close(bytes.extracting(tag.name)) }
    }

    /// Extensions have names of their own, like `image:loc`; the root's prefix and none are ours.
    private func isOurs(_ tag: XMLTag, in bytes: Span<UInt8>) -> Bool {
        let prefix = bytes.extracting(tag.prefix)
        return prefix.isEmpty || bytes.array(tag.prefix) == root?.prefix
            || kind == .rss && prefix.equals("dc")
    }

    private mutating func close(_ bytes: Span<UInt8>) throws(SitemapFault) -> SitemapDraft? {
        let tag = XMLTag(bytes)
        guard let start = starts.last, names[start...].elementsEqual(bytes.array(tag.name)) else {
            throw scanner.malformed
        }
        let depth = starts.count
        names.removeSubrange(start...)
        starts.removeLast()
        if let field {
            if depth == field.depth { finish(field.0) }
            return nil
        }
        let isEntry = isInEntry && isOurs(tag, in: bytes) && isEntry(tag, in: bytes)
        return isEntry ? finishEntry() : nil
    }
}

extension SitemapElements {
    private func isEntry(_ tag: XMLTag, in bytes: Span<UInt8>) -> Bool {
        let name = bytes.extracting(tag.localName)
        switch kind {
        case .pages, .index: return name.equals("url") || name.equals("sitemap")
        case .rss: return name.equals("item")
        case .atom: return name.equals("entry")
        case .text, nil: return false
        }
    }

    /// Begins an entry or one of its fields; the entry before where that one was left open.
    private mutating func begin(_ tag: XMLTag, in bytes: Span<UInt8>) -> SitemapDraft? {
        if isEntry(tag, in: bytes) {
            let open = isInEntry ? finishEntry() : nil
            scanner.forgetText()
            isInEntry = true
            return open
        }
        guard isInEntry else { return nil }
        let name = bytes.extracting(tag.localName)
        switch kind {
        case .pages, .index: return beginListed(name)
        case .rss: beginItem(name, tag, in: bytes)
        default: beginAtom(name, tag, in: bytes)
        }
        return nil
    }

    /// A second location within an entry is an entry, too: its end was forgotten.
    private mutating func beginListed(_ name: Span<UInt8>) -> SitemapDraft? {
        if name.equals("lastmod") { begin(.modified) }
        guard name.equals("loc") else { return nil }
        let open = draft.location.isEmpty ? nil : draft
        if open != nil { draft = SitemapDraft() }
        begin(.location)
        return open
    }

    private mutating func beginItem(_ name: Span<UInt8>, _ tag: XMLTag, in bytes: Span<UInt8>) {
        if name.equals("link") { begin(.location) }
        if name.equals("pubdate") || name.equals("date") { begin(.modified) }
        guard name.equals("guid") else { return }
        let isLink = tag.value(of: "ispermalink").map { !bytes.extracting($0).equals("false") }
        if isLink ?? true { begin(.permanentLink) }
    }

    private mutating func beginAtom(_ name: Span<UInt8>, _ tag: XMLTag, in bytes: Span<UInt8>) {
        if name.equals("updated") || name.equals("modified") { begin(.modified) }
        guard name.equals("link"), draft.location.isEmpty else { return }
        let isPage = tag.value(of: "rel").map { bytes.extracting($0).equals("alternate") }
        guard isPage ?? true, let href = tag.value(of: "href") else { return }
        draft.location = XMLReference.decoded(bytes.extracting(href)).trimmed
    }

    private mutating func begin(_ next: Field) {
        field = (next, starts.count)
        scanner.forgetText()
    }

    private mutating func finish(_ field: Field) {
        let text = scanner.text.trimmed
        self.field = nil
        scanner.forgetText()
        switch field {
        case .location: if draft.location.isEmpty { draft.location = text }
        case .permanentLink: draft.permanentLink = text
        case .modified: draft.lastModified = SitemapDate.seconds(of: text)
        }
    }

    /// An entry may have its location as its own text, or in a feed only its permanent link.
    private mutating func finishEntry() -> SitemapDraft {
        var entry = draft
        draft = SitemapDraft()
        isInEntry = false
        guard entry.location.isEmpty else { return entry }
        let other = kind == .rss ? entry.permanentLink : scanner.text.trimmed
        if other.span.beginsLikeURL { entry.location = other }
        return entry
    }
}

/// An entry under way, its location as written.
struct SitemapDraft {
    var location: [UInt8] = []
    var permanentLink: [UInt8] = []
    var lastModified: Int64?
}

extension [UInt8] {
    /// The text without the white space at both its ends.
    var trimmed: [UInt8] {
        guard let start = firstIndex(where: { !$0.isXMLBlank }) else { return [] }
        let end = lastIndex { !$0.isXMLBlank } ?? start
        return Array(self[start...end])
    }
}

extension Span<UInt8> {
    /// The bytes of a range.
    func array(_ range: Range<Int>) -> [UInt8] { range.map { self[$0] } }

    /// True where the text begins with a scheme that a crawler can request.
    var beginsLikeURL: Bool {
        for scheme: StaticString in ["http://", "https://"] {
            guard count > scheme.utf8CodeUnitCount else { continue }
            if extracting(first: scheme.utf8CodeUnitCount).equals(scheme) { return true }
        }
        return false
    }
}
