import CrawlArguments

/// The manual page, `crawl man | man -l -`, in the macros of man(7).
package enum ManualPage {
    /// The whole page.
    ///
    /// - Parameters:
    ///   - version: The program's.
    ///   - date: When that was made, as ISO 8601 writes a day.
    /// - Returns: The source of the page.
    package static func text(version: String, date: String) -> String {
        let sections = [
            [#".TH CRAWL 1 "\#(date)" "crawl \#(version)" "User Commands""#],
            [".SH NAME", #"crawl \- crawl the web into one SQLite file"#],
            [".SH SYNOPSIS"] + synopses,
            [".SH DESCRIPTION"] + paragraphs(description),
            [".SH SEEDS"] + paragraphs(seeds),
            [".SH COMMANDS"] + commands,
            [".SH STEERING"] + paragraphs(steering),
            [".SH OPTIONS"] + options,
            [".SH CONFIGURATION"] + paragraphs(configuration),
            [".SH EXIT STATUS"] + statuses,
            [".SH FILES"] + files,
            [".SH EXAMPLES"] + examples,
        ]
        return sections.joined().joined(separator: "\n") + "\n"
    }

    private static let description = [
        """
        crawl follows links from URLs to a depth, politely, and keeps every page, link, \
        redirect, failure and refusal as rows of a database that can be queried while it runs. \
        Killed at any moment, it goes on by the same command.
        """,
        """
        robots.txt is obeyed; one request at a time goes to a host, with a rest of a second \
        between two. Durations have units: 500ms, 2s, 5m, 2h, 1d; a bare number is seconds. Sizes \
        are bytes, or 64K, 8M, 1G. What takes no value is taken back by a no- before its name.
        """,
    ]

    private static let seeds = [
        """
        A seed is a URL, or a host with or without a path: without a scheme https is taken, but \
        http for localhost, for IP addresses, and where a port is typed that does not end in 443. \
        A list has one a line; # begins a comment, and behind the URL may stand what holds for \
        that seed alone: depth=N, scope=KIND, include=PATTERN, exclude=PATTERN, max-pages=N, \
        extra-hops=N. --seed NAME reads seeds/NAME, seeds/NAME.txt or NAME, --seed - the standard \
        input.
        """
    ]

    private static let steering = [
        """
        WHAT is a URL, with its scheme or without where the crawl knows it, or a pattern as \
        --include takes it; --host and --reason (waiting, retry, held, dropped) choose among \
        them. Orders are about what is known when they are given. A crawl that runs obeys within \
        a second; where none runs, the order is carried out at once. The table command keeps each.
        """
    ]

    private static let configuration = [
        """
        A file named by --config holds lines "name = value" with the long names of options, and a \
        name alone for what takes no value. A comment begins with # at the beginning of a line or \
        behind a blank; a value in double quotes is what is between them. What may be typed more \
        than once has a line for each.
        """,
        """
        Behind a line "[host NAME]" stands what holds for that host alone, or for all below a \
        domain: "[host *.example.org]"; a host takes over from its domains what it does not say \
        itself. There may be: \
        \(Option.table.filter(\.marks.isForHosts).map(\.name).joined(separator: ", ")).
        """,
        """
        A variable CRAWL_NAME stands for each option, CRAWL_MAX_PAGES for --max-pages; of what may \
        be typed more than once it has a value a line. The command line outranks variables, which \
        outrank files, of which the last outranks the others; a list replaces one of lower rank. \
        Files and variables hold for commands that crawl. crawl config tells what holds, and why.
        """,
    ]

    private static var synopses: [String] {
        let verbs = Verb.allCases.filter { $0 != .help && $0 != .version }
        return verbs.flatMap(\.lines).flatMap { line in
            [".B crawl", Roff.text(line.synopsis), ".br"]
        }
        .dropLast()
    }

    private static var commands: [String] {
        Verb.allCases.flatMap { $0.lines + $0.orders }.flatMap { line in
            [".TP", ".B " + Roff.argument("crawl " + line.synopsis), Roff.text(line.help)]
        }
    }

    private static var options: [String] {
        Option.Group.allCases.flatMap { group in
            [".SS " + Roff.argument(group.rawValue)]
                + Option.table.filter { $0.group == group }.flatMap(entry)
        }
    }

    private static func entry(_ option: Option) -> [String] {
        let alias = option.alias.map { #"\fB\-\#($0)\fR, "# } ?? ""
        let value = option.valueName.map { #" \fI\#(Roff.inline($0))\fR"# } ?? ""
        let name = Roff.inline((option.isNegatable ? "--[no-]" : "--") + option.name)
        let notes = [
            sentence(option.help),
            option.choices.isEmpty ? nil : "One of: \(option.choices.joined(separator: ", ")).",
            option.fallback.map { "Default: \($0)." },
            commandNote(option),
        ]
        let own = option.ownMeanings.map { verbs, meaning in
            sentence("Of \(verbs.map(\.rawValue).joined(separator: ", ")): \(meaning)")
        }
        return [".TP", "\(alias)\\fB\(name)\\fR\(value)"]
            + (notes.compactMap(\.self) + own).flatMap(Roff.lines)
    }

    private static func sentence(_ text: String) -> String {
        text.hasSuffix(".") ? text : text + "."
    }

    /// Which commands have the option, where that is not clear.
    private static func commandNote(_ option: Option) -> String? {
        guard !option.verbs.contains(.run) else { return nil }
        let verbs = Verb.allCases.filter(option.verbs.contains).map(\.rawValue)
        return "An option of \(verbs.joined(separator: ", "))."
    }

    private static var statuses: [String] {
        ExitStatus.rows.flatMap { code, name, meaning in
            [".TP", ".B " + Roff.argument(code), Roff.text("\(name): \(meaning)")]
        }
    }

    private static let files = [
        ".TP", ".I storage/NAME.sqlite",
        "The crawl of the seed list NAME, unless \\-o names another.",
        ".TP", ".I FILE.lock", "Held while a crawl runs; never to be deleted.",
        ".TP", ".I seeds/NAME.txt", "What \\-\\-seed NAME reads: a URL a line, # for comments.",
    ]

    private static let examples = [
        ("crawl --seed list --depth 3", "seeds/list.txt to storage/list.sqlite."),
        ("crawl -o site.sqlite --max-time 2h https://example.org/", "One site, for two hours."),
        ("crawl export -o site.csv", "The pages of the only crawl in storage/."),
    ]
    .flatMap { command, meaning in
        [".TP", ".B " + Roff.argument(command), Roff.text(meaning)]
    }

    private static func paragraphs(_ texts: [String]) -> [String] {
        texts.flatMap { [".PP"] + Roff.lines($0) }.dropFirst().map(\.self)
    }
}

/// Text as roff takes it: nothing in it is a request, and a hyphen is one.
enum Roff {
    /// A line of text.
    static func text(_ text: String) -> String {
        let line = inline(text)
        return line.hasPrefix(".") || line.hasPrefix("'") ? "\\&" + line : line
    }

    /// A paragraph in lines of a usual length.
    static func lines(_ text: String) -> [String] {
        var lines: [String] = []
        for word in text.split(separator: " ") {
            let line = lines.last.map { "\($0) \(word)" } ?? String(word)
            if inline(line).utf8.count <= 78, !lines.isEmpty { lines.removeLast() }
            lines.append(inline(line).utf8.count <= 78 ? line : String(word))
        }
        return lines.map(Self.text)
    }

    /// A part of a line.
    static func inline(_ text: String) -> String {
        text.replacing("\\", with: "\\e").replacing("-", with: "\\-")
    }

    /// What follows a request, as one argument.
    static func argument(_ text: String) -> String {
        "\"\(inline(text).replacing("\"", with: "\\(dq"))\""
    }
}
