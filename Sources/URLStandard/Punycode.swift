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

    /// Which places of a label are taken, as a tree of sums (Fenwick).
    private struct TakenPlaces {
        private(set) var count = 0
        private var sums: [Int]

        init(of count: Int) {
            sums = Array(repeating: 0, count: count + 1)
        }

        mutating func take(_ place: Int) {
            count += 1
            var node = place + 1
            while node < sums.count {
                sums[node] += 1
                node += node & -node
            }
        }

        func count(before place: Int) -> Int {
            var sum = 0
            var node = place
            while node > 0 {
                sum += sums[node]
                node -= node & -node
            }
            return sum
        }
    }

    /// The ASCII form without `xn--`; RFC 3492, 6.3.
    ///
    /// The RFC's loop over all scalars for each scalar only counts those that are written already.
    ///
    /// - Complexity: O(n log n) in the label's length.
    static func encode(_ label: [Unicode.Scalar]) -> [UInt8] {
        var output = label.filter(\.isASCII).map { UInt8(truncatingIfNeeded: $0.value) }
        let basic = output.count
        if basic > 0 { output.append(UInt8(ascii: "-")) }
        var taken = TakenPlaces(of: label.count)
        for place in label.indices where label[place].isASCII { taken.take(place) }
        var bias = Bias()
        var (current, position) = (128, 0)
        for place in placesByScalar(of: label) {
            let next = Int(label[place].value)
            let before = taken.count(before: place)
            let delta = (next - current) * (taken.count + 1) + before - position
            append(delta, bias, to: &output)
            bias.adapt(to: delta, count: taken.count + 1, isFirst: taken.count == basic)
            taken.take(place)
            (current, position) = (next, before + 1)
        }
        return output
    }

    /// The places of all that is not ASCII, the lowest scalar first.
    private static func placesByScalar(of label: [Unicode.Scalar]) -> [Int] {
        let places = label.indices.filter { !label[$0].isASCII }
        guard places.count > 1 else { return places }
        return places.map { Int(label[$0].value) << 32 | $0 }.sorted().map { $0 & 0xFFFF_FFFF }
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
