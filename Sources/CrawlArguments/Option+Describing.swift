extension Option {
    /// How the variables that stand for options begin.
    package static let variablePrefix = "CRAWL_"
    static let configurationName = "config"

    /// What a variable or a configuration file may set.
    package static let settable = table.filter(\.isSettable)

    /// The option of a long name, nil where there is none.
    package static func named(_ name: String) -> Option? { table.first { $0.name == name } }

    /// True where a value has to follow.
    package var takesValue: Bool { valueName != nil }

    /// True where `--no-X` is an option, too.
    package var isNegatable: Bool {
        switch value {
        case .flag, .tally: true
        default: false
        }
    }

    /// True where each value counts, not the last alone.
    package var isRepeatable: Bool {
        switch value {
        case .list, .seed: true
        default: false
        }
    }

    /// The variable of the environment that stands for the option: `CRAWL_MAX_PAGES`.
    package var variable: String {
        let name = name.utf8.map { $0 == 0x2D ? 0x5F : (0x61...0x7A).contains($0) ? $0 - 0x20 : $0 }
        return Self.variablePrefix + String(decoding: name, as: UTF8.self)
    }

    /// The words that a shell may offer for the value.
    package var choices: [String] {
        guard case .choice(let words, _) = value else { return marks.offers }
        return words
    }

    /// What holds where nobody sets the option; nil where nothing does.
    package var standard: String? {
        guard case .flag(let place) = value else { return fallback }
        return Arguments()[keyPath: place] ? "yes" : "no"
    }

    /// What the option means, with its default: to a command where one is named, else to all.
    package func meaning(to verb: Verb? = nil) -> String {
        if let own = verb.flatMap({ marks.ownHelps[$0] }) { return own }
        return help + (fallback.map { " [\($0)]" } ?? "")
    }

    /// What the option means to commands to which it does not mean the same as to most.
    package var ownMeanings: [(verbs: [Verb], meaning: String)] {
        let meanings = Set(marks.ownHelps.values).sorted()
        return meanings.map { meaning in
            (Verb.allCases.filter { marks.ownHelps[$0] == meaning }, meaning)
        }
    }

    private var isSettable: Bool {
        guard case .verb = value else { return verbs.contains { $0.isConfigured } }
        return false
    }
}
