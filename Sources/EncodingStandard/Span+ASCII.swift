extension Span<UInt8> {
    /// Finds the first byte at or after an index that is not ASCII, the count where there is none.
    func endOfASCII(from start: Int) -> Int {
        var index = start
        while index <= count - 8, word(at: index) & 0x8080_8080_8080_8080 == 0 { index += 8 }
        while index < count, self[index] < 0x80 { index += 1 }
        return index
    }

    /// Eight bytes in any order.
    ///
    /// Unsafe because it is unchecked: the caller has compared the index with the count. Runs of
    /// ASCII are most of every page, and this passes them eight times as fast.
    @inline(__always)
    private func word(at index: Int) -> UInt64 {
        unsafe bytes.unsafeLoadUnaligned(fromUncheckedByteOffset: index, as: UInt64.self)
    }
}
