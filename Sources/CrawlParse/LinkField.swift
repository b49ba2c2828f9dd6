package import CrawlModel

/// One link of a `Link` header field (RFC 8288).
package struct LinkField: Equatable {
    /// The target as written.
    package let target: [UInt8]
    package let relation: LinkRelation

    /// Reads a field's value by the algorithm of appendix B.2, up to what is no link.
    ///
    /// - Complexity: O(n) in the bytes.
    package static func links(in value: [UInt8]) -> [LinkField] {
        var links: [LinkField] = []
        var rest = value[...]
        while true {
            rest = rest.drop { $0.isFieldBlank || $0 == UInt8(ascii: ",") }
            guard rest.first == UInt8(ascii: "<") else { return links }
            guard let end = rest.firstIndex(of: UInt8(ascii: ">")) else { return links }
            let target = Array(rest[(rest.startIndex + 1)..<end])
            rest = rest[(end + 1)...]
            let relation = takeRelation(from: &rest)
            links.append(LinkField(target: target, relation: relation))
        }
    }

    /// Reads a link's parameters; the first `rel` counts.
    private static func takeRelation(from rest: inout ArraySlice<UInt8>) -> LinkRelation {
        var relation: LinkRelation?
        while true {
            rest = rest.drop(while: \.isFieldBlank)
            guard rest.first == UInt8(ascii: ";") else { break }
            rest = rest.dropFirst().drop(while: \.isFieldBlank)
            let name = rest.prefix { !$0.endsParameterName }
            rest = rest.dropFirst(name.count).drop(while: \.isFieldBlank)
            let value = takeValue(from: &rest)
            let isRelation = name.elementsEqual("rel".utf8) { $0 | 0x20 == $1 }
            if isRelation && relation == nil { relation = LinkRelation(parsing: value.span) }
        }
        // What follows a link and is neither parameter nor link belongs to nothing.
        if rest.first != UInt8(ascii: ",") { rest = rest.drop { $0 != UInt8(ascii: ",") } }
        return relation ?? .none
    }

    /// Reads what follows a parameter's name: nothing, a token, or a string in quotes.
    private static func takeValue(from rest: inout ArraySlice<UInt8>) -> [UInt8] {
        guard rest.first == UInt8(ascii: "=") else { return [] }
        rest = rest.dropFirst().drop(while: \.isFieldBlank)
        guard rest.first == UInt8(ascii: "\"") else {
            let token = rest.prefix { $0 != UInt8(ascii: ";") && $0 != UInt8(ascii: ",") }
            rest = rest.dropFirst(token.count)
            return Array(token)
        }
        rest = rest.dropFirst()
        var value: [UInt8] = []
        while let byte = rest.popFirst(), byte != UInt8(ascii: "\"") {
            value.append(byte == UInt8(ascii: "\\") ? rest.popFirst() ?? byte : byte)
        }
        return value
    }
}

extension UInt8 {
    fileprivate var isFieldBlank: Bool { self == 0x20 || self == 0x09 }

    fileprivate var endsParameterName: Bool {
        isFieldBlank || self == UInt8(ascii: "=") || self == UInt8(ascii: ";")
            || self == UInt8(ascii: ",")
    }
}
