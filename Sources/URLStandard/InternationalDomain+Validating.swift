extension InternationalDomain {
    /// The validity criteria of UTS 46 for a label that is in Normalization Form C, and mapped
    /// where all its scalars are known to be such as a label may hold.
    static func isValid(_ label: ArraySlice<Unicode.Scalar>, isMapped: Bool) -> Bool {
        guard let first = label.first else { return true }
        guard !isMark(first), isMapped || label.allSatisfy(isValid) else { return false }
        return joinsProperly(label)
    }

    private static func isMark(_ scalar: Unicode.Scalar) -> Bool {
        guard !isAlwaysComposed(scalar) else { return false }
        return switch scalar.properties.generalCategory {
        case .nonspacingMark, .spacingMark, .enclosingMark: true
        default: false
        }
    }

    private static func isValid(_ scalar: Unicode.Scalar) -> Bool {
        MappingTable.shared.isValid(scalar) && scalar != "."
    }

    /// The ContextJ rules: where the joiner and non-joiner may stand (RFC 5892, A.1, A.2).
    private static func joinsProperly(_ label: ArraySlice<Unicode.Scalar>) -> Bool {
        label.indices.allSatisfy { index in
            let isJoiner = label[index] == "\u{200C}" || label[index] == "\u{200D}"
            return !isJoiner || joinsProperly(label, at: index)
        }
    }

    private static func joinsProperly(
        _ label: ArraySlice<Unicode.Scalar>,
        at index: Int
    ) -> Bool {
        let isVirama = { (scalar: Unicode.Scalar) in
            scalar.properties.canonicalCombiningClass
                == Unicode.CanonicalCombiningClass(rawValue: 9)
        }
        if index > label.startIndex, isVirama(label[index - 1]) { return true }
        guard label[index] == "\u{200C}" else { return false }
        let joins = { (scalar: Unicode.Scalar) in Joining.table[scalar] }
        let before = label[..<index].last { joins($0) != .transparent }.flatMap(joins)
        let after = label[(index + 1)...].first { joins($0) != .transparent }.flatMap(joins)
        return (before == .left || before == .dual) && (after == .right || after == .dual)
    }

    /// True for scalars that make a domain one that is written right to left.
    static func runsRightToLeft(_ scalar: Unicode.Scalar) -> Bool {
        guard mayRunRightToLeft(scalar) else { return false }
        return switch Direction.table[scalar] {
        case .right, .arabicLetter, .arabicNumber: true
        default: false
        }
    }

    /// False where Unicode has no letters that are written right to left.
    static func mayRunRightToLeft(_ scalar: Unicode.Scalar) -> Bool {
        switch scalar.value {
        case 0..<0x590, 0x900..<0x200F, 0x2010..<0xFB1D: false
        default: true
        }
    }

    /// The Bidi rule (RFC 5893, 2) for a label of a domain that has right-to-left letters.
    static func keepsBidiRule(_ label: ArraySlice<Unicode.Scalar>) -> Bool {
        guard let start = label.first else { return true }
        var seen: DirectionSet = []
        var last = Direction.nonspacingMark
        for scalar in label {
            guard let direction = Direction.table[scalar] else { return false }
            seen.insert(DirectionSet(direction))
            if direction != .nonspacingMark { last = direction }
        }
        switch Direction.table[start] {
        case .left:
            return seen.isDisjoint(with: .rightToLeft) && (last == .left || last == .europeanNumber)
        case .right, .arabicLetter:
            return !seen.contains(DirectionSet(.left)) && !seen.isSuperset(of: .bothNumbers)
                && [.right, .arabicLetter, .europeanNumber, .arabicNumber].contains(last)
        default: return false
        }
    }
}

/// The directions that occur in a label.
private struct DirectionSet: OptionSet {
    let rawValue: UInt16

    static let rightToLeft: DirectionSet = [
        DirectionSet(.right), DirectionSet(.arabicLetter), DirectionSet(.arabicNumber),
    ]
    static let bothNumbers: DirectionSet = [
        DirectionSet(.europeanNumber), DirectionSet(.arabicNumber),
    ]

    init(rawValue: UInt16) {
        self.rawValue = rawValue
    }

    init(_ direction: Direction) {
        rawValue = 1 << UInt16(truncatingIfNeeded: direction.rawValue)
    }
}
