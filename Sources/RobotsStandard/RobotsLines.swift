/// The lines of a robots.txt, within the limits of RFC 9309 and of Google's parser.
struct RobotsLines {
    /// RFC 9309 section 2.5: at least 500 kibibytes must be read.
    static let sizeLimit = 500 * 1024
    /// Google's parser cuts lines at eight times the longest URL of an old browser.
    static let lineLimit = 8 * 2083

    /// The number of the line that was read last, from 1.
    private(set) var number = 0
    private var position: Int
    private let end: Int

    init(of text: Span<UInt8>) {
        position = Self.byteOrderMarkCount(text)
        end = Self.readableCount(text)
    }

    /// The next line without its end, cut where it is too long or at a NUL.
    mutating func next(in text: Span<UInt8>) -> Range<Int>? {
        guard position < end else { return nil }
        let start = position
        var contentEnd: Int?
        while position < end, !text[position].isLineEnd {
            if text[position] == 0, contentEnd == nil { contentEnd = position }
            position += 1
        }
        let line = start..<min(contentEnd ?? position, start + Self.lineLimit)
        skipLineEnd(in: text)
        number += 1
        return line
    }

    private mutating func skipLineEnd(in text: Span<UInt8>) {
        guard position < end else { return }
        let isCarriageReturn = text[position] == 0x0D
        position += 1
        guard isCarriageReturn, position < end, text[position] == 0x0A else { return }
        position += 1
    }

    /// How many bytes of a UTF-8 byte order mark, whole or cut short, the text begins with.
    private static func byteOrderMarkCount(_ text: Span<UInt8>) -> Int {
        let mark: [UInt8] = [0xEF, 0xBB, 0xBF]
        return mark.indices.prefix { $0 < text.count && text[$0] == mark[$0] }.count
    }

    /// How many bytes are read: a line that lies across the limit is not.
    private static func readableCount(_ text: Span<UInt8>) -> Int {
        guard text.count > sizeLimit else { return text.count }
        var count = sizeLimit
        while count > 0, !text[count].isLineEnd { count -= 1 }
        return count
    }
}

extension UInt8 {
    var isLineEnd: Bool { self == 0x0A || self == 0x0D }
}
