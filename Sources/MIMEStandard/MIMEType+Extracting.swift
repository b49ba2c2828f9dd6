extension MIMEType {
    /// The type that all Content-Type fields of an answer come to; Fetch Standard, section 2.2.3.
    ///
    /// The last one that can be parsed counts; without an encoding of its own it has that of the
    /// first of the same essence before it.
    ///
    /// - Parameter fields: The values of the fields in their order.
    /// - Complexity: O(n) in the text.
    package init?(extractedFrom fields: [String]) {
        if fields.count == 1, let usual = Self.usual[fields[0]] {
            self = usual
            return
        }
        var found: MIMEType?
        var charset: String?
        for value in fields.flatMap(\.listItems) {
            guard var type = MIMEType(parsing: value), type.essence != "*/*" else { continue }
            if found?.essence != type.essence {
                charset = type.charset
            } else if type.charset == nil, let charset {
                type.parameters.append(Parameter(name: "charset", value: charset))
            }
            found = type
        }
        guard let found else { return nil }
        self = found
    }

    /// What most pages of the web say, parsed once and for all.
    private static let usual: [String: MIMEType] = {
        let charsets = [
            "", "; charset=utf-8", ";charset=utf-8", "; charset=UTF-8", ";charset=UTF-8",
        ]
        let values = charsets.map { "text/html\($0)" }
        return Dictionary(
            uniqueKeysWithValues: values.compactMap { value in
                MIMEType(parsing: value).map { (value, $0) }
            }
        )
    }()
}

extension String {
    /// The parts of a field between commas that are not in quotes.
    fileprivate var listItems: [String] {
        guard utf8.contains(UInt8(ascii: ",")) else { return [self] }
        var items: [String] = []
        var item = String.UnicodeScalarView()
        var (isQuoted, isEscaped) = (false, false)
        for scalar in unicodeScalars {
            if scalar == ",", !isQuoted {
                items.append(String(item))
                item = String.UnicodeScalarView()
                continue
            }
            if scalar == "\"", !isEscaped { isQuoted.toggle() }
            isEscaped = isQuoted && scalar == "\\" && !isEscaped
            item.append(scalar)
        }
        return items + [String(item)]
    }
}
