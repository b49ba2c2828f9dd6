/// The kinds of records that hold addresses, by their numbers in messages.
package enum AresRecordKind: UInt16, Sendable {
    case ipv4 = 1
    case ipv6 = 28
}

/// What a name server's message says about the addresses of a name; RFC 1035, section 4.1.
///
/// c-ares has made sure that the message answers the question; all records of its answer belong to
/// the name, be it by way of aliases. Whatever is broken ends the reading: what came before holds.
package struct AresAnswer: Sendable, Equatable {
    /// Each four or sixteen bytes in network order, at most as many as anybody tries.
    package private(set) var addresses: [[UInt8]] = []
    /// How the server ended, 0 for well; RFC 6895, section 2.3.
    package private(set) var responseCode: UInt8 = 0
    /// For how many seconds the addresses may be kept, nil where none came.
    package private(set) var lifetime: UInt32?
    /// For how many seconds it may be kept that there are none; RFC 2308, section 5.
    package private(set) var emptyLifetime: UInt32?

    private static let maximumAddresses = 32

    /// An answer that says nothing.
    package init() {}

    /// Reads a message.
    ///
    /// - Complexity: O(n) in its bytes.
    package init(message: [UInt8], kind: AresRecordKind) {
        var reader = AresMessageReader(message)
        guard let counts = reader.readHead() else { return }
        responseCode = counts.responseCode
        for _ in 0..<counts.questions where !reader.skipQuestion() { return }
        for _ in 0..<counts.answers {
            guard let record = reader.readRecord() else { return }
            note(record, kind: kind)
        }
        for _ in 0..<counts.authorities {
            guard let record = reader.readRecord() else { return }
            emptyLifetime = emptyLifetime ?? record.emptyLifetime
        }
    }

    /// Takes the address out of a record; an alias only shortens the lifetime.
    private mutating func note(_ record: AresMessageReader.Record, kind: AresRecordKind) {
        lifetime = min(lifetime ?? .max, record.lifetime)
        guard record.kind == kind.rawValue, record.isInternet,
            record.data.count == (kind == .ipv4 ? 4 : 16),
            addresses.count < Self.maximumAddresses
        else { return }
        addresses.append(Array(record.data))
    }
}
