/// A property of every code point that a domain may hold.
struct ScalarClasses<Class: RawRepresentable & Sendable>: Sendable where Class.RawValue == Int {
    private var ranges = ScalarRanges()
    private var classes: [Class?] = []

    init(reading text: String, base: Int) {
        var reader = TableReader(text)
        var start = 0
        while let number = reader.next() {
            ranges.append(from: start)
            classes.append(Class(rawValue: number % base))
            start += number / base
        }
        ranges.end()
    }

    /// The class, nil for code points that have none of those known.
    subscript(scalar: Unicode.Scalar) -> Class? {
        classes[ranges.find(scalar).number]
    }
}
