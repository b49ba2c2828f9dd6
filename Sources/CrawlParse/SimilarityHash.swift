/// The words before the next one, which are part of its feature.
///
/// A feature is a word with the two before it: `mix(mix(mix(0, a), b), c)` of their hashes, 0 for
/// a word that is not there.
struct WordTrail {
    /// The last word, and the two before the next one mixed.
    private var (last, pair): (UInt64, UInt64) = (0, 0)

    /// The feature of the next word.
    @inline(__always)
    mutating func feature(of word: UInt64) -> UInt64 {
        let feature = WordHash.mix(pair, word)
        pair = WordHash.mix(WordHash.mix(0, last), word)
        last = word
        return feature
    }
}

/// A fingerprint of a text: 64 bits, of which nearly equal texts share nearly all (simhash).
///
/// A bit is set where more than half of all features have it.
struct SimilarityHash {
    private static var planeCount: Int { 48 }

    /// How often each bit was set: plane `i` holds bit `i` of the 64 counts.
    private var planes = InlineArray<48, UInt64>(repeating: 0)
    private var waiting = InlineArray<16, UInt64>(repeating: 0)
    /// How many features there are.
    private(set) var count = 0

    /// Adds a feature.
    @inline(__always)
    mutating func add(_ feature: UInt64) {
        let slot = count & 15
        waiting[slot] = feature
        count &+= 1
        if slot == 15 { addSixteen() }
    }

    /// The fingerprint of the features so far, 0 without any.
    var value: UInt64 {
        var counted = self
        for index in 0..<(count & 15) { counted.add(waiting[index], toPlane: 0) }
        return counted.bitsCounted(moreOftenThan: count / 2)
    }

    /// The bits whose counts are above a number, all 64 compared at once.
    private func bitsCounted(moreOftenThan number: Int) -> UInt64 {
        var above: UInt64 = 0
        var equal: UInt64 = .max
        for index in (0..<Self.planeCount).reversed() {
            let plane = planes[index]
            let wanted: UInt64 = number >> index & 1 == 1 ? .max : 0
            above |= equal & plane & ~wanted
            equal &= ~(plane ^ wanted)
        }
        return above
    }

    /// Adds sixteen features at once: four planes take them in by full adders, one carry goes on.
    private mutating func addSixteen() {
        let (first, second) = (addEight(from: 0), addEight(from: 8))
        add(addPair(first, second, toPlane: 3), toPlane: 4)
    }

    /// Adds eight features to three planes; what is to be carried to the next one.
    @inline(__always)
    private mutating func addEight(from start: Int) -> UInt64 {
        var fours: (UInt64, UInt64) = (0, 0)
        var twos: (UInt64, UInt64) = (0, 0)
        twos.0 = addPair(waiting[start], waiting[start + 1], toPlane: 0)
        twos.1 = addPair(waiting[start + 2], waiting[start + 3], toPlane: 0)
        fours.0 = addPair(twos.0, twos.1, toPlane: 1)
        twos.0 = addPair(waiting[start + 4], waiting[start + 5], toPlane: 0)
        twos.1 = addPair(waiting[start + 6], waiting[start + 7], toPlane: 0)
        fours.1 = addPair(twos.0, twos.1, toPlane: 1)
        return addPair(fours.0, fours.1, toPlane: 2)
    }

    /// Adds two numbers to a plane, bit by bit; what is to be carried to the next one.
    @inline(__always)
    private mutating func addPair(_ one: UInt64, _ other: UInt64, toPlane plane: Int) -> UInt64 {
        let sum = planes[plane]
        let half = sum ^ one
        planes[plane] = half ^ other
        return sum & one | half & other
    }

    private mutating func add(_ number: UInt64, toPlane first: Int) {
        var carry = number
        var plane = first
        while carry != 0 && plane < Self.planeCount {
            (planes[plane], carry) = (planes[plane] ^ carry, planes[plane] & carry)
            plane += 1
        }
    }
}
