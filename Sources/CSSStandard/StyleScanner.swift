/// Finds the URLs of a style sheet: `url()`, and what `@import` names (CSS Syntax, level 3).
package struct StyleScanner: ~Escapable {
    /// One URL as the sheet spells it.
    package struct Reference: Equatable {
        package let range: Range<Int>
        package let hasEscapes: Bool
        package let isImport: Bool
    }

    /// An at-rule within which URLs mean something else.
    private enum Rule {
        case none, import_, namespace
    }

    let text: Span<UInt8>
    var position = 0
    private var rule = Rule.none

    /// Starts at the first byte.
    @_lifetime(copy text)
    package init(_ text: Span<UInt8>) {
        self.text = text
    }

    /// The next URL, nil where there is none.
    ///
    /// - Complexity: All calls together are O(n) in the bytes.
    package mutating func next() -> Reference? {
        while position < text.count {
            let byte = text[position]
            var found: Reference?
            switch byte {
            case UInt8(ascii: "/"): passSlash()
            case UInt8(ascii: "\""), UInt8(ascii: "'"):
                let string = readString()
                if rule == .import_ { found = string }
            case UInt8(ascii: "@"): enterRule()
            case UInt8(ascii: "#"):
                position += 1
                _ = readName()
            case UInt8(ascii: ";"), UInt8(ascii: "{"), UInt8(ascii: "}"):
                rule = .none
                position += 1
            case _ where byte.isStyleName: found = readWord()
            default: position += 1
            }
            if let found, let meant = meant(found) { return meant }
        }
        return nil
    }

    /// What a URL means within the present rule, nil for a namespace's name.
    private mutating func meant(_ found: Reference) -> Reference? {
        guard rule != .namespace, !found.range.isEmpty else { return nil }
        defer { rule = .none }
        return Reference(
            range: found.range,
            hasEscapes: found.hasEscapes,
            isImport: rule == .import_
        )
    }

    private mutating func enterRule() {
        position += 1
        switch readName() {
        case 0x696D_706F_7274: rule = .import_
        case 0x6E_616D_6573_7061_6365: rule = .namespace
        default: rule = .none
        }
    }

    /// Reads a name, and the URL where it is `url` and a bracket follows.
    private mutating func readWord() -> Reference? {
        let name = readName()
        guard position < text.count, text[position] == UInt8(ascii: "(") else { return nil }
        position += 1
        guard name == 0x75_726C else { return nil }
        passSpaces()
        guard position < text.count else { return nil }
        let byte = text[position]
        return byte == UInt8(ascii: "\"") || byte == UInt8(ascii: "'") ? readString() : readURL()
    }
}
