/// What a decision may spend on searching its path, and what it knows of the path by then.
struct PathSearch {
    private var budget: Int
    private var places: BytePlaces?

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

    /// Where the bytes of a path stand; nil for one so short that a search costs no more.
    ///
    /// - Complexity: O(path) when it is asked for the first time.
    mutating func places(in path: Span<UInt8>) -> BytePlaces? {
        guard path.count >= BytePlaces.leastCount else { return nil }
        if places == nil { places = BytePlaces(in: path) }
        return places
    }
}

/// Where in a path each byte and each pair of neighbours stands first and last.
///
/// It tells of most pieces that a path does not hold, or not so late, that it does not, whose
/// search would cost a step for each byte of the path; and of others, where to begin.
struct BytePlaces {
    /// Below, the tables take longer than the searches that they spare.
    static let leastCount = 128
    private static let pairCount = 1_024

    /// Pairs by their numbers, which other pairs may share, and behind them single bytes.
    private var first = [Int32](repeating: .max, count: pairCount + 256)
    private var last = [Int32](repeating: -1, count: pairCount + 256)

    init(in path: Span<UInt8>) {
        for index in path.indices {
            note(Self.pairCount + Int(path[index]), at: index)
            if index > 0 { note(Self.number(of: path[index - 1], path[index]), at: index - 1) }
        }
    }

    private mutating func note(_ number: Int, at index: Int) {
        let place = Int32(truncatingIfNeeded: index)
        if last[number] < 0 { first[number] = place }
        last[number] = place
    }

    /// The first place from a position on where the piece of a pattern may stand; nil for none.
    ///
    /// - Complexity: O(piece).
    func firstPlace(
        of piece: Range<Int>,
        in pattern: Span<UInt8>,
        from position: Int
    ) -> Int? {
        var (earliest, latest) = (position, Int.max)
        for offset in 0..<max(1, piece.count - 1) where !piece.isEmpty {
            let byte = piece.lowerBound + offset
            let number =
                piece.count == 1
                ? Self.pairCount + Int(pattern[byte])
                : Self.number(of: pattern[byte], pattern[byte + 1])
            earliest = max(earliest, Int(first[number]) - offset)
            latest = min(latest, Int(last[number]) - offset)
            guard earliest <= latest else { return nil }
        }
        return earliest
    }

    private static func number(of first: UInt8, _ second: UInt8) -> Int {
        (Int(first) &* 33 &+ Int(second)) & (pairCount - 1)
    }
}
