/// Text from elsewhere made fit for people: nothing in it can steer a terminal or forge a line.
///
/// Control and invisible characters become `\xNN` or `\u{…}`, bytes that are no UTF-8 `\xNN`.
/// Backslash and quotation mark are escaped too: the text can stand in quotes and be read back.
package struct EscapedText: Sendable, Hashable, CustomStringConvertible {
    /// The escaped text; an ellipsis ends what had to be cut.
    package let description: String

    /// Escapes bytes that may be UTF-8.
    ///
    /// - Parameters:
    ///   - bytes: Any bytes.
    ///   - limit: The most characters of the result.
    /// - Complexity: O(limit), however many bytes there are.
    package init(_ bytes: some Collection<UInt8>, limit: Int = 200) {
        // A character takes four bytes at most, so that what lies behind them is cut in any case.
        var reader = PieceReader(rest: Array(bytes.prefix(4 * (max(0, limit) + 1)))[...])
        var text = ""
        var count = 0
        // Where the text ends when an ellipsis must still find room.
        var cut = text.unicodeScalars.endIndex
        while let piece = reader.next() {
            count += piece.unicodeScalars.count
            guard count <= limit else {
                text.unicodeScalars.removeSubrange(cut...)
                description = limit > 0 ? text + "…" : ""
                return
            }
            text += piece
            if count < limit { cut = text.unicodeScalars.endIndex }
        }
        description = text
    }

    /// Escapes text.
    ///
    /// - Parameters:
    ///   - text: Any text.
    ///   - limit: The most characters of the result.
    package init(_ text: String, limit: Int = 200) {
        self.init(text.utf8, limit: limit)
    }
}

/// The escaped form of bytes, one character after the other.
private struct PieceReader {
    var rest: ArraySlice<UInt8>

    mutating func next() -> String? {
        var parser = Unicode.UTF8.ForwardParser()
        var iterator = rest.makeIterator()
        switch parser.parseScalar(from: &iterator) {
        case .emptyInput: return nil
        case .valid(let encoded):
            rest.removeFirst(encoded.count)
            return Unicode.UTF8.decode(encoded).quotable
        case .error(let length):
            defer { rest.removeFirst(length) }
            return rest.prefix(length).map(\.spelledOut).joined()
        }
    }
}
