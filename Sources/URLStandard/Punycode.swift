/// The ASCII form of labels with other letters (RFC 3492).
enum Punycode {
    private static let base = 36
    private static let smallest = 1
    private static let largest = 26

    /// How much a digit is worth where, which depends on the numbers so far.
    private struct Bias {
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

    /// The ASCII form without `xn--`; RFC 3492, 6.3.
    ///
    /// - Complexity: O(n²) in the label's length.
    static func encode(_ label: [Unicode.Scalar]) -> [UInt8] {
        var output = label.filter(\.isASCII).map { UInt8(truncatingIfNeeded: $0.value) }
        let basic = output.count
        if basic > 0 { output.append(UInt8(ascii: "-")) }
        var bias = Bias()
        var handled = basic
        var delta = 0
        var current = 128
        while handled < label.count {
            let next = label.lazy.map { Int($0.value) }.filter { $0 >= current }.min() ?? current
            delta += (next - current) * (handled + 1)
            current = next
            for scalar in label {
                if scalar.value < current { delta += 1 }
                guard scalar.value == current else { continue }
                append(delta, bias, to: &output)
                bias.adapt(to: delta, count: handled + 1, isFirst: handled == basic)
                delta = 0
                handled += 1
            }
            delta += 1
            current += 1
        }
        return output
    }

    private static func append(_ delta: Int, _ bias: Bias, to output: inout [UInt8]) {
        var rest = delta
        var position = base
        while true {
            let threshold = bias.threshold(at: position)
            guard rest >= threshold else { break }
            output.append(digit(threshold + (rest - threshold) % (base - threshold)))
            rest = (rest - threshold) / (base - threshold)
            position += base
        }
        output.append(digit(rest))
    }

    private static func digit(_ value: Int) -> UInt8 {
        UInt8(truncatingIfNeeded: value < 26 ? 0x61 + value : 0x30 + value - 26)
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
