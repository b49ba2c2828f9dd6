import CrawlModel

/// One line for people about what went wrong: what, why, what is safe, what to do.
package struct Complaint: Sendable, Equatable {
    /// Stable, for search and scripts: `E-STORE-FULL`.
    package let id: String
    /// What did not succeed: `cannot commit to storage/list.sqlite`.
    package let what: String
    package var cause: String?
    /// What became of the data: `1,204 pages are safe`.
    package var state: String?
    /// What to do now.
    package var nextStep: String?

    package init(
        id: String,
        what: String,
        cause: String? = nil,
        state: String? = nil,
        nextStep: String? = nil
    ) {
        self.id = id
        self.what = what
        self.cause = cause
        self.state = state
        self.nextStep = nextStep
    }
}

extension Complaint: CustomStringConvertible {
    package var description: String {
        let fault = [what, cause].compactMap(\.self).map(Self.cut).joined(separator: ": ")
        let rest = [state, nextStep].compactMap(\.self).map(Self.cut)
        return "crawl: error[\(Self.cut(id))]: " + ([fault] + rest).joined(separator: "; ")
    }

    private static func cut(_ part: String) -> String {
        Quotation(part).unquoted
    }
}
