/// The ASCII form of labels with other letters (RFC 3492).
enum Punycode {
    static let base = 36
    private static let smallest = 1
    private static let largest = 26

    /// How much a digit is worth where, which depends on the numbers so far.
    struct Bias {
        private var value = 72

        func threshold(at position: Int) -> Int {
            max(smallest, min(largest, position - value))
        }

        /// RFC 3492, 6.1.
        mutating func adapt(to delta: Int, count: Int, isFirst: Bool) {
            var delta = isFirst ? delta / 700 : delta / 2
            delta += delta / count
            var position = 0
            while delta > (base - smallest) * largest / 2 {
                delta /= base - smallest
                position += base
            }
            value = position + (base - smallest + 1) * delta / (delta + 38)
        }
    }

    /// The label that an ASCII form without `xn--` stands for; nil where it is none; RFC 3492, 6.2.
    ///
    /// - Complexity: O(n²) in the form's length.
    static func decode(_ form: ArraySlice<UInt8>) -> [Unicode.Scalar]? {
        let hyphen = form.lastIndex(of: UInt8(ascii: "-"))
        var label = form[..<(hyphen ?? form.startIndex)].map { Unicode.Scalar($0) }
        var digits = form[(hyphen.map { $0 + 1 } ?? form.startIndex)...]
        var bias = Bias()
        var current = 128
        var position = 0
        while !digits.isEmpty {
            guard let delta = readDelta(from: &digits, bias) else { return nil }
            let count = label.count + 1
            bias.adapt(to: delta, count: count, isFirst: position == 0 && current == 128)
            position += delta
            current += position / count
            position %= count
            guard let value = UInt32(exactly: current), let scalar = Unicode.Scalar(value) else {
                return nil
            }
            label.insert(scalar, at: position)
            position += 1
        }
        return label
    }

    private static func readDelta(from digits: inout ArraySlice<UInt8>, _ bias: Bias) -> Int? {
        var delta = 0
        var weight = 1
        var position = base
        while let byte = digits.popFirst() {
            guard let digit = value(of: byte) else { return nil }
            delta += digit * weight
            guard delta <= Int(UInt32.max) else { return nil }
            let threshold = bias.threshold(at: position)
            if digit < threshold { return delta }
            weight *= base - threshold
            guard weight <= Int(UInt32.max) else { return nil }
            position += base
        }
        return nil
    }

    private static func value(of byte: UInt8) -> Int? {
        if byte.isASCIIDigit { return Int(byte) - 0x30 + 26 }
        return byte.isASCIIAlpha ? Int(byte.lowercased) - 0x61 : nil
    }
}
