import CrawlModel

/// Why the words typed are no order: its subject and its cause.
package enum UsageError: Error, Equatable {
    /// A word with dashes that is in no table, as typed, and the one that was perhaps meant.
    case unknownOption(String, suggestion: String?)
    /// A word that is neither a command nor a URL, and the command that was perhaps meant.
    case unknownWord(String, suggestion: Verb?)
    /// `--no-X` where X takes a value.
    case notNegatable(option: String)
    case emptyWord
    case emptyValue(option: String)
    case missingValue(option: String)
    case needlessValue(option: String)
    case badValue(option: String, value: String, fault: ValueFault)
    case optionElsewhere(String, verb: Verb)
    case wordElsewhere(String, verb: Verb)
    case noSeed
    /// A command lacks what it is about.
    case noSubject(verb: Verb)
    /// A word behind a command of several orders that is none of them.
    case unknownOrder(String, verb: Verb, suggestion: String?)
    /// An order that does not say what it is about.
    case noTarget(verb: Verb, order: String)
    /// What is no pace for a host.
    case badRest(String)
    case quietAndVerbose
    /// What is wrong with a configuration file or a variable.
    indirect case at(Origin, UsageError)
    case noConfiguration(String, cause: String)
    /// A line of a configuration file that has no form.
    case noSetting(String)
    case unknownSetting(String, suggestion: String?)
    case unknownVariable(suggestion: String)
    /// An option that holds for all hosts alike, in the section of one.
    case notForHosts(String)
}

extension UsageError: CustomStringConvertible {
    /// One sentence that fits a terminal's line or two and holds no control characters.
    package var description: String {
        switch self {
        case .unknownOption(let word, let suggestion):
            "unknown option \(Quotation(word).unquoted)" + Self.hint(suggestion)
        case .unknownWord(let word, let suggestion?):
            "unknown command \(Quotation(word))" + Self.hint(suggestion.rawValue)
        case .unknownWord(let word, nil):
            "\(Quotation(word)) is no command and no URL; a list of seeds follows --seed"
        case .notNegatable(let option):
            "--no-\(option) is no option; --\(option) takes a value"
        case .emptyWord: "an empty word is no URL"
        case .emptyValue(let option): "--\(option) has an empty value"
        case .missingValue(let option): "--\(option) lacks its value"
        case .needlessValue(let option): "--\(option) takes no value"
        case .badValue(let option, let value, let fault):
            "--\(option) \(Quotation(value)) \(fault)"
        case .optionElsewhere(let option, let verb):
            "--\(option) means nothing to crawl \(verb.rawValue)"
        case .wordElsewhere(let word, let verb):
            "\(Quotation(word)) means nothing to crawl \(verb.rawValue)"
        case .noSeed:
            "no seed is given; type a URL or --seed FILE, as in crawl https://example.org/"
        case .noSubject(let verb):
            "\(verb.rawValue) lacks its \(verb.subject ?? "word")" + Self.choices(verb.orderWords)
        case .unknownOrder(let word, let verb, let suggestion):
            "crawl \(verb.rawValue) knows no order \(Quotation(word))"
                + (suggestion == nil ? Self.choices(verb.orderWords) : Self.hint(suggestion))
        case .noTarget(let verb, let order):
            "\(verb.rawValue) \(order) does not say what is meant; try crawl help \(verb.rawValue)"
        case .badRest(let text):
            "\(Quotation(text)) is no rate such as 2/s or 30/m, no rest such as 5s and not default"
        case .quietAndVerbose: "--quiet and --verbose exclude each other"
        case .at(let origin, let error): "\(origin): \(error)"
        case .noConfiguration(let file, let cause): "cannot read \(Quotation(file)): \(cause)"
        case .noSetting(let line):
            "\(Quotation(line)) is neither name = value nor [host NAME]"
        case .unknownSetting(let name, let suggestion):
            "unknown option \(Quotation(name))" + Self.hint(suggestion)
        case .unknownVariable(let suggestion):
            "unknown variable" + Self.hint(suggestion)
        case .notForHosts(let name):
            "\(name) holds for all hosts alike; a host's own may be "
                + Option.table.filter(\.marks.isForHosts).map(\.name).joined(separator: ", ")
        }
    }

    private static func choices(_ words: [String]) -> String {
        words.isEmpty ? "" : ": " + words.joined(separator: ", ")
    }

    private static func hint(_ suggestion: String?) -> String {
        suggestion.map { "; did you mean \($0)?" } ?? ""
    }
}
