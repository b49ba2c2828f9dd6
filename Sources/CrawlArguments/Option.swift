import CrawlModel

/// One option of the command: a row of the table from which parsing, help and hints are made.
struct Option: Sendable {
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
        /// A part of something, `0.5`.
        case share(Place<Double>)
        /// So many a second, a minute or an hour.
        case rate(Place<Double?>)
        case size(Place<Int>)
        case sizeLimit(Place<Int?>)
        case scope(Place<Arguments.Scope>)
        case robots(Place<Arguments.Robots>)
        case kept(Place<Arguments.Kept>)
        case follow(Place<FollowPolicy>)
    }

    /// The heading under which the help lists an option.
    enum Group: String, CaseIterable, Sendable {
        case reach = "Where to go"
        case limits = "When to stop"
        case manners = "How to behave"
        case requests = "What to tell servers"
        case inquiry = "What to ask of a crawl"
        case export = "What to export"
        case output = "What to keep and to say"
    }

    /// The long name without dashes.
    let name: String
    var alias: Character?
    /// How the help calls the value.
    var valueName: String?
    let value: Value
    /// What holds when the option is not typed, in the form in which it would be.
    var fallback: String?
    var help = ""
    var group = Group.reach
    var verbs: Set<Verb> = [.run, .demo]

    /// True where a value has to follow.
    var takesValue: Bool { valueName != nil }

    /// True where `--no-X` is an option, too.
    var isNegatable: Bool {
        switch value {
        case .flag, .tally: true
        default: false
        }
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
        return option
    }

    /// The row under a heading.
    func listed(under group: Group) -> Option {
        var option = self
        option.group = group
        return option
    }
}
