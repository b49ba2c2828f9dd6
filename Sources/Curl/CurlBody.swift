/// The body that a transfer collects, and the memory that it may take.
struct CurlBody {
    /// What every body may take without asking: that bounds itself by the number of transfers.
    static let freeCount = 32_768

    private(set) var bytes: [UInt8] = []
    private var allowance = freeCount
    private var asked = 0

    /// True where the transfer is held up until its wish for memory is granted.
    var isWaiting: Bool { asked > 0 }

    /// How many bytes a piece takes beyond what is allowed.
    ///
    /// - Parameters:
    ///   - piece: The size of the piece.
    ///   - most: The most bytes that the body may come to.
    /// - Returns: Nothing, or enough for twice as much as before, but no more than can come.
    func lack(for piece: Int, most: Int) -> Int {
        let needed = bytes.count + piece
        return needed > allowance ? max(needed, min(most, 2 * allowance)) - allowance : 0
    }

    /// Notes that the transfer must wait for memory.
    mutating func wait(for count: Int) {
        asked = count
    }

    /// Notes that what was asked for is there.
    mutating func grant() {
        allow(asked)
        asked = 0
    }

    /// Notes that so many bytes more may be taken.
    mutating func allow(_ count: Int) {
        allowance += count
    }

    /// Adds a piece that is allowed.
    ///
    /// Room for all that is announced is made at once, so that nothing is moved later; else twice
    /// as much as before, but no more than is allowed: thousands of small bodies may be under way.
    /// - Parameters:
    ///   - piece: What came.
    ///   - announced: How many bytes the whole body is said to have, nil where that is not said.
    mutating func append(_ piece: UnsafeRawBufferPointer, announced: Int?) {
        let count = bytes.count + piece.count
        if bytes.capacity < count {
            bytes.reserveCapacity(max(count, announced ?? min(2 * bytes.count, allowance)))
        }
        unsafe bytes.append(contentsOf: piece)
    }

    /// Takes the bytes out, so that they are handed on without a copy.
    mutating func take() -> [UInt8] {
        let taken = bytes
        self = CurlBody()
        return taken
    }
}
