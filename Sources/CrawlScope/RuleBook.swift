package import URLStandard

/// What holds for some of the seeds: which URLs they lead to, and how far.
package struct ReachRule: Sendable {
    /// As a line of a seed list says it, empty for what the command says.
    package let name: String
    package var scope: Scope
    /// How many links from a seed are visited, nil for any number.
    package var maximumDepth: Int?
    /// How many links in a row may lead beyond the scope.
    package var extraHops = 0
    /// How many pages are stored on account of the rule alone, nil for any number.
    package var maximumPages: Int?

    package init(_ scope: Scope, name: String = "") {
        self.scope = scope
        self.name = name
    }
}

/// The rules of all seeds.
///
/// A crawl visits what any of them allows, as if each were a crawl of its own: what one stores is
/// never stored again by another.
package struct RuleBook: Sendable {
    /// What the rules make of a URL.
    package enum Judgement: Sendable, Equatable {
        case allowed
        /// It would be visited if it were nearer: by the rule of that name.
        case tooDeep(rule: String)
        case refused(ScopeRefusal, rule: String)
    }

    /// The most rules that a crawl may have.
    package static let capacity = 65_000

    // By itself, since an array would copy it for every URL that asks.
    private var own: ReachRule
    private var others: [ReachRule]
    /// What shapes of URLs yield, whatever the rule; nil where nobody minds.
    package var yields: ShapeYields?
    private let places: [String: Int]
    /// True where a URL's depth and its scope say all: there is one rule, and nothing beyond.
    package let isPlain: Bool

    /// A book of rules of different names, at least one.
    ///
    /// - Parameters:
    ///   - rules: The command's own first.
    ///   - yields: What shapes of URLs yield, nil where nobody minds.
    package init(_ rules: [ReachRule], yields: ShapeYields? = nil) {
        own = rules[0]
        others = Array(rules.dropFirst())
        self.yields = yields
        let numbered = rules.enumerated().map { ($1.name, $0) }
        places = Dictionary(numbered, uniquingKeysWith: { first, _ in first })
        isPlain =
            rules.count == 1 && rules[0].extraHops == 0 && rules[0].maximumPages == nil
            && !rules[0].scope.hasOwnDepths
    }

    /// All rules, the command's own first.
    package var all: [ReachRule] { [own] + others }

    /// The rule at a place, 0 for the command's own.
    package subscript(place: Int) -> ReachRule { place == 0 ? own : others[place - 1] }

    /// The command's own scope.
    package var scope: Scope { own.scope }

    /// The rule of a name, nil where there is none any more.
    package func place(of name: String) -> Int? { places[name] }

    /// Takes a root of a rule into its scope.
    ///
    /// - Returns: True where the scope became wider.
    package mutating func widen(_ rule: Int, by root: WebURL) -> Bool {
        rule == 0 ? own.scope.widen(by: root) : others[rule - 1].scope.widen(by: root)
    }

    /// Why a URL is not visited under the command's own rule, whatever its depth.
    ///
    /// - Parameters:
    ///   - url: A URL that something leads to.
    ///   - isRoot: True where neither the scope nor the patterns that include URLs matter.
    /// - Returns: What refuses it.
    package func refusal(of url: WebURL, isRoot: Bool) -> ScopeRefusal? {
        own.scope.refusal(of: url, isRoot: isRoot)
    }

    /// The name under which URLs come into scope together.
    package func name(of url: WebURL) -> String {
        others.isEmpty ? scope.name(of: url) : scope.domain(of: url)
    }

    /// Why a URL that is reached so is not visited under the rule, whatever its depth.
    package func refusal(of url: WebURL, by reach: Reach) -> ScopeRefusal? {
        let rule = self[reach.rule]
        return rule.scope.refusal(
            of: url,
            isRoot: reach.isExempt,
            isNear: reach.hops <= rule.extraHops
        )
    }

    /// As how many links from a seed of the rule a URL of this host may count at most.
    package func maximumDepth(of url: WebURL, by rule: Int) -> Int {
        self[rule].scope.exception(for: url)?.maximumDepth ?? self[rule].maximumDepth ?? .max
    }

    /// True where a URL that is reached so is visited under the rule.
    package func allows(_ url: WebURL, by reach: Reach) -> Bool {
        reach.depth <= maximumDepth(of: url, by: reach.rule)
            && refusal(of: url, by: reach) == nil
    }

    /// What all rules together make of a URL.
    package func judgement(of url: WebURL, by reaches: [Reach]) -> Judgement {
        var answer: Judgement?
        for reach in reaches {
            let rule = self[reach.rule]
            if let refusal = refusal(of: url, by: reach) {
                answer = answer ?? .refused(refusal, rule: rule.name)
                continue
            }
            if reach.depth <= maximumDepth(of: url, by: reach.rule) { return .allowed }
            if case .tooDeep = answer { continue }
            answer = .tooDeep(rule: rule.name)
        }
        return answer ?? .refused(.outOfScope, rule: "")
    }
}

extension RuleBook {
    /// What the rules say beside depths and pages: equal words refuse the same URLs.
    package var words: String {
        all.map { "\($0.name)\n\($0.extraHops)\n\($0.scope.words)" }.joined(separator: "\n")
    }

    /// How a URL is reached, for the store: a line for each rule with its links, those beyond the
    /// scope, and its name.
    package func text(of reaches: [Reach]) -> String {
        reaches.map { "\($0.depth) \($0.hops) \(self[$0.rule].name)" }.joined(separator: "\n")
    }

    /// What such a text says of rules that there are.
    package func reaches(in text: String) -> [Reach] {
        text.split(separator: "\n").compactMap { line in
            let parts = line.split(separator: " ", maxSplits: 2, omittingEmptySubsequences: false)
            guard parts.count == 3, let depth = Int(parts[0]), let hops = Int(parts[1]),
                let rule = place(of: String(parts[2]))
            else { return nil }
            return Reach(rule: rule, depth: depth, hops: hops)
        }
    }
}
