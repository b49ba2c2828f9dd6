/// All code points, divided into ranges that have numbers from 0 on.
struct ScalarRanges: Sendable {
    private static let blockCount = 0x1100

    private var starts: [UInt32] = []
    /// The numbers of the ranges in which blocks of 256 code points begin, and of the last one.
    private var blocks: [UInt16] = []

    /// Adds a range behind all others; the first one begins at 0.
    mutating func append(from start: Int) {
        while blocks.count * 256 < start { blocks.append(last) }
        starts.append(UInt32(truncatingIfNeeded: start))
    }

    /// Ends the last range, so that numbers can be asked for.
    mutating func end() {
        while blocks.count <= Self.blockCount { blocks.append(last) }
    }

    private var last: UInt16 { UInt16(truncatingIfNeeded: max(starts.count - 1, 0)) }

    /// The number of the range that holds a code point, and how far within it that is.
    ///
    /// - Complexity: O(log n) in the ranges of a block, which are few.
    func find(_ scalar: Unicode.Scalar) -> (number: Int, distance: UInt32) {
        let block = Int(scalar.value >> 8)
        var low = Int(blocks[block])
        var high = Int(blocks[block + 1]) + 1
        while high - low > 1 {
            let middle = (low + high) / 2
            if starts[middle] <= scalar.value { low = middle } else { high = middle }
        }
        return (low, scalar.value - starts[low])
    }
}
