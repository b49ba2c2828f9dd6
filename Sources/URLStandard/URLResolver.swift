/// The URLs that a page's links mean: one base, many references, one place to write them.
///
/// A reference costs no memory of its own until its URL is asked for.
package struct URLResolver {
    private var base: WebURL?
    private var baseIsNormal = true
    private var parser = URLParser()
    private var isNormal = true
    private var normalized: [UInt8] = []
    /// The last URL where its spelling had a name or a password, which are nobody's business.
    private var stripped: WebURL?
    private var strippedBytes: [UInt8] = []

    /// Begins without a base.
    package init() {}

    /// Lets all that follows be relative to a URL; keeps the storage.
    ///
    /// - Parameters:
    ///   - base: What relative references are relative to.
    ///   - queryEncoding: The charset of the page, nil for UTF-8.
    package mutating func rebase(_ base: WebURL, queryEncoding: (any QueryEncoding)? = nil) {
        self.base = base
        baseIsNormal = !base.bytes.contains(UInt8(ascii: "%"))
        parser.queryEncoding = queryEncoding
    }

    /// Resolves a reference; false where it is no URL, and then nothing else may be asked.
    ///
    /// - Complexity: O(n) in the lengths of reference and base.
    package mutating func resolve(_ reference: Span<UInt8>) -> Bool {
        if let base, parser.parseUsual(reference, against: base) {
            stripped = nil
            isNormal = baseIsNormal
        } else {
            do {
                try parser.parse(reference, against: base)
            } catch {
                return false
            }
            if parser.parts.hasCredentials || stripped != nil { strip() }
            isNormal = baseIsNormal && !parser.text.classes.contains(.percent)
        }
        if !isNormal { normalize() }
        return true
    }

    /// True where the last URL is one that a crawler can request.
    package var isHTTP: Bool { parser.parts.scheme.isHTTP }

    /// The bytes of the last URL without fragment, name and password.
    package var bytes: Span<UInt8> {
        stripped == nil
            ? parser.bytes.span.extracting(..<parser.parts.fragmentStart) : strippedBytes.span
    }

    /// The bytes of the last URL's normal form.
    package var normalForm: Span<UInt8> {
        isNormal ? bytes : normalized.span
    }

    /// The last URL without fragment, name and password.
    package var url: WebURL { stripped ?? parser.urlWithoutFragment }

    private mutating func normalize() {
        var form: [UInt8] = []
        swap(&form, &normalized)
        form.removeAll(keepingCapacity: true)
        form.append(normalizing: bytes)
        normalized = form
    }

    private mutating func strip() {
        stripped = parser.parts.hasCredentials ? parser.url.requested : nil
        strippedBytes = stripped?.bytes ?? []
    }
}
