import Digests

/// One record of a web archive: named fields and a block; WARC 1.1 (ISO 28500:2017).
package struct WARCRecord {
    /// What a record tells.
    package enum Kind: String, Sendable {
        case warcinfo, request, response, revisit
    }

    let kind: Kind
    /// A moment in UTC as ISO 8601 writes it.
    let date: String
    /// Names the record in the file and in all others; the same for the same crawl.
    package let id: String
    private var fields: [(name: String, value: [UInt8])] = []
    private let block: [UInt8]

    /// Makes a record.
    ///
    /// - Parameters:
    ///   - kind: What it tells.
    ///   - date: When that was.
    ///   - subject: What tells the record from all others of the kind and the date.
    ///   - block: Its content.
    package init(_ kind: Kind, date: String, subject: String, block: [UInt8]) {
        self.kind = kind
        self.date = date
        self.block = block
        id = Self.id(of: "\(kind.rawValue) \(date) \(subject)")
    }

    /// The name of the record that is made of these.
    package static func id(_ kind: Kind, date: String, subject: String) -> String {
        id(of: "\(kind.rawValue) \(date) \(subject)")
    }

    /// Adds a field; what cannot stand in one is left out of its value.
    package mutating func add(_ name: String, _ value: [UInt8]) {
        fields.append((name, value.filter { $0 >= 0x20 && $0 != 0x7F }))
    }

    /// Adds a field; what cannot stand in one is left out of its value.
    package mutating func add(_ name: String, _ value: String) { add(name, Array(value.utf8)) }

    /// The record as it stands in the file, with the two line ends that follow it.
    package var bytes: [UInt8] {
        var bytes = Array("WARC/1.1\r\nWARC-Type: \(kind.rawValue)\r\n".utf8)
        bytes.reserveCapacity(block.count + 1_024)
        bytes += "WARC-Record-ID: \(id)\r\nWARC-Date: \(date)\r\n".utf8
        for (name, value) in fields { bytes += Array("\(name): ".utf8) + value + "\r\n".utf8 }
        bytes +=
            "WARC-Block-Digest: \(Self.digest(of: SHA256Digest(of: block.span).bytes))\r\n".utf8
        bytes += "Content-Length: \(block.count)\r\n\r\n".utf8
        bytes += block
        bytes += "\r\n\r\n".utf8
        return bytes
    }

    /// A digest as archives write it: in letters and digits of base 32 (RFC 4648).
    package static func digest(of sha256: [UInt8]) -> String {
        let letters = Array("ABCDEFGHIJKLMNOPQRSTUVWXYZ234567".utf8)
        var (text, rest, bits) = ([UInt8](), 0, 0)
        for byte in sha256 {
            (rest, bits) = (rest << 8 | Int(byte), bits + 8)
            while bits >= 5 {
                bits -= 5
                text.append(letters[rest >> bits & 31])
            }
            rest &= 31
        }
        if bits > 0 { text.append(letters[rest << (5 - bits) & 31]) }
        while text.count % 8 > 0 { text.append(UInt8(ascii: "=")) }
        return "sha256:" + String(decoding: text, as: UTF8.self)
    }

    /// A UUID out of a digest: version 8, whose bits are the maker's own (RFC 9562).
    private static func id(of text: String) -> String {
        var bytes = Array(SHA256Digest(of: Array(text.utf8).span).bytes.prefix(16))
        bytes[6] = bytes[6] & 0x0F | 0x80
        bytes[8] = bytes[8] & 0x3F | 0x80
        let digits = bytes.map { byte in
            [byte >> 4, byte & 15].map { String($0, radix: 16) }.joined()
        }
        let groups = [0..<4, 4..<6, 6..<8, 8..<10, 10..<16].map { digits[$0].joined() }
        return "<urn:uuid:\(groups.joined(separator: "-"))>"
    }
}
