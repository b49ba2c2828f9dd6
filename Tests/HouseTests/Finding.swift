/// One place where the house breaks one of its rules.
struct Finding: Equatable, CustomStringConvertible {
    let path: String
    let line: Int
    /// What is wrong there, in a sentence.
    let sentence: String

    var description: String { "\(path):\(line): \(sentence)" }
}
