/// A word or a sign of code, and where it stands.
struct Token: Equatable {
    let text: String
    let line: Int
    /// The place of its first byte.
    let start: Int

    var isWord: Bool { text.utf8.first.map(Self.isWordByte) ?? false }

    /// Cuts masked code into words, arrows and single signs.
    static func tokens(of code: [UInt8]) -> [Token] {
        var tokens: [Token] = []
        var line = 1
        var index = 0
        while index < code.count {
            let start = index
            while index < code.count, isWordByte(code[index]) { index += 1 }
            if index == start { index += code[start...].starts(with: "->".utf8) ? 2 : 1 }
            switch code[start] {
            case .newline: line += 1
            case .space, UInt8(ascii: "\t"), UInt8(ascii: "\r"): break
            default:
                tokens.append(
                    Token(
                        text: String(decoding: code[start..<index], as: UTF8.self),
                        line: line,
                        start: start
                    )
                )
            }
        }
        return tokens
    }

    private static func isWordByte(_ byte: UInt8) -> Bool {
        switch byte {
        case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
            UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "_"), 0x80...:
            true
        default:
            false
        }
    }
}
