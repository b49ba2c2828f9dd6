/// The first element of what may be an XML document.
enum XMLRoot {
    /// How far into the document the element is looked for.
    private static let reach = 4_096

    /// The element's name without its prefix, nil where none is found.
    ///
    /// - Complexity: O(1): only the beginning is looked at.
    static func name(in body: [UInt8]) -> String? {
        var rest = body.prefix(reach)
        while let mark = rest.firstIndex(of: UInt8(ascii: "<")) {
            rest = rest[(mark + 1)...]
            guard let next = rest.first else { return nil }
            switch next {
            case UInt8(ascii: "?"): rest = rest.after("?>")
            case UInt8(ascii: "!"): rest = rest.after(rest.starts(with: "!--".utf8) ? "-->" : ">")
            default: return String(decoding: localName(of: rest), as: UTF8.self)
            }
        }
        return nil
    }

    private static func localName(of tag: ArraySlice<UInt8>) -> ArraySlice<UInt8> {
        let name = tag.prefix { !" \t\r\n/>".utf8.contains($0) }
        guard let colon = name.lastIndex(of: UInt8(ascii: ":")) else { return name }
        return name[(colon + 1)...]
    }
}

extension ArraySlice<UInt8> {
    /// What follows the first occurrence of a text, nothing where it does not occur.
    fileprivate func after(_ text: StaticString) -> ArraySlice<UInt8> {
        let text = Array(text.description.utf8)
        guard let start = firstRange(of: text) else { return [] }
        return self[start.upperBound...]
    }
}
