extension PageParser {
    /// Tells whether a body is HTML: by its type, and where that is missing by how it begins.
    ///
    /// - Parameters:
    ///   - contentType: The value of the Content-Type field, nil where it is absent.
    ///   - body: The decoded body.
    /// - Returns: True for HTML and XHTML.
    package static func isHTML(contentType: String?, body: [UInt8]) -> Bool {
        let essence = essence(of: contentType ?? "")
        if types.contains(essence) { return true }
        return unknownTypes.contains(essence) && beginsLikeHTML(body)
    }

    private static let types = [Array("text/html".utf8), Array("application/xhtml+xml".utf8)]

    /// What counts as no type (MIME Sniffing Standard, section 7).
    private static let unknownTypes: [[UInt8]] = [
        [], Array("unknown/unknown".utf8), Array("application/unknown".utf8), Array("*/*".utf8),
    ]

    /// The type without parameters, in lower case.
    private static func essence(of contentType: String) -> [UInt8] {
        contentType.utf8.prefix { $0 != UInt8(ascii: ";") }
            .filter { !$0.isBlank }
            .map { (0x41...0x5A).contains($0) ? $0 | 0x20 : $0 }
    }

    /// The beginnings of HTML (MIME Sniffing Standard, section 7.1), after white space.
    private static let signatures: [[UInt8]] = [
        "<!doctype html", "<html", "<head", "<script", "<iframe", "<h1", "<div", "<font", "<table",
        "<a", "<style", "<title", "<b", "<body", "<br", "<p", "<!--",
    ].map { Array($0.utf8) }

    private static func beginsLikeHTML(_ body: [UInt8]) -> Bool {
        let text = body.starts(with: [0xEF, 0xBB, 0xBF]) ? body.dropFirst(3) : body[...]
        let start = text.drop(while: \.isBlank)
        return signatures.contains { signature in
            let end = start.dropFirst(signature.count).first
            let matches = start.prefix(signature.count).elementsEqual(signature) { byte, letter in
                byte == letter || (0x41...0x5A).contains(byte) && byte | 0x20 == letter
            }
            return matches && (end == 0x20 || end == UInt8(ascii: ">"))
        }
    }
}

extension UInt8 {
    fileprivate var isBlank: Bool {
        self == 0x20 || self == 0x09 || self == 0x0A || self == 0x0C || self == 0x0D
    }
}
