import HTMLStandard

/// Texts of a page as they are kept: white space stripped and collapsed, not too long.
enum BoundedText {
    /// Collapses UTF-8, whose invalid parts become U+FFFD; nil where nothing is left.
    ///
    /// - Parameters:
    ///   - bytes: The characters.
    ///   - limit: The most bytes of the result.
    /// - Returns: Text that ends with a whole character.
    static func collapsed(_ bytes: [UInt8], limit: Int) -> String? {
        var words: [UInt8] = []
        words.reserveCapacity(bytes.count)
        for byte in bytes {
            if !byte.isHTMLSpace {
                words.append(byte)
            } else if let last = words.last, last != 0x20 {
                words.append(0x20)
            }
        }
        if words.last == 0x20 { words.removeLast() }
        let text = String(decoding: words, as: UTF8.self)
        return text.isEmpty ? nil : text.prefix(utf8Count: limit)
    }
}

extension String {
    /// The longest beginning that takes no more bytes and ends with a whole character.
    fileprivate func prefix(utf8Count maximum: Int) -> String {
        guard utf8.count > maximum else { return self }
        var scalars = String.UnicodeScalarView()
        var count = 0
        for scalar in unicodeScalars {
            count += scalar.utf8.count
            guard count <= maximum else { break }
            scalars.append(scalar)
        }
        return String(scalars)
    }
}
