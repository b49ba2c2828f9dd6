import HTMLStandard

/// Text of a bounded length whose white space is collapsed.
struct CollapsedText {
    /// The most bytes of UTF-8 that are kept.
    static var maximumCount: Int { 256 }

    private(set) var bytes: [UInt8] = []
    private var needsBlank = false
    /// True where there is no room for more.
    private(set) var isFull = false

    /// Forgets the text, keeps the storage.
    mutating func removeAll() {
        bytes.removeAll(keepingCapacity: true)
        needsBlank = false
        isFull = false
    }

    /// Lets a blank stand before what follows.
    mutating func separate() {
        needsBlank = !bytes.isEmpty
    }

    /// Appends characters; NUL is none, and what finds no room is left out.
    mutating func append(_ text: Span<UInt8>) {
        for index in text.indices where !isFull {
            let byte = text[index]
            if byte.isHTMLSpace {
                separate()
            } else if byte != 0 {
                if needsBlank { bytes.append(0x20) }
                needsBlank = false
                bytes.append(byte)
                isFull = bytes.count >= Self.maximumCount
            }
        }
        if isFull { endWithWholeCharacter() }
    }

    /// Takes away what the limit has left of a character of several bytes.
    private mutating func endWithWholeCharacter() {
        guard let start = bytes.lastIndex(where: { $0 & 0xC0 != 0x80 }) else { return }
        let length = bytes[start] < 0xC0 ? 1 : bytes[start] < 0xE0 ? 2 : bytes[start] < 0xF0 ? 3 : 4
        guard bytes.count - start < length else { return }
        bytes.removeSubrange(start...)
    }
}
