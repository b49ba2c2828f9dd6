/// Where the sections of an input lie, before anything is known of its scheme.
///
/// The first `#` begins the fragment, the first `?` before it the query; no state of the standard's
/// parser sees them otherwise. A section's first byte is its delimiter.
struct URLText {
    /// What is read next.
    var start: Int
    private(set) var pathEnd: Int
    private(set) var queryEnd: Int
    let end: Int
    /// All classes of bytes that occur, but for the two delimiters.
    private(set) var classes: ByteClass = []
    /// Where the last segment begins that can be one of dots.
    private(set) var lastDots = -1

    var hasQuery: Bool { pathEnd < queryEnd }
    var hasFragment: Bool { queryEnd < end }

    /// The section before query and fragment, as far as it has not been read.
    var path: Range<Int> { start..<pathEnd }

    init() {
        start = 0
        pathEnd = 0
        queryEnd = 0
        end = 0
    }

    /// Finds the sections, leaving out control characters and blanks at both ends.
    init(_ input: Span<UInt8>) {
        var start = 0
        var end = input.count
        while start < end, input[start] <= 0x20 { start += 1 }
        while start < end, input[end - 1] <= 0x20 { end -= 1 }
        self.start = start
        self.end = end
        pathEnd = end
        queryEnd = end
        var seen: ByteClass = []
        for index in start..<end {
            let found = ByteClass(of: input[index])
            if found.isDisjoint(with: [.delimiter, .dot]) {
                seen.formUnion(found)
            } else {
                note(input, index, found)
            }
        }
        classes.formUnion(seen)
    }

    private mutating func note(_ input: Span<UInt8>, _ index: Int, _ found: ByteClass) {
        if input[index] == UInt8(ascii: "#"), queryEnd == end {
            queryEnd = index
            pathEnd = min(pathEnd, index)
        } else if input[index] == UInt8(ascii: "?"), pathEnd == end {
            pathEnd = index
        } else {
            classes.formUnion(found)
            guard pathEnd == end, found.contains(.dot), beginsSegment(input, index) else { return }
            lastDots = index
        }
    }

    /// True where a slash stands before, or a scheme's colon.
    private func beginsSegment(_ input: Span<UInt8>, _ index: Int) -> Bool {
        guard index > start else { return true }
        let before = input[index - 1]
        return before == UInt8(ascii: "/") || before == UInt8(ascii: "\\")
            || before == UInt8(ascii: ":")
    }
}
