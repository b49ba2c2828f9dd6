import CrawlModel
import CrawlScope

/// Reads what stands behind the address on a line of a seed list: `name=value`, `--name=value` or
/// `--name value`, apart from each other by white space.
struct SeedRuleReader {
    private static let names = [
        "depth", "scope", "include", "exclude", "max-pages", "extra-hops",
    ]
    private static let mostHops = 100

    /// The first of a line's words that is an option; an address may hold blanks, too.
    ///
    /// - Returns: Nil where all words are the address.
    static func firstOption(of words: [ArraySlice<UInt8>]) -> Int? {
        words.indices.dropFirst().first { index in
            let word = words[index]
            if word.starts(with: "--".utf8) { return true }
            let name = word.prefix { $0 != UInt8(ascii: "=") }
            if names.contains(String(decoding: name, as: UTF8.self)) { return true }
            return name.count < word.count && name.allSatisfy(\.isOfName)
        }
    }

    private var words: ArraySlice<String>
    private var rule = SeedRule()

    /// Reads a rule.
    ///
    /// - Throws: The first thing that is wrong with it.
    static func rule(of words: some Sequence<ArraySlice<UInt8>>) throws(SeedFault) -> SeedRule {
        var reader = SeedRuleReader(words.map { String(decoding: $0, as: UTF8.self) })
        while let word = reader.words.popFirst() { try reader.read(word) }
        return reader.rule
    }

    private init(_ words: [String]) {
        self.words = words[...]
    }

    private mutating func read(_ word: String) throws(SeedFault) {
        let isLong = word.utf8.starts(with: "--".utf8)
        let parts = word.dropFirst(isLong ? 2 : 0)
            .split(separator: "=", maxSplits: 1, omittingEmptySubsequences: false)
        let name = String(parts[0])
        guard Self.names.contains(name) else {
            let suggestion = Suggestion.nearest(to: name, among: Self.names)
            throw .unknownOption(EscapedText(word), suggestion: suggestion)
        }
        let next = parts.count == 1 && isLong ? words.popFirst() : nil
        guard let value = parts.dropFirst().first.map(String.init) ?? next, !value.isEmpty else {
            throw .noValue(option: name)
        }
        try take(value, for: name)
    }

    private mutating func take(_ value: String, for name: String) throws(SeedFault) {
        switch name {
        case "depth": rule.depth = try depth(value)
        case "scope": rule.scope = try scope(value)
        case "include": rule.includes.append(try pattern(value, for: name))
        case "exclude": rule.excludes.append(try pattern(value, for: name))
        case "max-pages": rule.maximumPages = try number(value, for: name, in: 1...Int(Int32.max))
        default: rule.extraHops = try number(value, for: name, in: 0...Self.mostHops)
        }
    }

    private func depth(_ text: String) throws(SeedFault) -> SeedRule.Depth {
        text == "inf" ? .unlimited : .links(try number(text, for: "depth", in: 0...Int(Int32.max)))
    }

    private func number(
        _ text: String,
        for name: String,
        in range: ClosedRange<Int>
    ) throws(SeedFault) -> Int {
        guard text.utf8.allSatisfy({ (0x30...0x39).contains($0) }), let number = Int(text),
            range.contains(number)
        else {
            let words = "no number from \(Figure.count(range.lowerBound)) on"
            throw .badValue(option: name, EscapedText(text), words: words)
        }
        return number
    }

    private func scope(_ text: String) throws(SeedFault) -> String {
        guard Scope.Kind(rawValue: text) == nil else { return text }
        let kinds = Scope.Kind.allCases.map(\.rawValue).joined(separator: ", ")
        throw .badValue(option: "scope", EscapedText(text), words: "none of \(kinds)")
    }

    private func pattern(_ text: String, for name: String) throws(SeedFault) -> String {
        do throws(PatternFault) {
            _ = try URLPattern(parsing: text)
            return text
        } catch {
            throw .badPattern(option: name, EscapedText(text), error)
        }
    }
}

extension SeedRule {
    /// Reads a rule by its name, which may begin with the URL of its seed.
    ///
    /// - Returns: Nil where it is the name of none that this program knows.
    package init?(named name: String) {
        let words = ["".utf8[...]] + name.utf8.split(separator: UInt8(ascii: " "))
        let bytes = words.map { ArraySlice($0) }
        guard let first = SeedRuleReader.firstOption(of: bytes),
            let rule = try? SeedRuleReader.rule(of: bytes[first...])
        else { return nil }
        self = rule
    }
}

extension UInt8 {
    /// True for what the names of options are made of.
    fileprivate var isOfName: Bool {
        (0x61...0x7A).contains(self) || self == UInt8(ascii: "-")
    }
}
