import Glibc

/// Sole owner of one of glibc's converters from a character set to code points.
@safe struct CodeConverter: ~Copyable {
    private let converter: iconv_t

    /// Opens a converter, nil where glibc has none of the name.
    init?(from name: String) {
        let opened = unsafe iconv_open("UTF-32LE", name)
        // POSIX says -1 for an error.
        guard Int(bitPattern: opened) != -1, let opened = unsafe opened else { return nil }
        unsafe converter = opened
    }

    deinit { unsafe iconv_close(converter) }

    /// The code point that so many bytes mean, nil where they do not mean exactly one.
    func code(of bytes: [UInt8]) -> UInt32? {
        var input = bytes.map { CChar(bitPattern: $0) }
        var output = [CChar](repeating: 0, count: 16)
        let written = convert(&input, to: &output)
        guard written == 4 else { return nil }
        return output.prefix(4).reversed().reduce(0) { $0 << 8 | UInt32(UInt8(bitPattern: $1)) }
    }

    /// Converts bytes and what they leave in the converter; how many bytes that made, nil on error.
    private func convert(_ input: inout [CChar], to output: inout [CChar]) -> Int? {
        var (rest, room) = (input.count, output.count)
        let failed = unsafe input.withUnsafeMutableBufferPointer { source in
            unsafe output.withUnsafeMutableBufferPointer { target in
                var from = source.baseAddress
                var to = target.baseAddress
                unsafe iconv(converter, nil, nil, nil, nil)
                let result = unsafe iconv(converter, &from, &rest, &to, &room)
                unsafe iconv(converter, nil, nil, &to, &room)
                return result == .max
            }
        }
        return failed || rest > 0 ? nil : output.count - room
    }
}
