package import CrawlArguments

/// What `crawl --help` prints, made from the tables of commands, options and exit statuses.
package enum Usage {
    /// One screen: the commands, and the options that are used every day.
    package static let brief =
        [
            commands(Verb.allCases.filter { $0 != .version && $0 != .help }),
            """
            What is typed most; crawl help all lists all, crawl help COMMAND those of one:
            """ + "\n" + lines(Option.table.filter(\.marks.isEveryday)),
            statusWords,
            examples,
        ].joined(separator: "\n\n") + "\n"

    /// Everything.
    package static let full =
        [
            commands(Verb.allCases, isFull: true), groups(of: Option.table), statuses, examples,
        ].joined(separator: "\n\n") + "\n"

    /// The help that is asked for.
    ///
    /// - Parameters:
    ///   - topic: The command that it is about, nil for all.
    ///   - isFull: True to leave nothing out.
    /// - Returns: Its lines.
    package static func text(on topic: Verb?, isFull: Bool) -> String {
        guard !isFull else { return full }
        guard let topic, topic != .help else { return brief }
        let options = Option.table.filter { $0.verbs.contains(topic) }
        return [commands([topic], isFull: true), groups(of: options, by: topic)]
            .joined(separator: "\n\n") + "\n"
    }

    private static let optionColumn = 30
    private static let commandColumn = 37

    private static func commands(_ verbs: [Verb], isFull: Bool = false) -> String {
        let lines = verbs.flatMap { $0.lines + (isFull ? $0.orders : []) }
        return lines.enumerated().map { place, line in
            let head = place == 0 ? "Usage: crawl " : "       crawl "
            return head + padded(line.synopsis, to: commandColumn - 6) + line.help
        }
        .joined(separator: "\n")
    }

    private static func groups(of options: [Option], by verb: Verb? = nil) -> String {
        Option.Group.allCases.compactMap { group in
            let members = options.filter { $0.group == group }
            return members.isEmpty ? nil : "\(group.rawValue):\n" + lines(members, by: verb)
        }
        .joined(separator: "\n\n")
    }

    private static func lines(_ options: [Option], by verb: Verb? = nil) -> String {
        options.map { line($0, by: verb) }.joined(separator: "\n")
    }

    private static func line(_ option: Option, by verb: Verb?) -> String {
        let alias = option.alias.map { "-\($0), " } ?? "    "
        let value = option.valueName.map { " \($0)" } ?? ""
        let head = padded("  \(alias)--\(option.name)\(value)", to: optionColumn)
        return head + option.meaning(to: verb)
    }

    /// Two lines for who knows what the words mean.
    private static let statusWords = {
        let words = ExitStatus.numbered.map { "\($0.code) \($0.name)" } + ["128+N signal N"]
        let (first, second) = (words.prefix(6), words.dropFirst(6))
        return "Exit status: " + first.joined(separator: ", ") + ",\n"
            + "  " + second.joined(separator: ", ")
    }()

    private static let statuses = {
        let lines = ExitStatus.rows.map { code, name, meaning in
            "  \(padded(code, to: 7))\(padded(name, to: 11))\(meaning)"
        }
        return (["Exit status:"] + lines).joined(separator: "\n")
    }()

    private static let examples = """
        Examples:
          crawl --seed list --depth 3          seeds/list.txt to storage/list.sqlite
          crawl -o site.sqlite --max-time 2h https://example.org/
          crawl export -o site.csv             pages of the only crawl in storage/
          crawl -q --seed /etc/crawl/seeds     for cron: silent unless it fails
        """

    private static func padded(_ text: String, to width: Int) -> String {
        text + String(repeating: " ", count: max(1, width - text.utf8.count))
    }
}
