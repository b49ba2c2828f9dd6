import HTMLStandard

/// Texts of a page as they are kept: white space stripped and collapsed, not too long.
enum BoundedText {
    /// Collapses UTF-8, whose invalid parts become U+FFFD; nil where nothing is left.
    ///
    /// - Parameters:
    ///   - bytes: The characters; they are moved together, since a second buffer would be felt.
    ///   - limit: The most bytes of the result.
    /// - Returns: Text that ends with a whole character.
    static func collapse(_ bytes: inout [UInt8], limit: Int) -> String? {
        var end = 0
        for index in bytes.indices {
            let byte = bytes[index]
            guard byte.isHTMLSpace else {
                bytes[end] = byte
                end += 1
                continue
            }
            guard end > 0, bytes[end - 1] != 0x20 else { continue }
            bytes[end] = 0x20
            end += 1
        }
        if end > 0, bytes[end - 1] == 0x20 { end -= 1 }
        let text = String(decoding: bytes[..<end], as: UTF8.self)
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
