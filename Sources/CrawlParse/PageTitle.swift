import HTMLStandard

/// The text of a page's first title, white space stripped and collapsed.
struct PageTitle {
    /// The longest title that is kept, in bytes of UTF-8.
    static var maximumCount: Int { 1_024 }
    /// How much of a title is read at all.
    private static var maximumSourceCount: Int { 65_536 }

    /// True where the next text is the title's.
    private(set) var isOpen = false
    private var isKnown = false
    /// The title, nil where there is none or it is blank.
    private(set) var text: String?

    /// Notes a title's start tag; only the first one counts.
    mutating func open() {
        isOpen = !isKnown
        isKnown = true
    }

    /// Takes the text that follows the title's start tag.
    mutating func take(_ token: HTMLToken, from tokenizer: borrowing HTMLTokenizer) {
        isOpen = false
        var bytes: [UInt8] = []
        tokenizer.appendText(of: token, upTo: Self.maximumSourceCount, to: &bytes)
        text = BoundedText.collapse(&bytes, limit: Self.maximumCount)
    }

    /// Notes that no text follows the start tag at once.
    mutating func close() {
        isOpen = false
    }
}
