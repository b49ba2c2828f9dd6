/// Whether a URL may be requested, and the line of the robots.txt that says so.
package struct RobotsDecision: Sendable, Equatable {
    package let isAllowed: Bool
    /// The number of the deciding line from 1, nil where no rule matched.
    package let line: Int?
    private let pattern: ArraySlice<UInt8>

    init(isAllowed: Bool, line: Int? = nil, pattern: ArraySlice<UInt8> = []) {
        self.isAllowed = isAllowed
        self.line = line
        self.pattern = pattern
    }

    /// The deciding rule with its path as written, not escaped; nil where no rule matched.
    package var rule: String? {
        guard line != nil else { return nil }
        return (isAllowed ? "Allow: " : "Disallow: ") + String(decoding: pattern, as: UTF8.self)
    }
}
