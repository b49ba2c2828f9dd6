/// Why a case cannot be answered.
enum QuestionFault: Error, Equatable, CustomStringConvertible {
    /// The line is no JSON.
    case unreadable
    /// A member is not there, or is not of its kind.
    case missing(String)
    /// A member has a value that nothing answers to.
    case unknown(String, String)

    var description: String {
        switch self {
        case .unreadable: "the line is no JSON"
        case .missing(let name): "the case has no usable \(name)"
        case .unknown(let name, let value): "the \(name) \(value) is unknown"
        }
    }
}
