/// What a host has answered of late, and how often in a row it has only repeated itself.
struct RecentContents: Sendable {
    private static let capacity = 8
    private static let mostRepeats: UInt8 = 16

    private var contents: [UInt64] = []
    private var next: UInt8 = 0
    private var repeats: UInt8 = 0

    /// By which part the host's rests are longer: by an eighth for each repeat, up to twice.
    var extra: Double { Double(repeats) / 8 }

    /// Takes an answer's content in.
    mutating func note(_ content: UInt64) {
        guard !contents.contains(content) else {
            repeats = min(repeats + 1, Self.mostRepeats)
            return
        }
        repeats = 0
        guard contents.count == Self.capacity else { return contents.append(content) }
        contents[Int(next)] = content
        next = (next + 1) % UInt8(Self.capacity)
    }
}
