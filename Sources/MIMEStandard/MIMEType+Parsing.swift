extension MIMEType {
    /// Parses a type; section 4.4.
    ///
    /// - Parameter text: The value of a field, one character for each of its bytes.
    /// - Complexity: O(n) in the text.
    package init?(parsing text: String) {
        var reader = MIMETypeReader(Array(text.unicodeScalars).trimming(\.isHTTPWhitespace))
        let type = reader.take { $0 != "/" }
        guard type.isToken, reader.skip("/") else { return nil }
        let subtype = reader.take { $0 != ";" }.trimmingEnd(\.isHTTPWhitespace)
        guard subtype.isToken else { return nil }
        self.init(type: type.lowercased, subtype: subtype.lowercased)
        var names: Set<String> = []
        while reader.skip(";") {
            guard let parameter = reader.takeParameter() else { continue }
            guard names.insert(parameter.name).inserted else { continue }
            parameters.append(parameter)
        }
    }
}

/// A position in a text that may be a MIME type.
private struct MIMETypeReader {
    private var rest: ArraySlice<Unicode.Scalar>

    init(_ text: ArraySlice<Unicode.Scalar>) {
        rest = text
    }

    /// Takes the characters at the front that are wanted.
    mutating func take(while isWanted: (Unicode.Scalar) -> Bool) -> ArraySlice<Unicode.Scalar> {
        let taken = rest.prefix(while: isWanted)
        rest = rest[taken.endIndex...]
        return taken
    }

    /// Passes one character over; false where the next is another.
    mutating func skip(_ scalar: Unicode.Scalar) -> Bool {
        guard rest.first == scalar else { return false }
        rest.removeFirst()
        return true
    }

    /// Reads up to the next semicolon; nil where no parameter stands there.
    mutating func takeParameter() -> MIMEType.Parameter? {
        _ = take(while: \.isHTTPWhitespace)
        let name = take { $0 != ";" && $0 != "=" }
        guard skip("=") else { return nil }
        let value: [Unicode.Scalar]
        if rest.first == "\"" {
            value = takeQuoted()
            _ = take { $0 != ";" }
        } else {
            value = Array(take { $0 != ";" }.trimmingEnd(\.isHTTPWhitespace))
            guard !value.isEmpty else { return nil }
        }
        guard name.isToken, value.allSatisfy(\.isHTTPQuotable) else { return nil }
        return MIMEType.Parameter(name: name.lowercased, value: value[...].text)
    }

    /// Reads a string in quotes, the end of which may be missing; Fetch Standard, section 2.2.
    private mutating func takeQuoted() -> [Unicode.Scalar] {
        rest.removeFirst()
        var value: [Unicode.Scalar] = []
        while true {
            value += take { $0 != "\"" && $0 != "\\" }
            guard let mark = rest.popFirst(), mark == "\\" else { return value }
            guard let escaped = rest.popFirst() else { return value + ["\\"] }
            value.append(escaped)
        }
    }
}

extension [Unicode.Scalar] {
    fileprivate func trimming(_ isBlank: (Unicode.Scalar) -> Bool) -> ArraySlice<Unicode.Scalar> {
        drop(while: isBlank).trimmingEnd(isBlank)
    }
}

extension ArraySlice<Unicode.Scalar> {
    fileprivate var isToken: Bool { !isEmpty && allSatisfy(\.isHTTPToken) }

    fileprivate var text: String {
        var text = String.UnicodeScalarView()
        text.append(contentsOf: self)
        return String(text)
    }

    fileprivate var lowercased: String {
        guard contains(where: { ("A"..."Z").contains($0) }) else { return text }
        let letters = map { ("A"..."Z").contains($0) ? Unicode.Scalar(UInt8($0.value) | 0x20) : $0 }
        return letters[...].text
    }

    fileprivate func trimmingEnd(
        _ isBlank: (Unicode.Scalar) -> Bool
    ) -> ArraySlice<Unicode.Scalar> {
        guard let last = lastIndex(where: { !isBlank($0) }) else {
            return self[startIndex..<startIndex]
        }
        return self[startIndex...last]
    }
}
