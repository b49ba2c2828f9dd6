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
        case size(Place<Int>)
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
    let help: String
    let group: Group
    let verbs: Set<Verb>

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
