/// A frame of HTTP/2 as it goes over the wire; RFC 9113, section 4.1.
package struct HTTP2Frame: Sendable {
    /// Its kind; RFC 9113, section 6.
    package enum Kind: UInt8, Sendable {
        case data = 0
        case headers = 1
        case reset = 3
        case settings = 4
        case pushPromise = 5
        case ping = 6
        case goAway = 7
        case windowUpdate = 8
        case continuation = 9
    }

    package let bytes: [UInt8]

    /// Makes a frame, which may be as wrong as it likes.
    package init(_ kind: Kind, flags: UInt8 = 0, stream: UInt32 = 0, _ payload: [UInt8] = []) {
        let length = UInt32(payload.count)
        let head = Self.bytes(length).dropFirst() + [kind.rawValue, flags] + Self.bytes(stream)
        bytes = head + payload
    }

    /// The settings that begin a connection, and the assent to those of the other side.
    package static let greeting =
        HTTP2Frame(.settings).bytes + HTTP2Frame(.settings, flags: 1).bytes

    /// The head of an answer with status 200 to the first request of a connection.
    package static func head(isLast: Bool = false) -> [UInt8] {
        HTTP2Frame(.headers, flags: isLast ? 5 : 4, stream: 1, [0x88]).bytes
    }

    /// A piece of the body that answers the first request of a connection.
    package static func body(_ count: Int, isLast: Bool = false) -> [UInt8] {
        let payload = [UInt8](repeating: 0x61, count: count)
        return HTTP2Frame(.data, flags: isLast ? 1 : 0, stream: 1, payload).bytes
    }

    /// The end of the first request of a connection, for a reason; RFC 9113, section 7.
    package static func reset(_ reason: UInt32) -> [UInt8] {
        HTTP2Frame(.reset, stream: 1, bytes(reason)).bytes
    }

    /// The end of a connection, for a reason, and the last request that was heard.
    package static func goAway(_ reason: UInt32, last: UInt32) -> [UInt8] {
        HTTP2Frame(.goAway, bytes(last) + bytes(reason)).bytes
    }

    private static func bytes(_ number: UInt32) -> [UInt8] {
        (0..<4).map { UInt8(truncatingIfNeeded: number >> (24 - 8 * $0)) }
    }
}
