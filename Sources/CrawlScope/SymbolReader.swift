/// What one place of an expression accepts: bytes, or the beginning or the end of a URL.
struct SymbolSet {
    private var symbols: Set<Int>

    init(_ symbols: some Sequence<Int>) {
        self.symbols = Set(symbols)
    }

    func contains(_ symbol: Int) -> Bool { symbols.contains(symbol) }

    mutating func formUnion(_ other: SymbolSet) {
        symbols.formUnion(other.symbols)
    }

    /// All bytes but these.
    var others: SymbolSet { SymbolSet(Set(0...255).subtracting(symbols)) }
}

/// Reads one place of an expression: a byte, an escape, a class, an anchor.
struct SymbolReader {
    private let text: [UInt8]
    private(set) var index: Int

    init(_ text: [UInt8], at index: Int) {
        self.text = text
        self.index = index
    }

    mutating func read() throws(PatternFault) -> SymbolSet {
        switch text[index] {
        case UInt8(ascii: "."):
            index += 1
            return SymbolSet(0...255)
        case UInt8(ascii: "^"):
            index += 1
            return SymbolSet([Expression.beginning])
        case UInt8(ascii: "$"):
            index += 1
            return SymbolSet([Expression.end])
        case UInt8(ascii: "["):
            index += 1
            return try readClass()
        default: return try readMember()
        }
    }

    private mutating func readClass() throws(PatternFault) -> SymbolSet {
        let isNegated = index < text.count && text[index] == UInt8(ascii: "^")
        if isNegated { index += 1 }
        var all = SymbolSet([])
        var isFirst = true
        while index < text.count, isFirst || text[index] != UInt8(ascii: "]") {
            isFirst = false
            all.formUnion(try readRange())
        }
        guard index < text.count else { throw .openBracket }
        index += 1
        return isNegated ? all.others : all
    }

    private mutating func readRange() throws(PatternFault) -> SymbolSet {
        let (start, from) = (index, text[index])
        let members = try readMember()
        let isRange =
            from != UInt8(ascii: "\\") && index + 1 < text.count
            && text[index] == UInt8(ascii: "-") && text[index + 1] != UInt8(ascii: "]")
        guard isRange, index == start + 1 else { return members }
        let to = text[index + 1]
        guard to >= from else { throw .badRange }
        index += 2
        return SymbolSet(Int(from)...Int(to))
    }

    private mutating func readMember() throws(PatternFault) -> SymbolSet {
        let byte = text[index]
        index += 1
        guard byte == UInt8(ascii: "\\") else { return SymbolSet([Int(byte)]) }
        guard index < text.count else { throw .openEscape }
        let escaped = text[index]
        index += 1
        return try escape(escaped)
    }

    private func escape(_ byte: UInt8) throws(PatternFault) -> SymbolSet {
        switch byte {
        case UInt8(ascii: "d"): return Self.digits
        case UInt8(ascii: "D"): return Self.digits.others
        case UInt8(ascii: "w"): return Self.words
        case UInt8(ascii: "W"): return Self.words.others
        case UInt8(ascii: "s"): return Self.blanks
        case UInt8(ascii: "S"): return Self.blanks.others
        case 0x30...0x39, 0x41...0x5A, 0x61...0x7A: throw .unknownEscape
        default: return SymbolSet([Int(byte)])
        }
    }

    private static var digits: SymbolSet { SymbolSet(0x30...0x39) }
    private static var words: SymbolSet {
        SymbolSet(Array(0x30...0x39) + Array(0x41...0x5A) + [0x5F] + Array(0x61...0x7A))
    }
    private static var blanks: SymbolSet { SymbolSet([0x09, 0x0A, 0x0B, 0x0C, 0x0D, 0x20]) }
}
