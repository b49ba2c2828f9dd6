/// A law of the file that does not hold, how often, and the first places where it does not.
package struct Breach: Sendable, Equatable {
    /// How many places are named; all are counted.
    static let exampleLimit = 10

    /// What should hold, as a sentence.
    package let law: String
    /// True where SQLite itself finds the file damaged.
    package var isDamage = false
    package private(set) var count = 0
    package private(set) var examples: [String] = []

    init(of law: String, isDamage: Bool = false) {
        self.law = law
        self.isDamage = isDamage
    }

    /// Notes one more place.
    mutating func note(_ subject: @autoclosure () -> String) {
        count += 1
        if examples.count < Self.exampleLimit { examples.append(subject()) }
    }
}

extension Breach: CustomStringConvertible {
    /// `a URL has one row: 2 times not: http://a.example/, http://b.example/`; may hold any text.
    package var description: String {
        let rest = count > examples.count ? ", ..." : ""
        let places = examples.joined(separator: ", ") + rest
        return "\(law): \(count) \(count == 1 ? "time" : "times") not: \(places)"
    }
}
