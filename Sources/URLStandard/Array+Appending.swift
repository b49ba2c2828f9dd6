extension [UInt8] {
    /// Appends bytes as they are, in one piece: one by one they take twice as long.
    package mutating func append(_ source: Span<UInt8>) {
        unsafe source.withUnsafeBufferPointer { unsafe append(contentsOf: $0) }
    }
}
