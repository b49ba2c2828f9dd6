extension Arguments {
    /// Reads the words that follow the command's name, by the rules of GNU's `getopt_long`.
    ///
    /// Of an option that is typed twice the later value counts, unless it is repeatable. Long names are not
    /// abbreviated: a line in a crontab has to mean the same when options are added.
    ///
    /// - Throws: The first thing that is wrong.
    init(parsing words: [String]) throws(UsageError) {
        var reader = ArgumentReader(words)
        self = try reader.readAll()
    }
}

/// Takes typed words one by one: first options, wherever they stand, then the words between them.
private struct ArgumentReader {
    private var words: ArraySlice<String>
    private var arguments = Arguments()
    private var operands: [String] = []
    /// Where a lone `--` stood among the operands: those after it are never commands.
    private var dashesAt = Int.max

    init(_ words: [String]) {
        self.words = words[...]
    }

    mutating func readAll() throws(UsageError) -> Arguments {
        while let word = words.popFirst() {
            try read(word)
            guard arguments.verb == .run else { return arguments }
        }
        try settleOperands()
        try check()
        return arguments
    }

    private mutating func read(_ word: String) throws(UsageError) {
        let bytes = word.utf8
        if word == "--" {
            dashesAt = operands.count
            operands += words
            words = []
        } else if bytes.starts(with: "--".utf8) {
            try readLong(bytes.dropFirst(2))
        } else if bytes.first == UInt8(ascii: "-"), bytes.count > 1 {
            try readShort(String(Substring(bytes.dropFirst())))
        } else {
            operands.append(word)
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
        guard let negated else { throw unknown(name) }
        guard value == nil else { throw .needlessValue(option: name) }
        negated.note(in: &arguments, isNegated: true)
    }

    private func unknown(_ name: String) -> UsageError {
        let names =
            Option.table.map(\.name)
            + Option.table.filter(\.isNegatable).map { "no-" + $0.name }
        let suggestion = Suggestion.nearest(to: name, among: names)
        return .unknownOption("--" + name, suggestion: suggestion.map { "--" + $0 })
    }

    private mutating func take(_ option: Option, _ value: String?) throws(UsageError) {
        guard option.takesValue else {
            guard value == nil else { throw .needlessValue(option: option.name) }
            return option.note(in: &arguments)
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

    private mutating func settleOperands() throws(UsageError) {
        var rest = operands[...]
        if dashesAt > 0, let verb = rest.first.flatMap(Verb.init) {
            arguments.verb = verb
            rest.removeFirst()
        }
        for word in rest { try take(word, isFirst: rest.startIndex == 0) }
    }

    private mutating func take(_ word: String, isFirst: Bool) throws(UsageError) {
        guard !word.isEmpty else { throw .emptyWord }
        switch arguments.verb {
        case .run:
            guard Self.resemblesURL(word) else { throw unknown(word, isFirst: isFirst) }
            arguments.seeds.append(.bare(word))
        case .status:
            guard arguments.file == nil else { throw .wordElsewhere(word, verb: .status) }
            arguments.file = word
        case .help:
            return
        case .demo, .version:
            throw .wordElsewhere(word, verb: arguments.verb)
        }
    }

    private func unknown(_ word: String, isFirst: Bool) -> UsageError {
        let verbs = isFirst ? Verb.allCases.map(\.rawValue) : []
        let suggestion = Suggestion.nearest(to: word, among: verbs)
        return .unknownWord(word, suggestion: suggestion.flatMap(Verb.init))
    }

    /// Tells `example.org`, `localhost`, `[::1]` and `http://a/` from a mistyped command.
    private static func resemblesURL(_ word: String) -> Bool {
        word == "localhost" || word.utf8.contains { ".:/".utf8.contains($0) }
    }

    private func check() throws(UsageError) {
        let misplaced = Option.table.first {
            arguments.typed.contains($0.name) && !$0.verbs.contains(arguments.verb)
        }
        if let misplaced { throw .optionElsewhere(misplaced.name, verb: arguments.verb) }
        guard !arguments.isQuiet || arguments.verbosity == 0 else { throw .quietAndVerbose }
        guard arguments.verb != .run || !arguments.seeds.isEmpty else { throw .noSeed }
    }
}
