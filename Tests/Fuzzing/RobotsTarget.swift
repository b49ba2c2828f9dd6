import RobotsStandard

/// A path in the first line, and after it a robots.txt.
struct RobotsTarget: FuzzTarget {
    static let name = "robots"

    private static let agent = "crawl"

    func read(_ input: [UInt8]) -> Int {
        let (path, file) = Self.parts(of: input)
        let rules = RobotsRules(parsing: Array(file), agent: Self.agent)
        return rules.decision(for: path.span).line ?? rules.sitemaps.count
    }

    func check(_ input: [UInt8]) throws(BrokenLaw) {
        let (path, file) = Self.parts(of: input)
        let rules = RobotsRules(parsing: Array(file), agent: Self.agent)
        let decision = rules.decision(for: path.span)
        try expect(
            (decision.line == nil) == (decision.rule == nil),
            "a decision has a line where it has a rule"
        )
        try expect(decision.isAllowed || decision.line != nil, "only a rule forbids")
        if let line = decision.line { try checkLine(line, of: file) }
        if let delay = rules.crawlDelay {
            try expect(delay.isFinite && delay >= 0, "a delay can be waited for")
        }
        let own = Array("/robots.txt".utf8)
        try expect(rules.decision(for: own.span).isAllowed, "robots.txt itself is always allowed")
    }

    /// A carriage return and a line feed end one line; here they end two, so the bound is weak.
    private func checkLine(_ number: Int, of file: ArraySlice<UInt8>) throws(BrokenLaw) {
        let ends = file.count { $0 == 0x0A || $0 == 0x0D }
        try expect((1...ends + 1).contains(number), "a decision's line exists")
    }

    private static func parts(of input: [UInt8]) -> (ArraySlice<UInt8>, ArraySlice<UInt8>) {
        let end = input.firstIndex(of: 0x0A) ?? input.endIndex
        return (input[..<end], input[end...].dropFirst())
    }
}
