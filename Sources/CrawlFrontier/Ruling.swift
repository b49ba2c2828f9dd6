import CrawlPoliteness
import CrawlScope

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
}
