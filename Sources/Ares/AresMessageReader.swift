/// Reads a message of the domain name system from its beginning to its end, never beyond.
struct AresMessageReader {
    struct Head {
        let questions: Int
        let answers: Int
        let authorities: Int
        let responseCode: UInt8
    }

    struct Record {
        let kind: UInt16
        let isInternet: Bool
        let lifetime: UInt32
        let data: ArraySlice<UInt8>
        /// For how long an empty answer holds, where this is the record of a zone's authority.
        let emptyLifetime: UInt32?
    }

    private static let authority: UInt16 = 6
    private static let internet = 1
    private let message: [UInt8]
    private var place = 0

    init(_ message: [UInt8]) {
        self.message = message
    }

    mutating func readHead() -> Head? {
        guard message.count >= 12 else { return nil }
        place = 4
        let counts = (0..<4).compactMap { _ in readNumber(bytes: 2) }
        return Head(
            questions: counts[0],
            answers: counts[1],
            authorities: counts[2],
            responseCode: message[3] & 0x0F
        )
    }

    mutating func skipQuestion() -> Bool {
        skipName() && readNumber(bytes: 4) != nil
    }

    mutating func readRecord() -> Record? {
        guard skipName(), let kind = readNumber(bytes: 2), let group = readNumber(bytes: 2),
            let lifetime = readNumber(bytes: 4), let count = readNumber(bytes: 2),
            count <= message.count - place
        else { return nil }
        let data = message[place..<place + count]
        place += count
        let seconds = Self.seconds(lifetime)
        let isAuthority = kind == Self.authority
        return Record(
            kind: UInt16(kind),
            isInternet: group == Self.internet,
            lifetime: seconds,
            data: data,
            emptyLifetime: isAuthority ? min(seconds, Self.minimum(of: data)) : nil
        )
    }

    /// The last of the numbers in the record of a zone's authority.
    private static func minimum(of data: ArraySlice<UInt8>) -> UInt32 {
        seconds(data.suffix(4).reduce(0) { $0 << 8 | Int($1) })
    }

    /// A lifetime with the highest bit set counts as none; RFC 2181, section 8.
    private static func seconds(_ number: Int) -> UInt32 {
        number < 1 << 31 ? UInt32(number) : 0
    }

    private mutating func readNumber(bytes count: Int) -> Int? {
        guard count <= message.count - place else { return nil }
        defer { place += count }
        return message[place..<place + count].reduce(0) { $0 << 8 | Int($1) }
    }

    /// Goes past labels to the empty one, or to a pointer, which ends a name, too.
    private mutating func skipName() -> Bool {
        while let length = readNumber(bytes: 1) {
            switch length {
            case 0: return true
            case 1..<64: place += length
            case 0xC0...: return readNumber(bytes: 1) != nil
            default: return false
            }
            guard place <= message.count else { return false }
        }
        return false
    }
}
