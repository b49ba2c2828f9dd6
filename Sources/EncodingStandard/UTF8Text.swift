/// Text under way, in UTF-8.
struct UTF8Text {
    private(set) var bytes: [UInt8] = []

    /// Begins a text with room for what so many bytes of an encoding usually become.
    init(reservingFor count: Int) {
        bytes.reserveCapacity(count &+ count / 2)
    }

    /// Appends a byte of ASCII.
    @inline(__always)
    mutating func append(ascii byte: UInt8) {
        bytes.append(byte)
    }

    /// Appends a code point, which is no surrogate.
    @inline(__always)
    mutating func append(_ code: UInt32) {
        if code < 0x80 { return bytes.append(UInt8(truncatingIfNeeded: code)) }
        if code < 0x800 {
            bytes.append(UInt8(truncatingIfNeeded: 0xC0 | code >> 6))
            return bytes.append(trail(code))
        }
        if code < 0x10000 {
            bytes.append(UInt8(truncatingIfNeeded: 0xE0 | code >> 12))
        } else {
            bytes.append(UInt8(truncatingIfNeeded: 0xF0 | code >> 18))
            bytes.append(trail(code >> 12))
        }
        bytes.append(trail(code >> 6))
        bytes.append(trail(code))
    }

    /// Appends U+FFFD, which stands for what cannot be decoded.
    mutating func appendError() {
        append(0xFFFD)
    }

    /// Appends bytes that are UTF-8 already.
    mutating func append(_ input: Span<UInt8>, _ range: Range<Int>) {
        let part = input.extracting(range)
        unsafe part.withUnsafeBufferPointer { unsafe bytes.append(contentsOf: $0) }
    }

    @inline(__always)
    private func trail(_ bits: UInt32) -> UInt8 {
        UInt8(truncatingIfNeeded: 0x80 | bits & 0x3F)
    }
}
