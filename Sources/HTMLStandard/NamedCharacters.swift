/// The named character references, found by binary search in their table's bytes.
struct NamedCharacters {
    /// What a name stands for.
    struct Entry {
        let first: Unicode.Scalar
        let second: Unicode.Scalar?
        /// True where the name may stand without a semicolon.
        let mayBeOpen: Bool
    }

    static let shared = NamedCharacters()

    private let bytes: [UInt8]
    /// Where each record begins, in the order of the names' bytes.
    private let starts: [UInt16]

    private init() {
        let bytes = Array(Self.table.utf8)
        var starts: [UInt16] = []
        var isBetween = true
        for (index, byte) in bytes.enumerated() {
            if isBetween && byte > 0x20 { starts.append(UInt16(index)) }
            isBetween = byte <= 0x20
        }
        self.bytes = bytes
        self.starts = starts
    }

    /// Finds a name, written without its semicolon.
    ///
    /// - Complexity: O(log n) comparisons in the number of names.
    func find(_ name: Span<UInt8>) -> Entry? {
        var low = 0
        var high = starts.count
        while low < high {
            let middle = (low + high) / 2
            switch order(of: name, at: Int(starts[middle])) {
            case 0: return entry(at: Int(starts[middle]) + name.count)
            case ..<0: high = middle
            default: low = middle + 1
            }
        }
        return nil
    }

    /// Compares a name with the record's: negative where it comes before, 0 where it is the same.
    private func order(of name: Span<UInt8>, at start: Int) -> Int {
        for index in 0..<name.count {
            let difference = Int(name[index]) - Int(bytes[start + index])
            if difference != 0 { return bytes[start + index].isMark ? 1 : difference }
        }
        return bytes[start + name.count].isMark ? 0 : -1
    }

    /// Reads a record from its mark: a colon, or a question mark for names that may be open.
    private func entry(at mark: Int) -> Entry? {
        var numbers: (UInt32, UInt32) = (0, 0)
        var index = mark + 1
        while index < bytes.count, bytes[index] > 0x20 {
            if let digit = bytes[index].hexadecimalValue {
                numbers.1 = numbers.1 << 4 | digit
            } else {
                numbers = (numbers.1, 0)
            }
            index += 1
        }
        let mayBeOpen = bytes[mark] == UInt8(ascii: "?")
        guard let last = Unicode.Scalar(numbers.1) else { return nil }
        guard numbers.0 != 0, let first = Unicode.Scalar(numbers.0) else {
            return Entry(first: last, second: nil, mayBeOpen: mayBeOpen)
        }
        return Entry(first: first, second: last, mayBeOpen: mayBeOpen)
    }
}

extension UInt8 {
    /// True for the two bytes that end a name in the table.
    fileprivate var isMark: Bool { self == UInt8(ascii: ":") || self == UInt8(ascii: "?") }
}
