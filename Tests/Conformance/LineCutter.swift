/// Lines out of bytes that come in pieces.
struct LineCutter {
    private var begun: [UInt8] = []

    /// The lines that the next piece ends.
    mutating func cut(_ piece: [UInt8]) -> [[UInt8]] {
        var lines: [[UInt8]] = []
        var start = 0
        while let end = piece[start...].firstIndex(of: 0x0A) {
            lines.append(begun + piece[start..<end])
            begun.removeAll()
            start = end + 1
        }
        begun += piece[start...]
        return lines
    }

    /// The last line where nothing ends it, nil where nothing is left.
    var rest: [UInt8]? { begun.isEmpty ? nil : begun }
}
