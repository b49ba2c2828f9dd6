/// A tag of XML, taken apart where it lies.
struct XMLTag: ~Escapable {
    private let bytes: Span<UInt8>
    /// The name with its prefix.
    let name: Range<Int>
    let prefix: Range<Int>
    /// The name without its prefix.
    let localName: Range<Int>

    /// Reads what stands between the brackets of a start tag, or after the slash of an end tag.
    @_lifetime(copy bytes)
    init(_ bytes: Span<UInt8>) {
        self.bytes = bytes
        var end = 0
        var colon: Int?
        while end < bytes.count, !bytes[end].isXMLBlank, bytes[end] != UInt8(ascii: "/") {
            if bytes[end] == UInt8(ascii: ":"), colon == nil { colon = end }
            end += 1
        }
        name = 0..<end
        prefix = 0..<(colon ?? 0)
        localName = (colon.map { $0 + 1 } ?? 0)..<end
    }

    /// True where the element ends at once.
    var isEmpty: Bool {
        bytes.count > name.count && bytes[bytes.count - 1] == UInt8(ascii: "/")
    }

    /// An attribute's value as written, nil where there is none.
    ///
    /// - Complexity: O(n) in the tag's bytes.
    func value(of wanted: StaticString) -> Range<Int>? {
        var index = name.upperBound
        while index < bytes.count {
            index = skip(from: index) { $0.isXMLBlank || $0 == UInt8(ascii: "/") }
            let start = index
            index = skip(from: index) { !$0.isXMLBlank && $0 != UInt8(ascii: "=") }
            let found = start..<index
            index = skip(from: index) { $0.isXMLBlank || $0 == UInt8(ascii: "=") }
            guard index < bytes.count else { return nil }
            let quote = bytes[index]
            guard quote == UInt8(ascii: "\"") || quote == UInt8(ascii: "'") else { continue }
            let end = skip(from: index + 1) { $0 != quote }
            if bytes.extracting(found).equals(wanted) { return index + 1..<end }
            index = end + 1
        }
        return nil
    }

    private func skip(from start: Int, while matches: (UInt8) -> Bool) -> Int {
        var index = start
        while index < bytes.count, matches(bytes[index]) { index += 1 }
        return index
    }
}

extension UInt8 {
    /// White space of XML.
    var isXMLBlank: Bool { self == 0x20 || self == 0x09 || self == 0x0A || self == 0x0D }
}

extension Span<UInt8> {
    /// True where the text is a word of lower-case letters, in any case.
    func equals(_ word: StaticString) -> Bool {
        var index = 0
        for byte in word.description.utf8 {
            guard index < count else { return false }
            let own = self[index]
            guard own == byte || (0x41...0x5A).contains(own) && own | 0x20 == byte else {
                return false
            }
            index += 1
        }
        return index == count
    }
}
