extension Unicode.Scalar {
    /// What may stand between the parts of a field; Fetch Standard, section 2.2.
    var isHTTPWhitespace: Bool {
        self == " " || self == "\t" || self == "\n" || self == "\r"
    }

    /// What a name may consist of; section 3.
    var isHTTPToken: Bool {
        switch self {
        case "a"..."z", "A"..."Z", "0"..."9": true
        case "!", "#", "$", "%", "&", "'", "*", "+", "-", ".", "^", "_", "`", "|", "~": true
        default: false
        }
    }

    /// What a string in quotes may consist of; section 3.
    var isHTTPQuotable: Bool {
        self == "\t" || (" "..."~").contains(self) || ("\u{80}"..."\u{FF}").contains(self)
    }
}
