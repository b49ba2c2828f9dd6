extension Span<UInt8> {
    /// The byte at an index, nil behind the end.
    func byte(at index: Int) -> UInt8? {
        index < count ? self[index] : nil
    }

    /// True where the bytes from an index on are those of a text.
    func spells(_ text: StaticString, at start: Int) -> Bool {
        guard start <= count - text.utf8CodeUnitCount else { return false }
        return text.withUTF8Buffer { bytes in
            for offset in bytes.indices {
                guard unsafe self[start + offset] == bytes[offset] else { return false }
            }
            return true
        }
    }
}
