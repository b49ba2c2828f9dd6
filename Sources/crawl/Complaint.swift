import CrawlModel

/// One line for people about what went wrong: what, why, what is safe, what to do.
struct Complaint: Sendable, Equatable {
    /// Stable, for search and scripts: `E-STORE-FULL`.
    let id: String
    /// What did not succeed: `cannot commit to storage/list.sqlite`.
    let what: String
    var cause: String?
    /// What became of the data: `1,204 pages are safe`.
    var state: String?
    /// What to do now.
    var nextStep: String?
}

extension Complaint: CustomStringConvertible {
    var description: String {
        let fault = [what, cause].compactMap(\.self).map(Self.cut).joined(separator: ": ")
        let rest = [state, nextStep].compactMap(\.self).map(Self.cut)
        return "crawl: error[\(Self.cut(id))]: " + ([fault] + rest).joined(separator: "; ")
    }

    private static func cut(_ part: String) -> String {
        Quotation(part).unquoted
    }
}
