/// One line taken apart: the name before the colon and the value after it.
struct RobotsField {
    let name: Range<Int>
    let value: Range<Int>

    /// Finds name and value; comments and blanks around both are left out.
    ///
    /// A line without a colon still says something where it is exactly two words.
    init?(_ text: Span<UInt8>, in line: Range<Int>) {
        let content = text.trimmed(text.prefix(of: line) { $0 != UInt8(ascii: "#") })
        let colon = text.prefix(of: content) { $0 != UInt8(ascii: ":") }.upperBound
        guard colon == content.upperBound else {
            name = text.trimmed(content.lowerBound..<colon)
            value = text.trimmed(colon + 1..<content.upperBound)
            return
        }
        name = text.prefix(of: content) { !$0.isBlank }
        value = text.trimmed(name.upperBound..<content.upperBound)
        guard !value.isEmpty, text.prefix(of: value, while: { !$0.isBlank }) == value else {
            return nil
        }
    }
}

extension Span<UInt8> {
    /// The bytes of a range up to the first that fails.
    func prefix(of range: Range<Int>, while predicate: (UInt8) -> Bool) -> Range<Int> {
        var end = range.lowerBound
        while end < range.upperBound, predicate(self[end]) { end += 1 }
        return range.lowerBound..<end
    }

    /// A range without the blanks at both its ends.
    func trimmed(_ range: Range<Int>) -> Range<Int> {
        let start = prefix(of: range) { $0.isBlank }.upperBound
        var end = range.upperBound
        while end > start, self[end - 1].isBlank { end -= 1 }
        return start..<end
    }
}

extension UInt8 {
    /// True for ASCII white space within a line.
    var isBlank: Bool { self == 0x20 || self == 0x09 || self == 0x0B || self == 0x0C }
}
