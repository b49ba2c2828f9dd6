/// What a decision may spend on searching its path, and what it knows of the path by then.
struct PathSearch {
    private var budget: Int
    private var places: LastPlaces?

    /// - Parameter budget: How many bytes may be searched.
    init(within budget: Int) {
        self.budget = budget
    }

    /// Takes a search's share of the budget.
    ///
    /// - Returns: False where not so much is left.
    mutating func spend(_ count: Int) -> Bool {
        guard count <= budget else { return false }
        budget -= count
        return true
    }

    /// Where the bytes of a path stand last; nil for one so short that a search costs no more.
    ///
    /// - Complexity: O(path) when it is asked for the first time.
    mutating func places(in path: Span<UInt8>) -> LastPlaces? {
        guard path.count >= LastPlaces.leastCount else { return nil }
        if places == nil { places = LastPlaces(in: path) }
        return places
    }
}

/// Where in a path each byte and each pair of neighbours stands last.
///
/// It tells of most pieces that a path does not hold, or not so late, that it does not, whose
/// search would cost a step for each byte of the path.
struct LastPlaces {
    /// Below, the tables take longer than the searches that they spare.
    static let leastCount = 128
    private static let pairCount = 1_024

    private var bytes = [Int32](repeating: -1, count: 256)
    /// By their numbers, which other pairs may share; by the place of the first of both.
    private var pairs = [Int32](repeating: -1, count: pairCount)

    init(in path: Span<UInt8>) {
        for index in path.indices {
            bytes[Int(path[index])] = Int32(truncatingIfNeeded: index)
            guard index > 0 else { continue }
            let pair = Self.number(of: path[index - 1], path[index])
            pairs[pair] = Int32(truncatingIfNeeded: index - 1)
        }
    }

    /// False where the piece of a pattern stands nowhere from a position on.
    ///
    /// - Complexity: O(piece).
    func mayHold(_ pattern: Span<UInt8>, _ piece: Range<Int>, from position: Int) -> Bool {
        guard piece.count > 1 else {
            return piece.isEmpty || bytes[Int(pattern[piece.lowerBound])] >= position
        }
        return (0..<piece.count - 1).allSatisfy { offset in
            let first = piece.lowerBound + offset
            let pair = Self.number(of: pattern[first], pattern[first + 1])
            return pairs[pair] >= position + offset
        }
    }

    private static func number(of first: UInt8, _ second: UInt8) -> Int {
        (Int(first) &* 33 &+ Int(second)) & (pairCount - 1)
    }
}
