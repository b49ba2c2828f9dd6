/// Writes labels in Punycode, in storage that is kept from one to the next.
struct PunycodeEncoder: Sendable {
    /// The places of all that is not ASCII, each below its scalar's number, the lowest first.
    private var places: [Int] = []
    private var taken = TakenPlaces()

    /// Appends a label's ASCII form without `xn--`; RFC 3492, 6.3.
    ///
    /// The RFC's loop over all scalars for each scalar only counts those that are written already.
    ///
    /// - Complexity: O(n log n) in the label's length.
    mutating func append(_ label: ArraySlice<Unicode.Scalar>, to output: inout [UInt8]) {
        let basic = begin(label, &output)
        var bias = Punycode.Bias()
        var (current, position) = (128, 0)
        for entry in places {
            let (next, place) = (entry >> 32, entry & 0xFFFF_FFFF)
            let before = taken.count(before: place)
            let delta = (next - current) * (taken.count + 1) + before - position
            Self.append(delta, bias, to: &output)
            bias.adapt(to: delta, count: taken.count + 1, isFirst: taken.count == basic)
            taken.take(place)
            (current, position) = (next, before + 1)
        }
    }

    /// Writes what is ASCII, and notes what is not; how many scalars were written.
    private mutating func begin(
        _ label: ArraySlice<Unicode.Scalar>,
        _ output: inout [UInt8]
    ) -> Int {
        places.removeAll(keepingCapacity: true)
        taken.reset(to: label.count)
        for (place, scalar) in label.enumerated() {
            if scalar.isASCII {
                output.append(UInt8(truncatingIfNeeded: scalar.value))
                taken.take(place)
            } else {
                places.append(Int(scalar.value) << 32 | place)
            }
        }
        places.sort()
        if taken.count > 0 { output.append(UInt8(ascii: "-")) }
        return taken.count
    }

    private static func append(_ delta: Int, _ bias: Punycode.Bias, to output: inout [UInt8]) {
        var rest = delta
        var position = Punycode.base
        while true {
            let threshold = bias.threshold(at: position)
            guard rest >= threshold else { break }
            let (quotient, remainder) = (rest - threshold).quotientAndRemainder(
                dividingBy: Punycode.base - threshold
            )
            output.append(digit(threshold + remainder))
            rest = quotient
            position += Punycode.base
        }
        output.append(digit(rest))
    }

    private static func digit(_ value: Int) -> UInt8 {
        UInt8(truncatingIfNeeded: value < 26 ? 0x61 + value : 0x30 + value - 26)
    }
}

/// Which places of a label are taken, as a tree of sums (Fenwick).
private struct TakenPlaces: Sendable {
    private(set) var count = 0
    private var sums: [Int] = []

    /// Frees all places of a label of so many scalars.
    mutating func reset(to size: Int) {
        count = 0
        sums.removeAll(keepingCapacity: true)
        sums.append(contentsOf: repeatElement(0, count: size + 1))
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
