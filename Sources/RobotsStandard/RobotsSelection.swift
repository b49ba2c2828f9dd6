/// The part of a robots.txt that concerns one crawler, gathered line by line.
struct RobotsSelection {
    private(set) var rules: [RobotsRules.Rule] = []
    private(set) var patterns: [UInt8] = []
    private(set) var crawlDelay: Double?

    /// Gathers the groups that name the crawler, or those for everybody where none does.
    init(from file: RobotsFile, agent: String) {
        let token = Array(agent.utf8.prefix { $0.isTokenByte }).map(\.lowercased)
        let isNamed = file.records.contains { file.names(token, $0) }
        // RFC 9309 lets unknown lines end no group, so a delay ends one for delays only.
        var ruleGroup = OpenGroup()
        var delayGroup = OpenGroup()
        for record in file.records {
            switch record.directive {
            case .userAgent:
                let applies = isNamed ? file.names(token, record) : file.namesEverybody(record)
                ruleGroup.addAgent(applies: applies)
                delayGroup.addAgent(applies: applies)
            case .allow, .disallow:
                if ruleGroup.addLine() { append(record, of: file) }
                delayGroup.close()
            case .crawlDelay:
                if delayGroup.addLine() { addDelay(file.text[record.value]) }
            case .sitemap: break
            }
        }
    }

    /// Adds a rule; an empty one matches nothing and only makes its group count.
    private mutating func append(_ record: RobotsFile.Record, of file: RobotsFile) {
        guard !record.value.isEmpty else { return }
        let start = patterns.count
        ComparisonForm.append(pattern: file.text.span.extracting(record.value), to: &patterns)
        let compared = start..<patterns.count
        let written = place(of: file.text[record.value], reusing: compared)
        append(record, compared: compared, written: written)
        guard record.directive == .allow, let directory = directoryEnd(in: compared) else { return }
        // Google, Protego and crawler-commons read an Allow of index.html as one of its directory.
        let indexStart = patterns.count
        // A slice of the patterns would share their storage, and the append would copy all of it.
        for index in start..<directory { patterns.append(patterns[index]) }
        patterns.append(UInt8(ascii: "$"))
        append(record, compared: indexStart..<patterns.count, written: written)
    }

    private mutating func append(
        _ record: RobotsFile.Record,
        compared: Range<Int>,
        written: Range<Int>
    ) {
        let rule = RobotsRules.Rule(
            isAllowed: record.directive == .allow,
            line: UInt32(record.line),
            written: UInt32(written.lowerBound)..<UInt32(written.upperBound),
            compared: UInt32(compared.lowerBound)..<UInt32(compared.upperBound)
        )
        rules.append(rule)
    }

    /// Where a text lies among the patterns; it is added where the range at hand does not spell it.
    private mutating func place(of text: ArraySlice<UInt8>, reusing range: Range<Int>) -> Range<Int>
    {
        guard patterns[range] != text else { return range }
        let start = patterns.count
        patterns.append(contentsOf: text)
        return start..<patterns.count
    }

    /// The end of the directory when the pattern's last segment is an index page.
    private func directoryEnd(in pattern: Range<Int>) -> Int? {
        let text = patterns[pattern]
        guard let slash = text.lastIndex(of: UInt8(ascii: "/")) else { return nil }
        return text[slash...].starts(with: "/index.htm".utf8) ? slash + 1 : nil
    }

    private mutating func addDelay(_ text: ArraySlice<UInt8>) {
        guard let seconds = Double(seconds: text) else { return }
        crawlDelay = max(crawlDelay ?? 0, seconds)
    }
}

/// Whether the lines at hand concern the crawler: agents add up until a line follows them.
private struct OpenGroup {
    private var applies = false
    private var isClosed = false

    mutating func addAgent(applies: Bool) {
        self.applies = applies || (self.applies && !isClosed)
        isClosed = false
    }

    /// Closes the list of agents and says whether the line concerns the crawler.
    mutating func addLine() -> Bool {
        isClosed = true
        return applies
    }

    mutating func close() { isClosed = true }
}

extension RobotsFile {
    /// True for a line that names the product token, whatever version or comment follows it.
    fileprivate func names(_ token: [UInt8], _ record: Record) -> Bool {
        guard record.directive == .userAgent, !token.isEmpty else { return false }
        let name = text.span.prefix(of: record.value) { $0.isTokenByte }
        return text.span.equals(token, in: name)
    }

    /// True for a line that names everybody: a star, alone or before a blank.
    fileprivate func namesEverybody(_ record: Record) -> Bool {
        let name = text.span.prefix(of: record.value) { !$0.isBlank }
        return text.span.equals([UInt8(ascii: "*")], in: name)
    }
}

extension Double {
    /// A finite decimal number that is not negative; anything else is no wait.
    fileprivate init?(seconds text: ArraySlice<UInt8>) {
        let isDecimal = text.allSatisfy { byte in
            switch byte {
            case 0x30...0x39, UInt8(ascii: "."), UInt8(ascii: "+"), UInt8(ascii: "-"),
                UInt8(ascii: "e"), UInt8(ascii: "E"):
                true
            default: false
            }
        }
        guard isDecimal, let value = Double(String(decoding: text, as: UTF8.self)) else {
            return nil
        }
        guard value.isFinite, value >= 0 else { return nil }
        self = value.magnitude
    }
}

extension UInt8 {
    /// True for what may stand in a product token.
    ///
    /// RFC 9309 has letters, `-` and `_`; sites and crawlers have digits and other alphabets too.
    fileprivate var isTokenByte: Bool {
        switch self {
        case 0x30...0x39, 0x41...0x5A, 0x61...0x7A, 0x80...: true
        default: self == UInt8(ascii: "-") || self == UInt8(ascii: "_")
        }
    }
}
