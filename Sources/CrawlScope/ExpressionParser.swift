/// Turns the text of an expression into places and what may follow each.
struct ExpressionParser {
    /// A part of the expression: whether it may be nothing, and at which places it begins and ends.
    struct Piece {
        var isEmpty = true
        var first: [Int] = []
        var last: [Int] = []
    }

    private static let deepest = 50

    /// What each place accepts.
    private(set) var places: [SymbolSet] = []
    private(set) var following: [Set<Int>] = []
    private let text: [UInt8]
    private var index = 0
    private var depth = 0

    init(_ text: some StringProtocol) {
        self.text = Array(text.utf8)
    }

    mutating func parse() throws(PatternFault) -> Piece {
        let piece = try parseChoice()
        guard index == text.count else { throw .strayParenthesis }
        return piece
    }

    private var current: UInt8? { index < text.count ? text[index] : nil }

    private mutating func parseChoice() throws(PatternFault) -> Piece {
        var piece = try parseSequence()
        while current == UInt8(ascii: "|") {
            index += 1
            let other = try parseSequence()
            piece.isEmpty = piece.isEmpty || other.isEmpty
            piece.first += other.first
            piece.last += other.last
        }
        return piece
    }

    private mutating func parseSequence() throws(PatternFault) -> Piece {
        var piece = Piece()
        while let byte = current, byte != UInt8(ascii: "|"), byte != UInt8(ascii: ")") {
            piece = join(piece, try parseRepetition())
        }
        return piece
    }

    private mutating func join(_ one: Piece, _ other: Piece) -> Piece {
        for place in one.last { following[place].formUnion(other.first) }
        return Piece(
            isEmpty: one.isEmpty && other.isEmpty,
            first: one.isEmpty ? one.first + other.first : one.first,
            last: other.isEmpty ? one.last + other.last : other.last
        )
    }

    private mutating func parseRepetition() throws(PatternFault) -> Piece {
        let start = index
        let piece = try parseAtom()
        guard let count = try parseCount() else { return piece }
        // How greedy a repetition is makes no difference where only a match is asked for.
        if current == UInt8(ascii: "?") { index += 1 }
        let end = index
        let whole = try repeated(piece, from: start, count)
        index = end
        return whole
    }

    /// Writes a part out as often as it may come: its text is read again for each time.
    private mutating func repeated(
        _ piece: Piece,
        from start: Int,
        _ count: (least: Int, most: Int?)
    ) throws(PatternFault) -> Piece {
        if count.most == 0 { return Piece() }
        var whole = count.least == 0 ? optional(piece) : piece
        var latest = piece
        for number in 1..<max(count.least, count.most ?? 1, 1) {
            index = start
            latest = try parseAtom()
            whole = join(whole, number < count.least ? latest : optional(latest))
        }
        if count.most == nil {
            for place in latest.last { following[place].formUnion(latest.first) }
        }
        return whole
    }

    private func optional(_ piece: Piece) -> Piece {
        Piece(isEmpty: true, first: piece.first, last: piece.last)
    }

    private mutating func parseCount() throws(PatternFault) -> (least: Int, most: Int?)? {
        switch current {
        case UInt8(ascii: "*"): index += 1; return (0, nil)
        case UInt8(ascii: "+"): index += 1; return (1, nil)
        case UInt8(ascii: "?"): index += 1; return (0, 1)
        case UInt8(ascii: "{"): return try parseBounds()
        default: return nil
        }
    }

    private mutating func parseBounds() throws(PatternFault) -> (least: Int, most: Int?) {
        let inside = text[(index + 1)...].prefix { $0 != UInt8(ascii: "}") }
        guard inside.endIndex < text.count else { throw .badCount }
        let parts = inside.split(separator: UInt8(ascii: ","), omittingEmptySubsequences: false)
        let numbers = parts.map { Int(String(decoding: $0, as: UTF8.self)) }
        guard parts.count <= 2, let least = numbers[0], (0...Expression.longest).contains(least)
        else { throw .badCount }
        index = inside.endIndex + 1
        if parts.count == 1 { return (least, least) }
        if parts[1].isEmpty { return (least, nil) }
        guard let most = numbers[1], most >= least, most <= Expression.longest else {
            throw .badCount
        }
        return (least, most)
    }

    private mutating func parseAtom() throws(PatternFault) -> Piece {
        guard let byte = current else { throw .nothingToRepeat }
        switch byte {
        case UInt8(ascii: "("): return try parseGroup()
        case UInt8(ascii: "*"), UInt8(ascii: "+"), UInt8(ascii: "?"), UInt8(ascii: "{"):
            throw .nothingToRepeat
        default:
            var reader = SymbolReader(text, at: index)
            let symbols = try reader.read()
            index = reader.index
            return try add(symbols)
        }
    }

    private mutating func parseGroup() throws(PatternFault) -> Piece {
        index += 1
        if text[index...].starts(with: "?:".utf8) { index += 2 }
        depth += 1
        guard depth <= Self.deepest else { throw .tooLong }
        let piece = try parseChoice()
        depth -= 1
        guard current == UInt8(ascii: ")") else { throw .openParenthesis }
        index += 1
        return piece
    }

    private mutating func add(_ symbols: SymbolSet) throws(PatternFault) -> Piece {
        guard places.count < Expression.longest else { throw .tooLong }
        places.append(symbols)
        following.append([])
        return Piece(isEmpty: false, first: [places.count - 1], last: [places.count - 1])
    }
}
