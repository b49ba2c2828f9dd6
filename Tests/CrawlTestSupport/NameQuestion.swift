import Linux

/// One question as a stub name server got it.
package struct NameQuestion: Sendable, Equatable {
    package let name: String
    /// 1 for addresses of IPv4, 28 for those of IPv6.
    package let kind: UInt16
    package let isOverTCP: Bool
    let message: [UInt8]

    /// Reads a message with one question.
    init?(_ message: [UInt8], isOverTCP: Bool) {
        guard message.count > 17 else { return nil }
        var (place, labels) = (12, [String]())
        while message[place] > 0 {
            let end = place + 1 + Int(message[place])
            guard end < message.count - 4 else { return nil }
            labels.append(String(decoding: message[place + 1..<end], as: UTF8.self))
            place = end
        }
        name = labels.joined(separator: ".")
        kind = UInt16(message[place + 1]) << 8 | UInt16(message[place + 2])
        self.isOverTCP = isOverTCP
        self.message = Array(message[..<(place + 5)])
    }

    /// The message that answers the question.
    func reply(_ answer: NameAnswer, isCut: Bool = false) -> [UInt8] {
        let records = isCut ? [] : records(of: answer)
        let authority = isCut ? [] : authority(of: answer)
        let flags: [UInt8] = [0x81 | (isCut ? 2 : 0), 0x80 | answer.code]
        let counts = [1, records.count, authority.count, 0].flatMap {
            [UInt8($0 >> 8), UInt8($0 & 255)]
        }
        let head = message[..<2] + flags + counts
        return Array(head) + message[12...] + (records + authority).joined()
    }

    private func records(of answer: NameAnswer) -> [[UInt8]] {
        var owner: [UInt8] = [0xC0, 12]
        var records: [[UInt8]] = []
        for alias in answer.aliases {
            let target = Self.encoded(alias)
            records.append(record(owner, kind: 5, answer.lifetime, target))
            owner = target
        }
        let length = kind == 1 ? 4 : 16
        let addresses = answer.addresses.compactMap { IPAddress(parsing: $0)?.bytes }
        for address in addresses where address.count == length {
            records.append(record(owner, kind: kind, answer.lifetime, address))
        }
        return records
    }

    private func authority(of answer: NameAnswer) -> [[UInt8]] {
        guard let lifetime = answer.emptyLifetime else { return [] }
        let numbers: [UInt32] = [1, 2, 3, 4, lifetime]
        let data = Self.encoded("ns.test") + Self.encoded("mail.test") + numbers.flatMap(Self.bytes)
        return [record([0xC0, 12], kind: 6, 3_600, data)]
    }

    private func record(
        _ owner: [UInt8],
        kind: UInt16,
        _ lifetime: UInt32,
        _ data: [UInt8]
    )
        -> [UInt8]
    {
        owner + [UInt8(kind >> 8), UInt8(kind & 255), 0, 1] + Self.bytes(lifetime)
            + [UInt8(data.count >> 8), UInt8(data.count & 255)] + data
    }

    private static func bytes(_ number: UInt32) -> [UInt8] {
        [24, 16, 8, 0].map { UInt8(truncatingIfNeeded: number >> $0) }
    }

    private static func encoded(_ name: String) -> [UInt8] {
        name.split(separator: ".").flatMap { [UInt8($0.utf8.count)] + Array($0.utf8) } + [0]
    }
}
