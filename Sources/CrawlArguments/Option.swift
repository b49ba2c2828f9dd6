/// One option of the command: a row of the table of all.
///
/// From it are made parsing, hints, help, the manual, completions, variables and the keys of
/// configuration files.
package struct Option: Sendable {
    typealias Place<Value> = any WritableKeyPath<Arguments, Value> & Sendable

    /// What an option takes, and where in the arguments that goes.
    enum Value: Sendable {
        /// No value; `--no-X` takes it back.
        case flag(Place<Bool>)
        /// No value; every time counts, `--no-X` forgets them.
        case tally(Place<Int>)
        /// No value; asks for something else than a crawl.
        case verb(Verb)
        case text(Place<String?>)
        case header(Place<String?>)
        case list(Place<[String]>)
        case seed
        case number(Place<Int>, ClosedRange<Int>)
        case limit(Place<Int?>, ClosedRange<Int>)
        /// A limit that may also be `inf`.
        case reach(Place<Int?>, ClosedRange<Int>)
        case duration(Place<Duration>, from: Duration)
        case durationLimit(Place<Duration?>, from: Duration)
        /// A duration, or `never`.
        case age(Place<Duration?>)
        /// A part of something, `0.5`.
        case share(Place<Double>)
        /// So many a second, a minute or an hour.
        case rate(Place<Double?>)
        case size(Place<Int>)
        case sizeLimit(Place<Int?>)
        /// One of some words, and what takes it to its place.
        case choice([String], Reading)
        /// What is read in a way of its own.
        case custom(Reading)

        typealias Reading = @Sendable (String, inout Arguments) throws(ValueFault) -> Void

        /// One of the words that an enumeration knows.
        static func choice<Choice>(_ place: Place<Choice>) -> Value
        where Choice: RawRepresentable<String> & CaseIterable & SendableMetatype {
            .choice(Choice.allCases.map(\.rawValue)) { (text, arguments) throws(ValueFault) in
                arguments[keyPath: place] = try ValueReader.choice(text)
            }
        }
    }

    /// The heading under which the help lists an option.
    package enum Group: String, CaseIterable, Sendable {
        case reach = "Where to go"
        case limits = "When to stop"
        case manners = "How to behave"
        case requests = "What to tell servers"
        case inquiry = "What to ask of a crawl"
        case export = "What to export"
        case output = "What to keep and to say"
        case unattended = "When nobody watches"
        case words = "Where options come from"
    }

    /// The long name without dashes; also the key in a configuration file.
    package let name: String
    package var alias: Character?
    /// How the help calls the value.
    package var valueName: String?
    let value: Value
    /// What holds when the option is not typed, in the form in which it would be.
    package var fallback: String?
    package var help = ""
    package var group = Group.reach
    package var verbs: Set<Verb> = [.run, .demo]
    package var marks = Marks()

    /// What else is true of an option.
    package struct Marks: Sendable {
        /// Listed in the help of one screen.
        package var isEveryday = false
        /// May stand in a section `[host NAME]` of a configuration file.
        package var isForHosts = false
        /// What the help of some commands says instead, with its default.
        var ownHelps: [Verb: String] = [:]
        /// Words to offer for the value where the shell completes it.
        package var offers: [String] = []
    }
}

extension Option {
    /// Begins a row of the table.
    init(
        _ name: String,
        letter alias: Character? = nil,
        takes valueName: String? = nil,
        _ value: Value,
        or fallback: String? = nil
    ) {
        self.init(name: name, alias: alias, valueName: valueName, value: value, fallback: fallback)
    }

    /// The row with its help, and with the commands that have the option: those that crawl, if
    /// nothing else is said.
    func says(_ help: String, by verbs: Set<Verb> = [.run, .demo]) -> Option {
        var option = self
        (option.help, option.verbs) = (help, verbs)
        // What a crawl would do can be asked of it, and who reads pages again may say how.
        if verbs.contains(.run) { option.verbs.formUnion([.config, .reparse]) }
        return option
    }

    /// The row with what it means to some commands alone, its default with it.
    func says(_ help: String, to verbs: Verb...) -> Option {
        var option = self
        for verb in verbs { option.marks.ownHelps[verb] = help }
        return option
    }

    /// The row as one of those that concern how a crawl begins or which pages it requests again.
    var ofBeginnings: Option {
        var option = self
        option.verbs.remove(.reparse)
        return option
    }

    /// The row under a heading.
    func listed(under group: Group) -> Option {
        var option = self
        option.group = group
        return option
    }

    /// The row as one of those that the help of one screen lists.
    var everyday: Option {
        var option = self
        option.marks.isEveryday = true
        return option
    }

    /// The row as one of those that may differ from host to host.
    var forHosts: Option {
        var option = self
        option.marks.isForHosts = true
        return option
    }

    /// The row with words, parted by spaces, that a shell offers for its value.
    func offers(_ words: String) -> Option {
        var option = self
        option.marks.offers = words.split(separator: " ").map(String.init)
        return option
    }
}
