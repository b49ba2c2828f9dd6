/// The text of `crawl --help`, made from the table of options and the table of exit statuses.
package enum Usage {
    package static let text = [
        opening, "", Option.Group.allCases.map(section).joined(separator: "\n\n"), "", statuses,
        "", examples, "",
    ].joined(separator: "\n")

    private static let column = 30

    private static let opening = """
        Usage: crawl [run] [OPTION]... URL...       crawl from these URLs
               crawl [run] [OPTION]... --seed FILE  or from those in a list
               crawl demo [OPTION]...               crawl a small web made here
               crawl status [FILE]                  tell how far a crawl is
               crawl check [FILE]                   prove that its file is right
               crawl sql QUERY [FILE]               ask it, read-only
               crawl cat URL[@RUN] [FILE]           print a body that it keeps
               crawl retry [FILE]                   let what failed wait again
               crawl export [CRAWL] -o FILE         write it for other programs
        """

    private static let examples = """
        Examples:
          crawl --seed list --depth 3          seeds/list.txt to storage/list.sqlite
          crawl -o site.sqlite --max-time 2h https://example.org/
          crawl export -o site.csv             pages of the only crawl in storage/
          crawl -q --seed /etc/crawl/seeds     for cron: silent unless it fails
        """

    private static func section(_ group: Option.Group) -> String {
        let options = Option.table.filter { $0.group == group }
        return (["\(group.rawValue):"] + options.map(line)).joined(separator: "\n")
    }

    private static func line(_ option: Option) -> String {
        let alias = option.alias.map { "-\($0), " } ?? "    "
        let value = option.valueName.map { " \($0)" } ?? ""
        let fallback = option.fallback.map { " [\($0)]" } ?? ""
        return padded("  \(alias)--\(option.name)\(value)", to: column) + option.help + fallback
    }

    private static var statuses: String {
        let rows = ExitStatus.numbered.map { (String($0.code), $0) } + [("128+N", .signal(0))]
        let lines = rows.map { code, status in
            "  \(padded(code, to: 7))\(padded(status.name, to: 11))\(status.meaning)"
        }
        return (["Exit status:"] + lines).joined(separator: "\n")
    }

    private static func padded(_ text: String, to width: Int) -> String {
        text + String(repeating: " ", count: max(1, width - text.utf8.count))
    }
}
