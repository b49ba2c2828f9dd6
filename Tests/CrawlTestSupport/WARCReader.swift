import Compression

/// A strict reader of web archives whose records are each a member of gzip; WARC 1.1.
package struct WARCReader {
    /// A record as it stands in the file.
    package struct Record: Sendable, Equatable {
        package let fields: [String: String]
        package let block: [UInt8]

        /// The value of a field, nothing where it is absent.
        package subscript(name: String) -> String { fields[name.lowercased()] ?? "" }

        /// The head of the HTTP message in the block, and what follows it.
        package var message: (head: String, body: [UInt8]) {
            let end = block.indices.first { block[$0...].starts(with: "\r\n\r\n".utf8) }
            let count = end.map { $0 + 4 } ?? block.count
            return (String(decoding: block[..<count], as: UTF8.self), Array(block[count...]))
        }
    }

    /// Reads one member that is one record; nil where it breaks a rule.
    package static func record(in member: [UInt8]) -> Record? {
        guard let body = try? DecodedBody(decoding: member, coding: .gzip, limit: 1 << 26) else {
            return nil
        }
        let text = body.bytes
        guard let end = text.indices.first(where: { text[$0...].starts(with: "\r\n\r\n".utf8) })
        else { return nil }
        let lines = String(decoding: text[..<end], as: UTF8.self).split(separator: "\r\n")
        guard lines.first == "WARC/1.1" else { return nil }
        var fields: [String: String] = [:]
        for line in lines.dropFirst() {
            guard let colon = line.firstIndex(of: ":") else { return nil }
            let name = line[..<colon].lowercased()
            guard fields[name] == nil, line[colon...].hasPrefix(": ") else { return nil }
            fields[name] = String(line[colon...].dropFirst(2))
        }
        guard let count = fields["content-length"].flatMap({ Int($0) }) else { return nil }
        guard text.count == end + 4 + count + 4, text.suffix(4).elementsEqual("\r\n\r\n".utf8)
        else { return nil }
        let names = ["warc-type", "warc-record-id", "warc-date"]
        guard names.allSatisfy({ fields[$0] != nil }) else { return nil }
        return Record(fields: fields, block: Array(text[(end + 4)..<(end + 4 + count)]))
    }

    /// Reads all records; nil where one breaks a rule or shares its member with another.
    package static func records(in archive: [UInt8]) -> [Record]? {
        var records: [Record] = []
        var rest = archive[...]
        while !rest.isEmpty {
            // No member has the beginning of one inside, save by a chance that reading rules out.
            let starts = rest.indices.dropFirst().lazy.filter {
                rest[$0...].starts(with: [0x1F, 0x8B, 8, 0, 0, 0, 0, 0])
            }
            let ends = Array(starts) + [rest.endIndex]
            guard let end = ends.first(where: { record(in: Array(rest[..<$0])) != nil }),
                let record = record(in: Array(rest[..<end]))
            else { return nil }
            records.append(record)
            rest = rest[end...]
        }
        return records
    }
}
