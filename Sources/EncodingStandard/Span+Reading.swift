extension Span<UInt8> {
    /// The byte at an index, nil behind the end.
    func byte(at index: Int) -> UInt8? {
        index < count ? self[index] : nil
    }

    /// True where the bytes from an index on are those of a text.
    func spells(_ text: StaticString, at start: Int) -> Bool {
        let bytes = text.description.utf8
        guard start <= count - bytes.count else { return false }
        var index = start
        for byte in bytes {
            guard self[index] == byte else { return false }
            index += 1
        }
        return true
    }
}
