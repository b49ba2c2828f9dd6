import CrawlModel
package import CrawlReport
package import RobotsStandard

/// What a crawl knows of a URL, line by line for people.
package struct AccountText: CustomStringConvertible {
    private let account: URLAccount
    /// What the origin's robots.txt says of it, where there is one.
    private let robots: RobotsText?

    /// Tells of a URL, and what its robots.txt says.
    package init(account: URLAccount, robots: RobotsText?) {
        (self.account, self.robots) = (account, robots)
    }

    package var description: String {
        let lines =
            [
                "\(Quotation.printable(account.url))",
                "  state     \(state)",
                "  depth     \(account.depth)",
                "  found     in run \(account.discovery.run), \(discovery)",
            ] + rules + (account.hostOrder.map { ["  host      \($0)"] } ?? []) + way
            + (robots.map { ["  robots    \($0)"] } ?? [])
            + account.attempts.enumerated().map { number, attempt in
                "  \(number == 0 ? "requests " : "         ") \(Self.line(attempt))"
            }
        return lines.joined(separator: "\n") + "\n"
    }

    private var state: String {
        switch account.state {
        case .waiting(let ahead, let moment):
            let tries = account.attempts.isEmpty ? "" : ", for another try"
            let time = moment > 0 ? ", not before \(Figure.date(moment))" : ""
            return "waits\(tries); \(Figure.count(ahead)) of its host come first\(time)"
        case .skipped(SkipReason.held.rawValue, let rule, let run):
            let decision = rule.map { " by \(Quotation.printable($0))" } ?? ""
            return "held\(decision), in run \(run); crawl queue release lets it go"
        case .skipped(let reason, let rule, let run):
            let decision = rule.map { " by \(Quotation.printable($0))" } ?? ""
            return "skipped: \(Quotation.printable(reason))\(decision), in run \(run)"
        case .visited:
            return account.attempts.last.map(Self.state) ?? "unknown"
        }
    }

    private static func state(_ last: URLAccount.Attempt) -> String {
        switch last.outcome {
        case "ok": return "fetched"
        case "not_modified": return "fetched; it has not changed since"
        case "redirect": return "redirects to \(last.target.map(Quotation.printable) ?? "nowhere")"
        default:
            let detail = last.detail.map { ", \(Quotation.printable($0))" } ?? ""
            return "failed: \(Quotation.printable(last.outcome)), status \(last.status)\(detail)"
        }
    }

    private var discovery: String {
        let source = account.discovery.source.map(Quotation.printable)
        switch account.discovery.via {
        case .seed: return "as a seed"
        case .redirect: return "as the target of \(source ?? "a redirect")"
        case .sitemap: return "on the list of \(source ?? "a sitemap")"
        case .sitemapFile: return source.map { "on the list of \($0)" } ?? "named as a sitemap"
        case .added: return "by crawl queue add"
        case .link, nil: return "on \(source ?? "a page")"
        }
    }

    /// How it is reached under each rule.
    private var rules: [String] {
        (account.reach ?? "").split(separator: "\n").compactMap { line in
            let parts = line.split(separator: " ", maxSplits: 2, omittingEmptySubsequences: false)
            guard parts.count == 3, let depth = Int(parts[0]), let hops = Int(parts[1]) else {
                return nil
            }
            let name = parts[2].isEmpty ? "of the command" : Quotation.printable(String(parts[2]))
            let beyond = hops > 0 ? ", \(Figure.count(hops)) beyond the scope" : ""
            return "  rule      \(name): \(Figure.count(depth, "link")) from a seed\(beyond)"
        }
    }

    private var way: [String] {
        account.path.enumerated().map { number, step in
            let start = number == 0 ? "  way       " : "            "
            return "\(start)\(step.via.word) \(Quotation.printable(step.url))"
        }
    }

    private static func line(_ attempt: URLAccount.Attempt) -> String {
        let type = attempt.contentType.map { ", \(Quotation.printable($0))" } ?? ""
        let size = attempt.byteCount.map { ", \(Figure.bytes(Double($0)))" } ?? ""
        let target = attempt.target.map { " to \(Quotation.printable($0))" } ?? ""
        return "\(Figure.date(attempt.at)) run \(attempt.run) try \(attempt.number): "
            + "\(attempt.status) \(Quotation.printable(attempt.outcome))\(target)\(type)\(size)"
    }
}

/// What a robots.txt says of a URL.
package struct RobotsText: CustomStringConvertible {
    private let file: StoredRobots
    private let decision: RobotsDecision?

    /// Tells what a robots.txt decides; nil where it has no rules.
    package init(file: StoredRobots, decision: RobotsDecision?) {
        (self.file, self.decision) = (file, decision)
    }

    package var description: String {
        let date = Figure.date(file.fetchedAt)
        guard let decision else { return "robots.txt of \(date): status \(file.status), no rules" }
        let verb = decision.isAllowed ? "allowed" : "refused"
        guard let rule = decision.rule, let line = decision.line else {
            return "\(verb) by robots.txt of \(date), which has no rule for it"
        }
        return "\(verb) by robots.txt of \(date), line \(line): \(Quotation.printable(rule))"
    }
}

extension Discovery {
    fileprivate var word: String {
        switch self {
        case .seed: "seed    "
        case .link: "link    "
        case .redirect: "redirect"
        case .sitemap, .sitemapFile: "sitemap "
        case .added: "added   "
        }
    }
}
