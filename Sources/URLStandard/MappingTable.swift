/// What UTS 46 makes of each code point before a domain is looked up.
struct MappingTable: Sendable {
    private enum Rule: Sendable {
        case valid, disallowed, ignored
        case moved(Int)
        case alternating
        case replaced(Range<Int>)
    }

    static let shared = MappingTable()

    private var starts: [UInt32] = []
    private var rules: [Rule] = []
    private var replacements: [Unicode.Scalar] = []

    private init() {
        var reader = TableReader(Self.text)
        var start = 0
        while let number = reader.next() {
            starts.append(UInt32(start))
            rules.append(readRule(number % 6, start, &reader))
            start += number / 6
        }
    }

    private mutating func readRule(_ kind: Int, _ start: Int, _ reader: inout TableReader) -> Rule {
        switch kind {
        case 0: return .valid
        case 2: return .ignored
        case 3: return .moved(reader.nextSigned() ?? 0)
        case 4: return .alternating
        case 5:
            let first = replacements.count
            var value = start
            for _ in 0..<(reader.next() ?? 0) {
                value += reader.nextSigned() ?? 0
                replacements.append(Self.scalar(value))
            }
            return .replaced(first..<replacements.count)
        default: return .disallowed
        }
    }

    private static func scalar(_ value: Int) -> Unicode.Scalar {
        UInt32(exactly: value).flatMap { Unicode.Scalar($0) } ?? "\u{FFFD}"
    }

    /// Appends what a code point is mapped to; one that is disallowed stays.
    func map(_ scalar: Unicode.Scalar, into text: inout [Unicode.Scalar]) {
        // Of ASCII only capitals change.
        if scalar.isASCII { return text.append(Unicode.Scalar(UInt8(scalar.value).lowercased)) }
        let index = starts.lastIndex(notAbove: scalar.value)
        switch rules[index] {
        case .valid, .disallowed: text.append(scalar)
        case .ignored: return
        case .moved(let distance): text.append(Self.scalar(Int(scalar.value) + distance))
        case .alternating:
            let isMoved = (scalar.value - starts[index]) % 2 == 0
            text.append(Self.scalar(Int(scalar.value) + (isMoved ? 1 : 0)))
        case .replaced(let range): text.append(contentsOf: replacements[range])
        }
    }

    /// True for code points that a label may hold.
    func isValid(_ scalar: Unicode.Scalar) -> Bool {
        if scalar.isASCII { return !("A"..."Z").contains(scalar) }
        let index = starts.lastIndex(notAbove: scalar.value)
        return switch rules[index] {
        case .valid: true
        case .alternating: (scalar.value - starts[index]) % 2 == 1
        default: false
        }
    }
}
