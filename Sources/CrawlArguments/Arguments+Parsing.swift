import CrawlModel

extension Arguments {
    /// A URL without an option is a seed, too.
    fileprivate mutating func addSeed(_ word: String) {
        seeds.append(.bare(word))
        let earlier = sources.given["seed"]?.values ?? []
        sources.given["seed"] = GivenOption(origin: .words, values: earlier + [word])
    }

    /// Reads the words that follow the command's name, by the rules of GNU's `getopt_long`.
    ///
    /// Of an option that is typed twice the later value counts, unless it is repeatable. Long names
    /// are not abbreviated: a line in a crontab has to mean the same when options are added.
    ///
    /// - Throws: The first thing that is wrong.
    init(typing words: [String]) throws(UsageError) {
        var reader = ArgumentReader(words)
        self = try reader.readAll()
    }

    /// True where nothing is to be done but to answer.
    var isQuestion: Bool { verb == .help || verb == .version }

    /// Looks whether all that is said fits together.
    func check() throws(UsageError) {
        let misplaced = Option.table.first {
            sources.given[$0.name]?.origin == .words && !$0.verbs.contains(verb)
        }
        if let misplaced { throw .optionElsewhere(misplaced.name, verb: verb) }
        guard !voice.isQuiet || voice.verbosity == 0 else { throw .quietAndVerbose }
        guard verb != .run || !seeds.isEmpty else { throw .noSeed }
        guard verb != .run || file != "-" else {
            throw .badValue(option: "output", value: "-", fault: .noStream)
        }
        guard !verb.needsSubject || inquiry.subject != nil else { throw .noSubject(verb: verb) }
    }
}

/// Takes typed words one by one: options wherever they stand, the command, then what it works on.
private struct ArgumentReader {
    private var words: ArraySlice<String>
    private var arguments = Arguments()
    /// True until a word was read that is no option, or a lone `--`: no command comes after those.
    private var mayBeCommand = true

    init(_ words: [String]) {
        self.words = words[...]
    }

    mutating func readAll() throws(UsageError) -> Arguments {
        while let word = words.popFirst() {
            try read(word)
        }
        return arguments
    }

    private mutating func read(_ word: String) throws(UsageError) {
        let bytes = word.utf8
        if word == "--" {
            mayBeCommand = false
            while let word = words.popFirst() { try readOperand(word) }
        } else if bytes.starts(with: "--".utf8) {
            try readLong(bytes.dropFirst(2))
        } else if bytes.first == UInt8(ascii: "-"), bytes.count > 1 {
            try readShort(String(Substring(bytes.dropFirst())))
        } else {
            try readOperand(word)
        }
    }

    private mutating func readLong(_ word: Substring.UTF8View) throws(UsageError) {
        let parts = word.split(
            separator: UInt8(ascii: "="),
            maxSplits: 1,
            omittingEmptySubsequences: false
        )
        let name = String(Substring(parts[0]))
        let value = parts.dropFirst().first.map { String(Substring($0)) }
        if let option = Option.table.first(where: { $0.name == name }) {
            return try take(option, value)
        }
        let negated = Option.table.first { $0.isNegatable && "no-" + $0.name == name }
        guard let negated else { throw unknownOption(name) }
        guard value == nil else { throw .needlessValue(option: name) }
        negated.note(in: &arguments, isNegated: true)
    }

    private func unknownOption(_ name: String) -> UsageError {
        if let option = Option.table.first(where: { $0.takesValue && "no-" + $0.name == name }) {
            return .notNegatable(option: option.name)
        }
        let names =
            Option.table.map(\.name)
            + Option.table.filter(\.isNegatable).map { "no-" + $0.name }
        let suggestion = Suggestion.nearest(to: name, among: names)
        return .unknownOption("--" + name, suggestion: suggestion.map { "--" + $0 })
    }

    private mutating func take(_ option: Option, _ value: String?) throws(UsageError) {
        guard option.takesValue else {
            guard value == nil || asksForAll(option, value) else {
                throw .needlessValue(option: option.name)
            }
            option.note(in: &arguments)
            arguments.inquiry.wantsAll = value != nil
            // Who asks for help gets it, whatever else was typed.
            if arguments.isQuestion { words = [] }
            return
        }
        if let value { return try option.read(value, into: &arguments) }
        try option.read(nextValue(of: option), into: &arguments)
    }

    /// True for `--help=all`.
    private func asksForAll(_ option: Option, _ value: String?) -> Bool {
        guard case .verb(.help) = option.value else { return false }
        return value == "all"
    }

    /// The word after an option; one that looks like an option itself has to be joined by `=`.
    private mutating func nextValue(of option: Option) throws(UsageError) -> String {
        guard let word = words.first, !word.utf8.starts(with: "--".utf8) else {
            throw .missingValue(option: option.name)
        }
        words.removeFirst()
        return word
    }

    /// Reads `-q`, `-qv`, `-oFILE` or `-qo FILE`.
    private mutating func readShort(_ cluster: String) throws(UsageError) {
        var letters = Substring(cluster)
        while let letter = letters.popFirst() {
            guard let option = Option.table.first(where: { $0.alias == letter }) else {
                throw .unknownOption("-\(letter)", suggestion: nil)
            }
            let hasJoinedValue = option.takesValue && !letters.isEmpty
            try take(option, hasJoinedValue ? String(letters) : nil)
            guard !option.takesValue else { return }
        }
    }

    private mutating func readOperand(_ word: String) throws(UsageError) {
        guard !word.isEmpty else {
            let verb = arguments.verb
            throw verb == .run ? .emptyWord : .wordElsewhere(word, verb: verb)
        }
        defer { mayBeCommand = false }
        if mayBeCommand, let verb = Verb(rawValue: word) {
            arguments.verb = verb
            return
        }
        switch arguments.verb {
        case .run, .config:
            guard Self.resemblesURL(word) else { throw unknownWord(word) }
            arguments.addSeed(word)
        case let verb where verb.needsSubject && arguments.inquiry.subject == nil:
            arguments.inquiry.subject = word
        case .diff where Int(word) != nil && arguments.inquiry.runs.count < 2:
            arguments.inquiry.runs.append(Int(word) ?? 0)
        case .export, .report:
            guard arguments.export.source == nil else {
                throw .wordElsewhere(word, verb: arguments.verb)
            }
            arguments.export.source = word
        case let verb where !verb.orders.isEmpty:
            arguments.inquiry.steering.subjects.append(word)
        case let verb where verb.takesCrawl && arguments.file == nil:
            arguments.file = word
        case .help where word == "all":
            arguments.inquiry.wantsAll = true
        case .help:
            guard let topic = Verb(rawValue: word) else { throw .wordElsewhere(word, verb: .help) }
            arguments.inquiry.topic = topic
        default:
            throw .wordElsewhere(word, verb: arguments.verb)
        }
    }

    private func unknownWord(_ word: String) -> UsageError {
        // Who types `list` has forgotten --seed.
        let verbs = mayBeCommand ? Verb.allCases.filter { $0 != .host }.map(\.rawValue) : []
        let suggestion = Suggestion.nearest(to: word, among: verbs)
        return .unknownWord(word, suggestion: suggestion.flatMap(Verb.init))
    }

    /// Tells `example.org`, `localhost`, `[::1]` and `http://a/` from a mistyped command.
    private static func resemblesURL(_ word: String) -> Bool {
        word == "localhost" || word.utf8.contains { ".:/".utf8.contains($0) }
    }
}
