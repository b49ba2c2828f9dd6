/// Text in the form of JSON; RFC 8259, section 7.
package enum JSONText {
    /// An array of strings.
    ///
    /// - Complexity: O(n) in the bytes.
    package static func array(of texts: [String]) -> String {
        "[" + texts.map(string).joined(separator: ",") + "]"
    }

    /// A string with its quotes.
    ///
    /// - Complexity: O(n) in the bytes.
    package static func string(_ text: String) -> String {
        var result = "\""
        for scalar in text.unicodeScalars {
            switch scalar {
            case "\"", "\\": result += "\\\(scalar)"
            case "\u{0}"..."\u{1F}":
                let digits = String(scalar.value, radix: 16)
                result += "\\u" + String(repeating: "0", count: 4 - digits.count) + digits
            default: result.unicodeScalars.append(scalar)
            }
        }
        return result + "\""
    }
}
