/// What the bytes from 0x80 on mean in a single-byte encoding (section 9).
struct SingleByteTable: ASCIIBasedDecoder {
    /// The code point of each byte, 0 for one that means nothing.
    private let codes: [UInt16]

    /// The table of an encoding, nil where that is no single-byte encoding.
    static func table(of encoding: TextEncoding) -> SingleByteTable? {
        tables[encoding == .iso8859Part8Logical ? .iso8859Part8 : encoding]
    }

    /// The encoding x-user-defined (section 14.5).
    static let userDefined = SingleByteTable(codes: (0xF780...0xF7FF).map { $0 })

    private static let tables = texts.mapValues { SingleByteTable(reading: $0) }

    func step(_ input: Span<UInt8>, at index: Int, into text: inout UTF8Text) -> Int {
        let code = codes[Int(input[index] & 0x7F)]
        text.append(code == 0 ? 0xFFFD : UInt32(code))
        return 1
    }

    /// The byte of a code point that is not ASCII, nil where there is none.
    func byte(of scalar: Unicode.Scalar) -> UInt8? {
        guard let code = UInt16(exactly: scalar.value), code != 0 else { return nil }
        return codes.firstIndex(of: code).map { UInt8(truncatingIfNeeded: $0 + 0x80) }
    }
}

extension SingleByteTable {
    private init(reading text: String) {
        var codes: [UInt16] = []
        for word in text.split(separator: " ") {
            if word.first == "-" {
                codes += [UInt16](repeating: 0, count: Int(word.dropFirst()) ?? 1)
            } else {
                codes += Self.run(word)
            }
        }
        self.init(codes: codes)
    }

    private static func run(_ word: Substring) -> [UInt16] {
        let parts = word.split(separator: "+")
        let first = parts.first.flatMap { UInt16($0, radix: 16) } ?? 0
        let more = parts.count > 1 ? UInt16(parts[1]) ?? 0 : 0
        return Array(first...first + more)
    }
}
