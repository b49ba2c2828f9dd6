extension Arguments {
    /// Reads the words that follow the command's name, by the rules of GNU's `getopt_long`.
    ///
    /// Of an option that is typed twice the later value counts, unless it is repeatable. Long names
    /// are not abbreviated: a line in a crontab has to mean the same when options are added.
    ///
    /// - Throws: The first thing that is wrong.
    package init(parsing words: [String]) throws(UsageError) {
        var reader = ArgumentReader(words)
        self = try reader.readAll()
    }
}

extension Arguments {
    /// True where nothing is to be done but to answer.
    fileprivate var isQuestion: Bool { verb == .help || verb == .version }
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
        try check()
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
        let names =
            Option.table.map(\.name)
            + Option.table.filter(\.isNegatable).map { "no-" + $0.name }
        let suggestion = Suggestion.nearest(to: name, among: names)
        return .unknownOption("--" + name, suggestion: suggestion.map { "--" + $0 })
    }

    private mutating func take(_ option: Option, _ value: String?) throws(UsageError) {
        guard option.takesValue else {
            guard value == nil else { throw .needlessValue(option: option.name) }
            option.note(in: &arguments)
            // Who asks for help gets it, whatever else was typed.
            if arguments.isQuestion { words = [] }
            return
        }
        if let value { return try option.read(value, into: &arguments) }
        try option.read(nextValue(of: option), into: &arguments)
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
        guard !word.isEmpty else { throw .emptyWord }
        defer { mayBeCommand = false }
        if mayBeCommand, let verb = Verb(rawValue: word) {
            arguments.verb = verb
            return
        }
        switch arguments.verb {
        case .run:
            guard Self.resemblesURL(word) else { throw unknownWord(word) }
            arguments.seeds.append(.bare(word))
        case .sql where arguments.inquiry.subject == nil,
            .cat where arguments.inquiry.subject == nil:
            arguments.inquiry.subject = word
        case .status where arguments.file == nil, .check where arguments.file == nil,
            .sql where arguments.file == nil, .cat where arguments.file == nil,
            .retry where arguments.file == nil:
            arguments.file = word
        case .export where arguments.export.source == nil:
            arguments.export.source = word
        case .help:
            return
        case .demo, .status, .check, .sql, .cat, .retry, .export, .version:
            throw .wordElsewhere(word, verb: arguments.verb)
        }
    }

    private func unknownWord(_ word: String) -> UsageError {
        let verbs = mayBeCommand ? Verb.allCases.map(\.rawValue) : []
        let suggestion = Suggestion.nearest(to: word, among: verbs)
        return .unknownWord(word, suggestion: suggestion.flatMap(Verb.init))
    }

    /// Tells `example.org`, `localhost`, `[::1]` and `http://a/` from a mistyped command.
    private static func resemblesURL(_ word: String) -> Bool {
        word == "localhost" || word.utf8.contains { ".:/".utf8.contains($0) }
    }

    private func check() throws(UsageError) {
        guard !arguments.isQuestion else { return }
        let misplaced = Option.table.first {
            arguments.typed.contains($0.name) && !$0.verbs.contains(arguments.verb)
        }
        if let misplaced { throw .optionElsewhere(misplaced.name, verb: arguments.verb) }
        guard !arguments.voice.isQuiet || arguments.voice.verbosity == 0 else {
            throw .quietAndVerbose
        }
        guard arguments.verb != .run || !arguments.seeds.isEmpty else { throw .noSeed }
        let asks = arguments.verb == .sql || arguments.verb == .cat
        guard !asks || arguments.inquiry.subject != nil else {
            throw .noSubject(verb: arguments.verb)
        }
    }
}
