import CrawlModel
import HTMLStandard

/// Gathers the texts of a page's headings.
struct HeadingCollector {
    /// The most headings that are kept of one page.
    static var maximumCount: Int { 64 }
    /// The longest text that is kept, in bytes of UTF-8.
    static var maximumTextCount: Int { 512 }
    /// How many characters of a heading are read at all.
    private static var maximumSourceCount: Int { 4_096 }

    private(set) var headings: [PageMetadata.Heading] = []
    private var level: Int?
    private var text: [UInt8] = []

    /// True where the next text is part of a heading.
    var isOpen: Bool { level != nil }

    /// Notes a heading's start tag; it ends a heading that is open.
    mutating func open(_ newLevel: Int) {
        close()
        guard headings.count < Self.maximumCount else { return }
        level = newLevel
    }

    /// Keeps words of a heading apart where an element within it does.
    mutating func separate() {
        text.append(0x20)
        if text.count >= Self.maximumSourceCount { close() }
    }

    /// Takes text within a heading; one without end is closed when it is long enough.
    mutating func take(_ token: HTMLToken, from tokenizer: borrowing HTMLTokenizer) {
        tokenizer.appendText(of: token, upTo: Self.maximumSourceCount, to: &text)
        if text.count >= Self.maximumSourceCount { close() }
    }

    /// Ends the heading that is open.
    mutating func close() {
        guard let level else { return }
        if let kept = BoundedText.collapse(&text, limit: Self.maximumTextCount) {
            headings.append(PageMetadata.Heading(level: level, text: kept))
        }
        text.removeAll(keepingCapacity: true)
        self.level = nil
    }
}
