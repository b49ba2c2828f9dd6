/// The image candidates of a `srcset` attribute (HTML Standard, section 4.8.4.3.10).
///
/// It gives what a browser could choose from: candidates with faulty descriptors are left out.
package struct SourceSet: ~Escapable {
    private let text: Span<UInt8>
    private var position = 0

    /// Starts before the first candidate.
    @_lifetime(copy text)
    package init(_ text: Span<UInt8>) {
        self.text = text
    }

    /// The URL of the next candidate, nil where there is none.
    ///
    /// - Complexity: All calls together are O(n) in the bytes.
    package mutating func next() -> Range<Int>? {
        while true {
            while position < text.count, text[position].isSpaceOrComma { position += 1 }
            guard position < text.count else { return nil }
            let start = position
            while position < text.count, !text[position].isHTMLSpace { position += 1 }
            var end = position
            while text[end - 1] == UInt8(ascii: ",") { end -= 1 }
            if end < position || readDescriptors() { return start..<end }
        }
    }

    /// Reads the descriptors of a candidate; false where they are faulty.
    private mutating func readDescriptors() -> Bool {
        var descriptors = SourceDescriptors()
        var start = position
        var isInParentheses = false
        while position < text.count {
            let byte = text[position]
            if isInParentheses {
                isInParentheses = byte != UInt8(ascii: ")")
            } else if byte.isSpaceOrComma {
                descriptors.note(text.extracting(start..<position))
                start = position + 1
                if byte == UInt8(ascii: ",") { break }
            } else {
                isInParentheses = byte == UInt8(ascii: "(")
            }
            position += 1
        }
        if start < position { descriptors.note(text.extracting(start..<position)) }
        position = Swift.min(position + 1, text.count)
        return descriptors.areValid
    }
}

extension SourceSet {
    /// All candidates of an attribute's value.
    ///
    /// - Parameter value: The value, its character references decoded.
    /// - Returns: The URLs as they are spelled, in order.
    /// - Complexity: O(n) in the bytes.
    package static func candidates(of value: [UInt8]) -> [[UInt8]] {
        var set = SourceSet(value.span)
        var candidates: [[UInt8]] = []
        while let range = set.next() { candidates.append(Array(value[range])) }
        return candidates
    }
}

/// What a candidate says of its image: a width, a density, a height.
private struct SourceDescriptors {
    private var hasWidth = false
    private var hasDensity = false
    private var hasHeight = false
    private var hasFault = false

    var areValid: Bool { !hasFault && (hasWidth || !hasHeight) }

    mutating func note(_ text: Span<UInt8>) {
        guard text.count > 0 else { return }
        let number = text.extracting(..<(text.count - 1))
        switch text[text.count - 1] {
        case UInt8(ascii: "w"):
            hasFault = hasFault || hasWidth || hasDensity || !number.isPositiveInteger
            hasWidth = true
        case UInt8(ascii: "x"):
            hasFault = hasFault || hasWidth || hasDensity || hasHeight || !number.isDensity
            hasDensity = true
        case UInt8(ascii: "h"):
            hasFault = hasFault || hasHeight || hasDensity || !number.isPositiveInteger
            hasHeight = true
        default: hasFault = true
        }
    }
}

extension Span<UInt8> {
    fileprivate var isPositiveInteger: Bool {
        var isPositive = false
        for index in indices {
            guard self[index].isASCIIDigit else { return false }
            isPositive = isPositive || self[index] != UInt8(ascii: "0")
        }
        return isPositive
    }

    /// True for a valid floating-point number that is not negative.
    fileprivate var isDensity: Bool {
        let isNegative = count > 0 && self[0] == UInt8(ascii: "-")
        var index = isNegative ? 1 : 0
        let whole = passDigits(&index)
        var digits = whole
        if index < count, self[index] == UInt8(ascii: ".") {
            index += 1
            let fraction = passDigits(&index)
            guard fraction.count > 0 else { return false }
            digits = (whole.count + fraction.count, whole.isZero && fraction.isZero)
        }
        guard digits.count > 0, digits.isZero || !isNegative else { return false }
        guard index < count else { return true }
        guard self[index] | 0x20 == UInt8(ascii: "e") else { return false }
        index += 1
        let isSigned = index < count && (self[index] == 0x2B || self[index] == 0x2D)
        if isSigned { index += 1 }
        return passDigits(&index).count > 0 && index == count
    }

    private func passDigits(_ index: inout Int) -> (count: Int, isZero: Bool) {
        let start = index
        var isZero = true
        while index < count, self[index].isASCIIDigit {
            isZero = isZero && self[index] == UInt8(ascii: "0")
            index += 1
        }
        return (index - start, isZero)
    }
}

extension UInt8 {
    fileprivate var isSpaceOrComma: Bool { isHTMLSpace || self == UInt8(ascii: ",") }
}
