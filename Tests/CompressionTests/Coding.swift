import CZlib
import Compression

/// What a test packs into.
enum Coding: Int32, Sendable {
    case gzip = 31
    case zlib = 15
    case raw = -15

    var http: InflateCoding { self == .gzip ? .gzip : .deflate }
}

/// Packs by zlib itself, level 6.
func deflated(_ bytes: [UInt8], _ coding: Coding) -> [UInt8] {
    var stream = unsafe z_stream()
    let size = unsafe Int32(MemoryLayout<z_stream>.size)
    unsafe deflateInit2_(&stream, 6, 8, coding.rawValue, 8, 0, ZLIB_VERSION, size)
    defer { unsafe deflateEnd(&stream) }
    let capacity = bytes.count + bytes.count / 1_000 + 1_000
    return unsafe [UInt8](unsafeUninitializedCapacity: capacity) { target, count in
        unsafe bytes.withUnsafeBufferPointer { source in
            unsafe stream.next_in = UnsafeMutablePointer(mutating: source.baseAddress)
            unsafe stream.avail_in = UInt32(source.count)
            unsafe stream.next_out = target.baseAddress
            unsafe stream.avail_out = UInt32(capacity)
            _ = unsafe deflate(&stream, Z_FINISH)
        }
        count = Int(unsafe stream.total_out)
    }
}

/// Bytes that pack, but not to nothing.
func patterned(_ count: Int) -> [UInt8] {
    var state: UInt32 = 12_345
    return (0..<count).map { place in
        state = state &* 1_664_525 &+ 1_013_904_223
        return place % 3 == 0 ? UInt8(truncatingIfNeeded: state >> 24) : UInt8(place & 0x3F)
    }
}
