import Testing

@testable import Ares

struct AresAnswerTests {
    private static let head: [UInt8] = [0, 1, 0x81, 0x80, 0, 1, 0, 3, 0, 1, 0, 0]
    private static let question: [UInt8] = [1, 0x61, 4, 0x74, 0x65, 0x73, 0x74, 0, 0, 1, 0, 1]
    private static let alias: [UInt8] = [
        0xC0, 12, 0, 5, 0, 1, 0, 0, 0, 30, 0, 4, 1, 0x62, 0xC0, 14,
    ]
    private static let first: [UInt8] = [0xC0, 36, 0, 1, 0, 1, 0, 0, 0, 60, 0, 4, 1, 2, 3, 4]
    private static let second: [UInt8] = [1, 0x62, 0, 0, 1, 0, 1, 0, 0, 1, 0, 0, 4, 5, 6, 7, 8]
    private static let authority: [UInt8] =
        [0, 0, 6, 0, 1, 0, 0, 14, 16, 0, 22, 0, 0]
        + [0, 0, 0, 1, 0, 0, 0, 2, 0, 0, 0, 3, 0, 0, 0, 4, 0, 0, 0, 90]
    private static let message = head + question + alias + first + second + authority

    @Test func `a message gives its addresses in order, and the shortest lifetime on the way`() {
        let answer = AresAnswer(message: Self.message, kind: .ipv4)
        #expect(answer.addresses == [[1, 2, 3, 4], [5, 6, 7, 8]])
        #expect(answer.lifetime == 30)
        #expect(answer.emptyLifetime == 90)
        #expect(answer.responseCode == 0)
        #expect(AresAnswer(message: Self.message, kind: .ipv6).addresses.isEmpty)
    }

    @Test func `of a message that is cut anywhere holds what came before`() {
        let whole = AresAnswer(message: Self.message, kind: .ipv4).addresses
        for count in 0..<Self.message.count {
            let part = AresAnswer(message: Array(Self.message.prefix(count)), kind: .ipv4)
            #expect(whole.starts(with: part.addresses))
        }
    }

    @Test func `no byte that is changed leads anywhere outside the message`() {
        for place in Self.message.indices {
            for value: UInt8 in [0, 1, 0x3F, 0x40, 0x7F, 0x80, 0xC0, 0xFF] {
                var message = Self.message
                message[place] = value
                for kind in [AresRecordKind.ipv4, .ipv6] {
                    let answer = AresAnswer(message: message, kind: kind)
                    #expect(answer.addresses.allSatisfy { $0.count == 4 || $0.count == 16 })
                }
            }
        }
    }

    @Test func `a lifetime with the highest bit set is none`() {
        var message = Self.message
        message[Self.head.count + Self.question.count + 6] = 0x80
        #expect(AresAnswer(message: message, kind: .ipv4).lifetime == 0)
    }

    @Test func `no more addresses are kept than anybody tries`() {
        let count = 5_000
        let head: [UInt8] = [
            0, 1, 0x81, 0x80, 0, 1, UInt8(count >> 8), UInt8(count & 255), 0, 0, 0, 0,
        ]
        let records = Array(repeating: Self.first, count: count).joined()
        let answer = AresAnswer(message: head + Self.question + records, kind: .ipv4)
        #expect(answer.addresses.count == 32)
    }
}
