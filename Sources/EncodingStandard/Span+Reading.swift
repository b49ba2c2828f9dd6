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

    /// True where a range holds a word in lower case, ASCII letters without case.
    func spells(_ word: StaticString, in range: Range<Int>) -> Bool {
        guard range.count == word.utf8CodeUnitCount else { return false }
        return word.withUTF8Buffer { letters in
            for offset in letters.indices {
                let byte = self[range.lowerBound + offset].lowercased
                guard unsafe byte == letters[offset] else { return false }
            }
            return true
        }
    }
}
