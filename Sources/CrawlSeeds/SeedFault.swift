package import CrawlModel
package import CrawlScope
package import URLStandard

/// Why a text names nothing that a crawl can begin with.
package enum SeedFault: Error, Sendable, Equatable {
    /// Neither a scheme nor a host with a dot begins it.
    case noAddress
    /// A URL, but of a kind that a crawler cannot request.
    case notHTTP
    /// A name or a password stands in it, where everybody can read it.
    case hasCredentials
    /// No URL at all.
    case notURL(URLError)
    /// What stands behind the URL is no option of a seed.
    case unknownOption(EscapedText, suggestion: String?)
    case noValue(option: String)
    /// A value that an option does not take, and what it is not.
    case badValue(option: String, EscapedText, words: String)
    case badPattern(option: String, EscapedText, PatternFault)
}

extension SeedFault: CustomStringConvertible {
    /// What is wrong with the text, as the end of a sentence that begins with it.
    package var description: String {
        switch self {
        case .noAddress: "is no URL: it begins with neither https:// nor a host"
        case .notHTTP: "is neither http nor https"
        case .hasCredentials: "holds a name or a password, which belong into an --auth-file"
        case .notURL(let error): "is no URL: \(error.words)"
        case .unknownOption(let text, let suggestion):
            "has an unknown option \(text)"
                + (suggestion.map { "; did you mean \($0)=...?" } ?? "")
        case .noValue(let option): "has no value for \(option), which is \(option)=..."
        case .badValue(let option, let text, let words):
            "has a wrong \(option): \"\(text)\" is \(words)"
        case .badPattern(let option, let text, let fault):
            "has a wrong \(option): \"\(text)\" \(fault)"
        }
    }
}

extension URLError {
    fileprivate var words: String {
        switch self {
        case .noScheme: "it has no scheme"
        case .noHost: "it has no host"
        case .invalidHost: "its host is no valid name or address"
        case .invalidPort: "its port is no number up to 65535"
        case .tooLong: "it is too long"
        }
    }
}
