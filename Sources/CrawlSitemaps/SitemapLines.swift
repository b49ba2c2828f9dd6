/// The entries of a sitemap that is plain text: one URL on each line.
struct SitemapLines {
    /// Longer lines are no URLs.
    private static var maximumCount: Int { 8_192 }

    private var line: [UInt8] = []

    /// The next line that is not blank, nil where the piece ends first.
    mutating func next(in piece: Span<UInt8>, from index: inout Int) -> [UInt8]? {
        while index < piece.count {
            let byte = piece[index]
            index += 1
            if byte == 0x0A || byte == 0x0D {
                if let line = takeLine() { return line }
            } else if line.count <= Self.maximumCount {
                line.append(byte)
            }
        }
        return nil
    }

    /// The line under way, ended by whatever ended it; nil where it is blank or too long.
    mutating func takeLine() -> [UInt8]? {
        let text = line.count > Self.maximumCount ? [] : line.trimmed
        line.removeAll(keepingCapacity: true)
        return text.isEmpty ? nil : text
    }
}
