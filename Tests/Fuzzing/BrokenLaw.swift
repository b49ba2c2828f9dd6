/// What a reader promises for every input, and did not keep for one.
package struct BrokenLaw: Error, Equatable, CustomStringConvertible {
    package let description: String

    package init(_ description: String) {
        self.description = description
    }
}

/// Makes sure of a law.
///
/// - Parameters:
///   - holds: What must be true.
///   - law: The law as a sentence without a full stop.
/// - Throws: The law, where it is broken.
func expect(_ holds: Bool, _ law: @autoclosure () -> String) throws(BrokenLaw) {
    if !holds { throw BrokenLaw(law()) }
}
