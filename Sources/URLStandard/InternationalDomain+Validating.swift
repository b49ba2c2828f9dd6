extension InternationalDomain {
    /// The validity criteria of UTS 46 for a label that is in Normalization Form C.
    static func isValid(_ label: ArraySlice<Unicode.Scalar>) -> Bool {
        guard let first = label.first else { return true }
        // There are no marks before U+0300.
        if first.value < 0x300 { return label.allSatisfy(isValid) && joinsProperly(label) }
        switch first.properties.generalCategory {
        case .nonspacingMark, .spacingMark, .enclosingMark: return false
        default: break
        }
        return label.allSatisfy(isValid) && joinsProperly(label)
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

    /// True where no label is written right to left, or all labels keep the Bidi rule.
    static func keepsDirection(_ labels: [ArraySlice<Unicode.Scalar>]) -> Bool {
        let isRightToLeft = labels.joined().contains { scalar in
            guard mayRunRightToLeft(scalar) else { return false }
            return switch Direction.table[scalar] {
            case .right, .arabicLetter, .arabicNumber: true
            default: false
            }
        }
        return !isRightToLeft || labels.allSatisfy(keepsBidiRule)
    }

    /// False where Unicode has no letters that are written right to left.
    static func mayRunRightToLeft(_ scalar: Unicode.Scalar) -> Bool {
        switch scalar.value {
        case 0..<0x590, 0x900..<0x200F, 0x2010..<0xFB1D: false
        default: true
        }
    }

    /// The Bidi rule (RFC 5893, 2) for a label of a domain that has right-to-left letters.
    private static func keepsBidiRule(_ label: ArraySlice<Unicode.Scalar>) -> Bool {
        let classes = label.map { Direction.table[$0] }
        guard let first = classes.first else { return true }
        let last = classes.last { $0 != .nonspacingMark } ?? nil
        switch first {
        case .left:
            guard classes.allSatisfy({ $0.map(isAllowedLeftToRight) ?? false }) else {
                return false
            }
            return last == .left || last == .europeanNumber
        case .right, .arabicLetter:
            guard classes.allSatisfy({ $0.map { $0 != .left } ?? false }) else { return false }
            let hasBothNumbers =
                classes.contains(.europeanNumber) && classes.contains(.arabicNumber)
            guard !hasBothNumbers else { return false }
            return [.right, .arabicLetter, .europeanNumber, .arabicNumber].contains(last)
        default: return false
        }
    }

    private static func isAllowedLeftToRight(_ direction: Direction) -> Bool {
        switch direction {
        case .right, .arabicLetter, .arabicNumber: false
        default: true
        }
    }
}
