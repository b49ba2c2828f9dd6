/// One body's way through a decoder: bounded, and never cut short in silence.
struct DecodingRun {
    /// Beyond this many decoded bytes the ratio counts.
    private static let ratioThreshold = 1 << 20
    /// No honest page is packed tighter than this.
    private static let ratioLimit = 200
    private static let smallestRoom = 4_096

    private let limit: Int
    private(set) var consumed = 0
    private(set) var output: [UInt8] = []

    /// Makes room for what is announced, or for what markup usually comes to.
    ///
    /// - Parameters:
    ///   - codedCount: How many bytes the body has before decoding.
    ///   - limit: The most bytes that may come of it.
    ///   - announced: How many bytes it says that it will come to; true or not.
    init(codedCount: Int, limit: Int, announced: Int?) {
        // Room for the one byte that betrays an excess.
        self.limit = min(max(0, limit), .max - 1)
        let honest = Self.honestCount(of: codedCount)
        let believed = announced.flatMap { $0 > honest ? nil : $0 + 1 }
        let room = believed ?? max(Self.smallestRoom, codedCount * 4)
        output.reserveCapacity(min(room, self.limit + 1))
    }

    /// Decodes all streams that the body consists of.
    mutating func decode(
        _ body: Span<UInt8>,
        with decoder: inout some StreamDecoder & ~Copyable
    ) throws(CompressionError) {
        repeat {
            while try !decodeSome(of: body.extracting(consumed...), with: &decoder) {}
        } while decoder.restart(at: body.extracting(consumed...))
    }

    /// Decodes until the room is full or the input ends.
    ///
    /// - Returns: True at the end of a stream.
    private mutating func decodeSome(
        of input: Span<UInt8>,
        with decoder: inout some StreamDecoder & ~Copyable
    ) throws(CompressionError) -> Bool {
        var step = DecodingStep(consumedCount: 0, isEnd: false)
        var isFull = false
        try output.append(addingCapacity: room) { free throws(CompressionError) in
            step = try decoder.decode(input, into: &free)
            isFull = free.freeCapacity == 0
        }
        consumed += step.consumedCount
        try check()
        // A decoder that has room left and stops wants more than there is.
        guard step.isEnd || isFull else { throw .truncated }
        return step.isEnd
    }

    /// What is left of the memory, or as much again; one byte beyond the limit at most.
    ///
    /// It is given out in steps, lest a bomb fill it all before anybody looks.
    private var room: Int {
        let left = min(output.capacity, limit + 1) - output.count
        let more = min(max(Self.smallestRoom, output.count), limit + 1 - output.count)
        return min(left > 0 ? left : more, Self.ratioThreshold)
    }

    private func check() throws(CompressionError) {
        guard output.count <= Self.honestCount(of: consumed) else { throw .bomb }
        guard output.count <= limit else { throw .tooLarge(limit: limit) }
    }

    /// The most bytes that may come of so many.
    static func honestCount(of codedCount: Int) -> Int {
        max(ratioThreshold, codedCount * ratioLimit)
    }
}
