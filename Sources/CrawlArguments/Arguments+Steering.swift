import CrawlModel

extension Arguments {
    /// What is asked of the queue or of the hosts of a crawl.
    package struct Steering: Sendable, Equatable {
        /// One of the words that the command knows.
        package var order = ""
        /// URLs and patterns, or a host, as typed.
        package var subjects: [String] = []
        /// How long a host rests between two requests; nil for as the crawl's options say.
        package var rest: Duration?
        /// How long a crawl that runs may take to obey.
        package var patience = Duration.seconds(10)

        /// True where nothing but a list is asked for.
        package var isList: Bool { order == Self.list }

        static let list = "ls"
        static let rate = "rate"
    }

    /// Finds out what is what of the words that follow `queue` and `host`.
    ///
    /// The last of them names the crawl's file where it ends like one, or where it is more than
    /// the order needs and neither a pattern nor a URL with its scheme.
    ///
    /// - Throws: What is missing or unknown.
    mutating func settleSteering() throws(UsageError) {
        guard !verb.orders.isEmpty else { return }
        var words = inquiry.steering.subjects
        guard let order = words.first else { throw .noSubject(verb: verb) }
        guard verb.orderWords.contains(order) else {
            let suggestion = Suggestion.nearest(to: order, among: verb.orderWords)
            throw .unknownOrder(order, verb: verb, suggestion: suggestion)
        }
        inquiry.steering.order = order
        words.removeFirst()
        if let last = words.last, isFile(last, among: words) { file = words.removeLast() }
        if order == Steering.rate {
            guard words.count > 1 else { throw .noTarget(verb: verb, order: order) }
            inquiry.steering.rest = try Self.rest(words.removeLast())
        }
        guard inquiry.steering.isList || !words.isEmpty || hasSelection else {
            throw .noTarget(verb: verb, order: order)
        }
        if verb == .host, words.count > 1 { throw .wordElsewhere(words[1], verb: verb) }
        inquiry.steering.subjects = words
    }

    private var hasSelection: Bool { export.wanted.host != nil || !inquiry.reasons.isEmpty }

    private func isFile(_ word: String, among words: [String]) -> Bool {
        if word.hasSuffix(".sqlite") { return true }
        guard verb == .queue else {
            return words.count > (inquiry.steering.order == Steering.rate ? 2 : 1)
        }
        let isWhat =
            word.contains("://") || word.hasPrefix("re:") || word.utf8.contains(UInt8(ascii: "*"))
        return !isWhat && (words.count > 1 || inquiry.steering.isList || hasSelection)
    }

    private static func rest(_ text: String) throws(UsageError) -> Duration? {
        do throws(ValueFault) {
            return try ValueReader.rest(text)
        } catch {
            throw .badRest(text)
        }
    }
}

extension ValueReader {
    /// `2/s` or `30/m`, or a duration; nil for `default`.
    static func rest(_ text: String) throws(ValueFault) -> Duration? {
        guard text != "default" else { return nil }
        guard text.utf8.contains(UInt8(ascii: "/")) else { return try duration(text, from: .zero) }
        let rate = try rate(text)
        guard rate > 0 else { throw .noRate }
        return .seconds(1 / rate)
    }
}
