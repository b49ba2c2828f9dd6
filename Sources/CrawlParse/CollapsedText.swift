import HTMLStandard

/// Text of a bounded length whose white space is collapsed.
struct CollapsedText {
    /// The most bytes of UTF-8 that are kept.
    static var maximumCount: Int { 256 }

    private var storage = InlineArray<256, UInt8>(repeating: 0)
    private var count = 0
    private var needsBlank = false
    /// True where there is no room for more.
    private(set) var isFull = false

    /// The text as far as it is known.
    var bytes: Span<UInt8> {
        @_lifetime(borrow self)
        borrowing get { storage.span.extracting(..<count) }
    }

    /// Forgets the text.
    mutating func removeAll() {
        count = 0
        needsBlank = false
        isFull = false
    }

    /// Lets a blank stand before what follows.
    mutating func separate() {
        needsBlank = count > 0
    }

    /// Appends characters; NUL is none, and what finds no room is left out.
    mutating func append(_ text: Span<UInt8>) {
        guard !isFull else { return }
        // What changes from byte to byte stays in registers.
        var (end, needsBlank) = (count, needsBlank)
        for index in text.indices {
            let byte = text[index]
            if byte.isHTMLSpace {
                needsBlank = end > 0
            } else if byte != 0 {
                if needsBlank, end < Self.maximumCount {
                    storage[end] = 0x20
                    end += 1
                }
                needsBlank = false
                guard end < Self.maximumCount else { break }
                storage[end] = byte
                end += 1
            }
        }
        (count, self.needsBlank, isFull) = (end, needsBlank, end == Self.maximumCount)
        if isFull { endWithWholeCharacter() }
    }

    /// Takes away what the limit has left of a character of several bytes.
    private mutating func endWithWholeCharacter() {
        var start = count - 1
        while start > 0, storage[start] & 0xC0 == 0x80 { start -= 1 }
        let first = storage[start]
        let length = first < 0xC0 ? 1 : first < 0xE0 ? 2 : first < 0xF0 ? 3 : 4
        if count - start < length { count = start }
    }
}
