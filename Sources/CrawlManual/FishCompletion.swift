import CrawlArguments

/// The completion of fish.
enum FishCompletion {
    static var script: String {
        let head = [
            "# Completion of crawl for fish: crawl completions fish | source",
            "complete -c crawl -e",
        ]
        return (head + commands + operands + Option.table.flatMap(lines)).joined(separator: "\n")
            + "\n"
    }

    private static let verbs = Verb.allCases.map(\.rawValue)
    private static let needsCommand =
        "not __fish_seen_subcommand_from \(verbs.joined(separator: " "))"

    private static var commands: [String] {
        Completions.commands.map { verb, help in
            "complete -c crawl -n \(quoted(needsCommand)) -a \(verb.rawValue) -d \(quoted(help))"
        }
    }

    private static var operands: [String] {
        let shells = Completions.allCases.map(\.rawValue).joined(separator: " ")
        return [
            line(of: [.completions], "-f -a \(quoted(shells))"),
            line(of: [.help], "-f -a \(quoted(verbs.joined(separator: " ") + " all"))"),
        ]
            + Verb.allCases.filter { !$0.orders.isEmpty }.map { verb in
                line(of: [verb], "-a \(quoted(verb.orderWords.joined(separator: " ")))")
            }
    }

    private static func lines(_ option: Option) -> [String] {
        let help = quoted(option.help)
        let letter = option.alias.map { " -s \($0)" } ?? ""
        let own = "-l \(option.name)\(letter)\(action(option)) -d \(help)"
        let negated = option.isNegatable ? ["-l no-\(option.name) -d \(help)"] : []
        return ([own] + negated).map { line(of: option.verbs, $0) }
    }

    private static func action(_ option: Option) -> String {
        switch Completions.value(of: option) {
        case .none: ""
        case .words(let words): " -x -a \(quoted(words.joined(separator: " ")))"
        case .file: " -r -F"
        case .other: " -x"
        }
    }

    /// A crawl needs no command.
    private static func line(of verbs: Set<Verb>, _ rest: String) -> String {
        let names = Verb.allCases.filter(verbs.contains).map(\.rawValue).joined(separator: " ")
        let seen = "__fish_seen_subcommand_from \(names)"
        let condition = verbs.contains(.run) ? "\(needsCommand); or \(seen)" : seen
        return "complete -c crawl -n \(quoted(condition)) \(rest)"
    }

    private static func quoted(_ text: String) -> String {
        "'\(text.replacing("\\", with: "\\\\").replacing("'", with: "\\'"))'"
    }
}
