import CBrotli
import CZlib
import CZstd

/// The libraries that pack and unpack.
package enum CompressionLibrary {
    /// The names and versions of the libraries, as they are loaded.
    package static var versions: String {
        let brotli = BrotliDecoderVersion()
        let parts = [brotli >> 24, brotli >> 12 & 0xFFF, brotli & 0xFFF].map { String($0) }
        let zlib = unsafe String(cString: zlibVersion())
        let zstd = unsafe String(cString: ZSTD_versionString())
        return "zlib/\(zlib) brotli/\(parts.joined(separator: ".")) zstd/\(zstd)"
    }
}
