/// A property of every code point that a domain may hold.
struct ScalarClasses<Class: RawRepresentable & Sendable>: Sendable where Class.RawValue == Int {
    private var starts: [UInt32] = []
    private var classes: [Class?] = []

    init(reading text: String, base: Int) {
        var reader = TableReader(text)
        var start = 0
        while let number = reader.next() {
            starts.append(UInt32(start))
            classes.append(Class(rawValue: number % base))
            start += number / base
        }
    }

    /// The class, nil for code points that have none of those known.
    subscript(scalar: Unicode.Scalar) -> Class? {
        classes[starts.lastIndex(notAbove: scalar.value)]
    }
}
