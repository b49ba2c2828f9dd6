/// A page's charset as far as the queries of its links need it; the absence of one means UTF-8.
package protocol QueryEncoding: Sendable {
    /// Encodes text, telling the query each byte and each code point that the charset lacks.
    func encode(_ text: [Unicode.Scalar], into query: inout EncodedQuery)
}

/// A query that an encoder writes, percent-encoded on the way (URL Standard, 1.3).
package struct EncodedQuery {
    private(set) var bytes: [UInt8] = []
    private let set: ByteClass

    init(set: ByteClass) {
        self.set = set
    }

    /// Appends a byte of the charset.
    package mutating func append(_ byte: UInt8) {
        if byte.isIn(set) {
            bytes.appendPercentEncoded(byte)
        } else {
            bytes.append(byte)
        }
    }

    /// Appends a code point that the charset lacks, as an encoded numeric character reference.
    package mutating func append(unencodable scalar: Unicode.Scalar) {
        bytes.append(contentsOf: "%26%23\(scalar.value)%3B".utf8)
    }
}
