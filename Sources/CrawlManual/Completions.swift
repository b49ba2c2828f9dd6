import CrawlArguments

/// Scripts that let a shell complete what is typed, made from the tables of commands and options.
package enum Completions: String, CaseIterable, Sendable {
    case bash, zsh, fish

    /// The script, to be read by the shell.
    package var script: String {
        switch self {
        case .bash: BashCompletion.script
        case .zsh: ZshCompletion.script
        case .fish: FishCompletion.script
        }
    }

    /// What an option's value may be.
    enum Value {
        case none
        case words([String])
        case file
        /// Something that no shell knows.
        case other
    }

    static func value(of option: Option) -> Value {
        guard let name = option.valueName else { return .none }
        if !option.choices.isEmpty { return .words(option.choices) }
        return name.contains("FILE") ? .file : .other
    }

    /// The spellings of an option, with dashes.
    static func spellings(of option: Option) -> [String] {
        ["--\(option.name)"] + (option.isNegatable ? ["--no-\(option.name)"] : [])
    }

    /// The options of a command.
    static func options(of verb: Verb) -> [Option] {
        Option.table.filter { $0.verbs.contains(verb) }
    }

    /// Commands that can be typed, and what they do.
    static let commands = Verb.allCases.map { ($0, $0.lines[0].help) }
}
