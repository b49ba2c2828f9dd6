import HTMLStandard

/// A declarative refresh, as in `<meta http-equiv=refresh content="0; url=next.html">`.
package struct MetaRefresh: Equatable {
    /// Whole seconds, at most a day.
    package private(set) var seconds = 0
    /// What to resolve and to load, nil for the page itself.
    package private(set) var target: [UInt8]?

    /// Reads the last tag of a tokenizer, nil where it is no refresh.
    init?(in tokenizer: borrowing HTMLTokenizer, content: HTMLAttribute) {
        guard let pragma = tokenizer.attribute(named: .httpEquiv), !content.isOversized else {
            return nil
        }
        let name = tokenizer.value(of: pragma)
        guard name.elementsEqual("refresh".utf8, by: { $0.isLetter($1) }) else { return nil }
        self.init(parsing: tokenizer.value(of: content)[...])
    }

    /// Parses by the shared declarative refresh steps (section 4.2.5.3), nil where they give up.
    package init?(parsing content: ArraySlice<UInt8>) {
        var rest = content.drop(while: \.isHTMLSpace)
        let digits = rest.prefix(while: \.isDigit)
        guard !digits.isEmpty || rest.first == UInt8(ascii: ".") else { return nil }
        for digit in digits { seconds = min(seconds * 10 + Int(digit - 0x30), 86_400) }
        rest = rest.dropFirst(digits.count).drop { $0.isDigit || $0 == UInt8(ascii: ".") }
        guard let next = rest.first else { return }
        guard next.isHTMLSpace || next.isSeparator else { return nil }
        rest = rest.drop(while: \.isHTMLSpace)
        if let separator = rest.first, separator.isSeparator { rest.removeFirst() }
        rest = rest.drop(while: \.isHTMLSpace)
        guard !rest.isEmpty else { return }
        target = Array(Self.withoutKeyword(rest))
    }

    /// What stands behind `url =` and within quotes; everything where the keyword is not whole.
    private static func withoutKeyword(_ text: ArraySlice<UInt8>) -> ArraySlice<UInt8> {
        guard let first = text.first, first.isLetter(UInt8(ascii: "u")) else {
            return unquoted(text)
        }
        guard text.prefix(3).elementsEqual("url".utf8, by: { $0.isLetter($1) }) else { return text }
        let rest = text.dropFirst(3).drop(while: \.isHTMLSpace)
        guard rest.first == UInt8(ascii: "=") else { return text }
        return unquoted(rest.dropFirst().drop(while: \.isHTMLSpace))
    }

    private static func unquoted(_ text: ArraySlice<UInt8>) -> ArraySlice<UInt8> {
        let quotes = [UInt8(ascii: "\""), UInt8(ascii: "'")]
        guard let quote = text.first, quotes.contains(quote) else { return text }
        return text.dropFirst().prefix { $0 != quote }
    }
}

extension UInt8 {
    fileprivate var isDigit: Bool { (0x30...0x39).contains(self) }

    fileprivate var isSeparator: Bool { self == UInt8(ascii: ";") || self == UInt8(ascii: ",") }

    /// True for a lower-case letter in either case.
    fileprivate func isLetter(_ letter: UInt8) -> Bool { self == letter || self | 0x20 == letter }
}
