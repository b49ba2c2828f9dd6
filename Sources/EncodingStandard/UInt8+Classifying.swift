extension UInt8 {
    /// True for the white space of ASCII.
    var isBlank: Bool {
        self == 0x20 || self == 0x09 || self == 0x0A || self == 0x0C || self == 0x0D
    }

    /// The byte, a capital letter of ASCII as a small one.
    var lowercased: UInt8 { (0x41...0x5A).contains(self) ? self | 0x20 : self }

    /// True for a letter of ASCII.
    var isLetter: Bool { (0x61...0x7A).contains(self | 0x20) }
}
