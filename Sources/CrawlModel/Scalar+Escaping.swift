extension Unicode.Scalar {
    /// True for control characters, line ends and what is invisible or turns the direction of text.
    var isDangerous: Bool {
        // What nearly all text is made of needs no look into Unicode's tables.
        guard !(0x20..<0x7F).contains(value) else { return false }
        return switch properties.generalCategory {
        case .control, .format, .lineSeparator, .paragraphSeparator, .privateUse: true
        default: false
        }
    }

    /// The character, or `\xNN` and `\u{…}` for one that is dangerous.
    var printable: String {
        guard isDangerous else { return String(self) }
        guard !isASCII else { return UInt8(ascii: self).spelledOut }
        return "\\u{" + String(value, radix: 16, uppercase: true) + "}"
    }

    /// The same with what ends a quotation escaped, too.
    var quotable: String {
        self == "\\" || self == "\"" ? "\\" + String(self) : printable
    }
}

extension UInt8 {
    /// `\xNN`.
    var spelledOut: String {
        let digits = String(self, radix: 16, uppercase: true)
        return (digits.utf8.count == 1 ? "\\x0" : "\\x") + digits
    }
}
