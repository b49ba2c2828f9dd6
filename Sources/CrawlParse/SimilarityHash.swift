/// A fingerprint of a text: 64 bits, of which nearly equal texts share nearly all (simhash).
///
/// A bit is set where more than half of all features have it. A feature is a word with the two
/// before it: `mix(mix(mix(0, a), b), c)` of their hashes, 0 for a word that is not there.
struct SimilarityHash {
    private static var planeCount: Int { 48 }

    /// How often each bit was set: plane `i` holds bit `i` of the 64 counts.
    private var planes = InlineArray<48, UInt64>(repeating: 0)
    /// The last two words whose features were added, then those that wait.
    private var words = InlineArray<18, UInt64>(repeating: 0)
    private var waitingCount = 0
    private var addedCount = 0

    /// How many words there are.
    var count: Int { addedCount + waitingCount }

    /// Adds a word by its hash.
    @inline(__always)
    mutating func add(_ word: UInt64) {
        words[waitingCount &+ 2] = word
        waitingCount &+= 1
        if waitingCount == 16 { addSixteen() }
    }

    /// The fingerprint of the words so far, 0 without any.
    var value: UInt64 {
        var counted = self
        for index in 0..<waitingCount { counted.add(feature(at: index), toPlane: 0) }
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

    /// The feature of a word that waits.
    @inline(__always)
    private func feature(at index: Int) -> UInt64 {
        let pair = WordHash.mix(WordHash.mix(0, words[index]), words[index &+ 1])
        return WordHash.mix(pair, words[index &+ 2])
    }

    /// Adds sixteen features at once: four planes take them in by full adders, one carry goes on.
    @inline(never)
    private mutating func addSixteen() {
        let (first, second) = (addEight(from: 0), addEight(from: 8))
        add(addPair(first, second, toPlane: 3), toPlane: 4)
        (words[0], words[1]) = (words[16], words[17])
        addedCount &+= 16
        waitingCount = 0
    }

    /// Adds eight features to three planes; what is to be carried to the next one.
    @inline(__always)
    private mutating func addEight(from start: Int) -> UInt64 {
        let (first, second) = (addFour(from: start), addFour(from: start &+ 4))
        return addPair(first, second, toPlane: 2)
    }

    /// Adds four features to two planes; what is to be carried to the next one.
    @inline(__always)
    private mutating func addFour(from start: Int) -> UInt64 {
        let first = addPair(feature(at: start), feature(at: start &+ 1), toPlane: 0)
        let second = addPair(feature(at: start &+ 2), feature(at: start &+ 3), toPlane: 0)
        return addPair(first, second, toPlane: 1)
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
