/// A Swift text pulled apart: its code without comments and literals, and its comments alone.
///
/// Both keep every line where it was, so that a finding can name the line.
struct SourceMask {
    private(set) var code: [UInt8]
    private(set) var comments: [UInt8]
    private let bytes: [UInt8]
    private var position = 0

    init(_ text: String) {
        bytes = Array(text.utf8)
        code = bytes.map { $0 == .newline ? .newline : .space }
        comments = code
        readCode()
    }

    /// Reads code to the end of the text or, inside an interpolation, to its closing parenthesis.
    private mutating func readCode(insideInterpolation: Bool = false) {
        var open = 0
        while position < bytes.count {
            switch bytes[position] {
            case UInt8(ascii: "/") where byte(after: 1) == UInt8(ascii: "/"): readLineComment()
            case UInt8(ascii: "/") where byte(after: 1) == UInt8(ascii: "*"): readBlockComment()
            case UInt8(ascii: "`"): readRawIdentifier()
            case UInt8(ascii: "\""), UInt8(ascii: "#"): readStringOrSign()
            case UInt8(ascii: "("):
                open += 1
                keepAsCode(1)
            case UInt8(ascii: ")"):
                open -= 1
                keepAsCode(1)
                if insideInterpolation, open < 0 { return }
            default: keepAsCode(1)
            }
        }
    }

    private mutating func readStringOrSign() {
        guard let hashes = hashesBeforeQuote() else { return keepAsCode(1) }
        readString(hashes: hashes)
    }

    private mutating func readLineComment() {
        while position < bytes.count, bytes[position] != .newline { keepAsComment(1) }
    }

    private mutating func readBlockComment() {
        var open = 0
        repeat {
            if starts(with: "/*") {
                open += 1
                keepAsComment(2)
            } else if starts(with: "*/") {
                open -= 1
                keepAsComment(2)
            } else {
                keepAsComment(1)
            }
        } while open > 0 && position < bytes.count
    }

    private mutating func readRawIdentifier() {
        repeat {
            // A sentence between backticks is one name, whatever words it holds.
            code[position] = UInt8(ascii: "_")
            position += 1
        } while position < bytes.count && bytes[position] != UInt8(ascii: "`")
        if position < bytes.count { code[position] = UInt8(ascii: "_") }
        position += 1
    }

    private mutating func readString(hashes: Int) {
        position += hashes
        let fence = String(repeating: "#", count: hashes)
        let quotes = starts(with: "\"\"\"") ? "\"\"\"" : "\""
        keepAsCode(quotes.utf8.count)
        while position < bytes.count {
            guard Self.endsText(bytes[position]) else {
                position += 1
                continue
            }
            if starts(with: quotes + fence) {
                keepAsCode(quotes.utf8.count)
                position += hashes
                return
            }
            if quotes == "\"", bytes[position] == .newline { return }
            if starts(with: "\\" + fence + "(") {
                position += 1 + hashes
                code[position] = UInt8(ascii: "(")
                position += 1
                readCode(insideInterpolation: true)
            } else {
                position += starts(with: "\\" + fence) ? 2 + hashes : 1
            }
        }
    }

    /// Whether a byte may be more than text inside a literal.
    private static func endsText(_ byte: UInt8) -> Bool {
        [UInt8(ascii: "\""), UInt8(ascii: "\\"), .newline].contains(byte)
    }

    private func hashesBeforeQuote() -> Int? {
        let hashes = bytes[position...].prefix { $0 == UInt8(ascii: "#") }.count
        let quote = position + hashes
        return quote < bytes.count && bytes[quote] == UInt8(ascii: "\"") ? hashes : nil
    }

    private func byte(after distance: Int) -> UInt8? {
        let place = position + distance
        return place < bytes.count ? bytes[place] : nil
    }

    private func starts(with word: String) -> Bool {
        bytes[min(position, bytes.count)...].starts(with: word.utf8)
    }

    private mutating func keepAsCode(_ count: Int) {
        for index in position..<min(position + count, bytes.count) { code[index] = bytes[index] }
        position += count
    }

    private mutating func keepAsComment(_ count: Int) {
        for index in position..<min(position + count, bytes.count) {
            comments[index] = bytes[index]
        }
        position += count
    }
}

extension UInt8 {
    static let newline = UInt8(ascii: "\n")
    static let space = UInt8(ascii: " ")
}
