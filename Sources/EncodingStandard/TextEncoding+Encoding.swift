extension TextEncoding {
    /// The encoding in which a page's own text is sent: UTF-8 where there is no encoder (4.3).
    package var output: TextEncoding {
        switch self {
        case .replacement, .utf16BE, .utf16LE: .utf8
        default: self
        }
    }

    /// Encodes text piece by piece, in the output encoding (sections 8 to 14).
    ///
    /// - Parameters:
    ///   - text: Code points.
    ///   - write: Takes each byte, and each code point that the encoding lacks.
    /// - Complexity: O(n) in the code points.
    package func encode(_ text: some Sequence<Unicode.Scalar>, _ write: (EncodedUnit) -> Void) {
        guard self != .iso2022JP else { return ISO2022JPEncoder.encode(text, write) }
        for scalar in text {
            guard !scalar.isASCII else {
                write(.byte(UInt8(truncatingIfNeeded: scalar.value)))
                continue
            }
            guard let bytes = bytes(of: scalar) else {
                write(.lacking(scalar))
                continue
            }
            for byte in bytes { write(.byte(byte)) }
        }
    }

    /// The bytes of a code point that is not ASCII, nil where the encoding lacks it.
    private func bytes(of scalar: Unicode.Scalar) -> [UInt8]? {
        switch self {
        case .utf8, .replacement, .utf16BE, .utf16LE: Array(UTF8.encode(scalar) ?? .init())
        case .gbk, .gb18030: DoubleByteEncoder.gb18030(scalar, isGBK: self == .gbk)
        case .big5: DoubleByteEncoder.big5(scalar)
        case .eucJP: DoubleByteEncoder.eucJP(scalar)
        case .shiftJIS: DoubleByteEncoder.shiftJIS(scalar)
        case .eucKR: DoubleByteEncoder.eucKR(scalar)
        case .userDefined: SingleByteTable.userDefined.byte(of: scalar).map { [$0] }
        default: SingleByteTable.table(of: self)?.byte(of: scalar).map { [$0] }
        }
    }
}
