import CrawlModel
import CrawlScope
import CrawlSeen

/// What is done with a URL that a way leads to.
enum Verdict {
    case visit
    case skip(URLState, SkipReason, rule: String?)

    /// The skip of what a scope refuses; `rule` has the name of what refuses it if no pattern does.
    static func refused(_ refusal: ScopeRefusal, by rule: String = "") -> Verdict {
        let words = refusal.rule ?? (rule.isEmpty ? nil : rule)
        return .skip(.refused, SkipReason(refusal), rule: words)
    }
}
