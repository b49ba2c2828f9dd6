/// What a regular expression lacks.
package enum PatternFault: Error, Equatable, CustomStringConvertible {
    case openParenthesis, strayParenthesis, openBracket, openEscape
    case nothingToRepeat, badCount, badRange, unknownEscape, tooLong

    /// The end of a sentence that begins with the expression.
    package var description: String {
        switch self {
        case .openParenthesis: "has a parenthesis that is not closed"
        case .strayParenthesis: "closes a parenthesis that is not open"
        case .openBracket: "has a bracket that is not closed"
        case .openEscape: "ends with a backslash"
        case .nothingToRepeat: "repeats nothing"
        case .badCount: "has a count that is none: {2}, {2,} and {2,5} are"
        case .badRange: "has a range that ends before it begins"
        case .unknownEscape: "has an escape that is not known: only d, w and s, and their capitals"
        case .tooLong: "is too long"
        }
    }
}
