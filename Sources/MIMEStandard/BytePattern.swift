/// A beginning by which a type is known; section 6.
struct BytePattern: Sendable {
    /// What must stand there.
    private let bytes: [UInt8]
    /// Which bits of each byte count.
    private let mask: [UInt8]
    private let skipsBlanks: Bool
    /// True where a blank or `>` must follow.
    private let endsTag: Bool
    let type: MIMEType

    /// A beginning as it stands; a dot of the shape matches any byte.
    init(_ bytes: [UInt8], shape: String = "", is essence: StaticString) {
        self.bytes = bytes
        let shape = Array(shape.utf8)
        mask = bytes.indices.map { shape.dropFirst($0).first == UInt8(ascii: ".") ? 0 : 0xFF }
        (skipsBlanks, endsTag) = (false, false)
        type = MIMEType(essence)
    }

    /// A beginning in ASCII; dots match any byte.
    init(_ text: StaticString, is essence: StaticString) {
        let text = text.description
        self.init(Array(text.utf8), shape: text, is: essence)
    }

    /// A beginning of markup: blanks may precede it.
    ///
    /// - Parameters:
    ///   - text: The beginning in lower case; letters match without case where it is a tag.
    ///   - isTag: True where a tag must end after it.
    ///   - essence: The type that begins so.
    init(markup text: StaticString, isTag: Bool, is essence: StaticString) {
        bytes = Array(text.description.utf8).map { isTag ? $0.uppercased : $0 }
        mask = bytes.map { isTag && (0x41...0x5A).contains($0) ? 0xDF : 0xFF }
        (skipsBlanks, endsTag) = (true, isTag)
        type = MIMEType(essence)
    }

    /// How many bytes count.
    var weight: Int { mask.count { $0 != 0 } }

    /// True where a resource begins so; section 6, the pattern matching algorithm.
    ///
    /// - Complexity: O(n) in the header.
    func matches(_ header: ArraySlice<UInt8>) -> Bool {
        let start = skipsBlanks ? header.drop(while: \.isBlank) : header
        guard start.count >= bytes.count + (endsTag ? 1 : 0) else { return false }
        for (offset, byte) in bytes.enumerated()
        where start[start.startIndex + offset] & mask[offset] != byte & mask[offset] {
            return false
        }
        guard endsTag else { return true }
        let end = start[start.startIndex + bytes.count]
        return end == 0x20 || end == UInt8(ascii: ">")
    }
}

extension MIMEType {
    /// A type that this module names itself.
    init(_ essence: StaticString) {
        let parts = essence.description.split(separator: "/", maxSplits: 1).map { String($0) }
        precondition(parts.count == 2, "A type has two parts.")
        self.init(type: parts[0], subtype: parts[1])
    }
}

extension UInt8 {
    /// White space; section 3.
    var isBlank: Bool {
        self == 0x20 || self == 0x09 || self == 0x0A || self == 0x0C || self == 0x0D
    }

    fileprivate var uppercased: UInt8 { (0x61...0x7A).contains(self) ? self & 0xDF : self }
}
