/// Where the sections of an input lie, before anything is known of its scheme.
///
/// The first `#` begins the fragment, the first `?` before it the query; no state of the standard's
/// parser sees them otherwise. A section's first byte is its delimiter.
struct URLText {
    var start: Int
    let pathEnd: Int
    let queryEnd: Int
    let end: Int
    /// All classes of bytes that occur.
    let classes: ByteClass

    var hasQuery: Bool { pathEnd < queryEnd }
    var hasFragment: Bool { queryEnd < end }

    /// Finds the sections, leaving out control characters and blanks at both ends.
    init(_ input: Span<UInt8>) {
        var start = 0
        var end = input.count
        while start < end, input[start] <= 0x20 { start += 1 }
        while start < end, input[end - 1] <= 0x20 { end -= 1 }
        var pathEnd = end
        var queryEnd = end
        var classes: ByteClass = []
        for index in start..<end {
            let byte = input[index]
            classes.formUnion(ByteClass.table[Int(byte)])
            if byte == UInt8(ascii: "#"), queryEnd == end {
                queryEnd = index
                pathEnd = min(pathEnd, index)
            } else if byte == UInt8(ascii: "?"), pathEnd == end {
                pathEnd = index
            }
        }
        self.start = start
        self.pathEnd = pathEnd
        self.queryEnd = queryEnd
        self.end = end
        self.classes = classes
    }
}
