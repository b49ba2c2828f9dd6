package import CrawlModel
package import MIMEStandard

/// What a body is, as its server says and as its bytes show.
package struct PageType: Sendable {
    /// The type that a browser would take the body for, and rightly.
    package let sniffed: MIMEType
    package let kind: PageKind

    /// Looks at an answer's fields and the beginning of its body.
    ///
    /// One rule is added to the standard's, which believes a server that says HTML or XML: a body
    /// that is a picture, a film, an archive or the like is never parsed as markup.
    ///
    /// - Parameters:
    ///   - fields: The answer's fields.
    ///   - body: The decoded body.
    package init(_ fields: HTTPFields, body: [UInt8]) {
        let declared = fields.all("Content-Type")
        let sniffer = MIMESniffer(body)
        let type = sniffer.type(
            supplied: MIMEType(extractedFrom: declared),
            as: declared.last,
            isSniffable: !fields.forbidsSniffing
        )
        sniffed = type.isHTML || type.isXML ? sniffer.binaryType ?? type : type
        kind = PageKind(of: sniffed, body: body)
    }
}

extension HTTPFields {
    /// The first value counts; Fetch Standard, section 3.5.
    fileprivate var forbidsSniffing: Bool {
        let values = all("X-Content-Type-Options").flatMap { $0.utf8.split(separator: 0x2C) }
        guard let first = values.first else { return false }
        let word = first.filter { $0 != 0x20 && $0 != 0x09 }.map { $0 | 0x20 }
        return word.elementsEqual("nosniff".utf8)
    }
}
