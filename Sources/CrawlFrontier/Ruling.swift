import CrawlModel
import CrawlPoliteness
import CrawlScope
import CrawlSeen
import URLStandard

/// The rules of the seeds, what they reach, and what they may take.
struct Ruling: Sendable {
    var book: RuleBook
    /// Only filled where there is more than a plain rule.
    var reaches = ReachTable()
    var allotments: AllotmentBook

    init(_ book: RuleBook, prefixes: [PrefixLimit]) {
        self.book = book
        allotments = AllotmentBook(
            prefixes,
            rules: book.all.map { (name: $0.name, pages: $0.maximumPages) }
        )
    }

    /// What all rules make of a URL that is found behind too many redirects in a row, or not.
    func verdict(on url: WebURL, of id: URLID, isBeyondRedirects: Bool) -> Verdict {
        let judgement = book.judgement(of: url, by: reaches[id.rawValue])
        if case .refused(let refusal, let rule) = judgement {
            return .skip(.refused, SkipReason(refusal), rule: refusal.rule ?? named(rule))
        }
        guard !isBeyondRedirects else { return .skip(.cut, .redirectLimit, rule: nil) }
        guard case .tooDeep(let rule) = judgement else { return .visit }
        return .skip(.cut, .tooDeep, rule: named(rule))
    }

    private func named(_ rule: String) -> String? { rule.isEmpty ? nil : rule }
}
