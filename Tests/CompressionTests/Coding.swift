import CZlib
import CZstd
import Compression

/// What a test packs into.
enum Coding: Int32, Sendable, CaseIterable {
    case gzip = 31
    case zlib = 15
    case raw = -15
    case zstd = 0

    var http: ContentCoding {
        switch self {
        case .gzip: .gzip
        case .zlib, .raw: .deflate
        case .zstd: .zstd
        }
    }
}

/// Packs by the library that the coding is from: level 6 of zlib, or level 3 of zstd without the
/// content's length, as servers send it.
func packed(_ bytes: [UInt8], _ coding: Coding) -> [UInt8] {
    coding == .zstd ? zstdPacked(bytes) : deflated(bytes, coding)
}

private func deflated(_ bytes: [UInt8], _ coding: Coding) -> [UInt8] {
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

private func zstdPacked(_ bytes: [UInt8]) -> [UInt8] {
    let context = unsafe ZSTD_createCCtx()
    defer { unsafe ZSTD_freeCCtx(context) }
    unsafe ZSTD_CCtx_setParameter(context, ZSTD_c_contentSizeFlag, 0)
    unsafe ZSTD_CCtx_setParameter(context, ZSTD_c_checksumFlag, 1)
    let capacity = ZSTD_compressBound(bytes.count)
    return unsafe [UInt8](unsafeUninitializedCapacity: capacity) { target, count in
        unsafe bytes.withUnsafeBufferPointer { source in
            count = unsafe ZSTD_compress2(
                context,
                target.baseAddress,
                target.count,
                source.baseAddress,
                source.count
            )
        }
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
