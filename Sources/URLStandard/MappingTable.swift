/// What UTS 46 makes of each code point before a domain is looked up.
struct MappingTable: Sendable {
    private enum Rule: Sendable {
        case valid, disallowed, ignored
        case moved(Int)
        case alternating
        case replaced(Range<Int>)
    }

    static let shared = MappingTable()

    private var ranges = ScalarRanges()
    private var rules: [Rule] = []
    private var replacements: [Unicode.Scalar] = []

    private init() {
        var reader = TableReader(Self.text)
        var start = 0
        while let number = reader.next() {
            ranges.append(from: start)
            rules.append(readRule(number % 6, start, &reader))
            start += number / 6
        }
        ranges.end()
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

    /// Appends what a code point is mapped to, which a label may hold; a disallowed one stays.
    ///
    /// - Returns: False for a code point that is disallowed.
    func map(_ scalar: Unicode.Scalar, into text: inout [Unicode.Scalar]) -> Bool {
        // Of ASCII only capitals change.
        if scalar.isASCII {
            text.append(Unicode.Scalar(UInt8(scalar.value).lowercased))
            return true
        }
        let (number, distance) = ranges.find(scalar)
        switch rules[number] {
        case .valid: text.append(scalar)
        case .disallowed:
            text.append(scalar)
            return false
        case .ignored: break
        case .moved(let distance): text.append(Self.scalar(Int(scalar.value) + distance))
        case .alternating:
            text.append(Self.scalar(Int(scalar.value) + (distance % 2 == 0 ? 1 : 0)))
        case .replaced(let range): text.append(contentsOf: replacements[range])
        }
        return true
    }

    /// True for code points that a label may hold.
    func isValid(_ scalar: Unicode.Scalar) -> Bool {
        if scalar.isASCII { return !("A"..."Z").contains(scalar) }
        let (number, distance) = ranges.find(scalar)
        return switch rules[number] {
        case .valid: true
        case .alternating: distance % 2 == 1
        default: false
        }
    }
}
