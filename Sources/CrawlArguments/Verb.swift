/// What the command is asked to do.
package enum Verb: String, CaseIterable, Sendable {
    case run, demo, status, check, why, sql, cat, history, retry, reparse, queue, host, export
    case report, diff
    case config, completions, man, help, version
}

extension Verb {
    /// What follows the command's name, and what comes of it.
    package var lines: [(synopsis: String, help: String)] {
        switch self {
        case .run:
            [
                ("[run] [OPTION]... URL...", "crawl from these URLs"),
                ("[run] [OPTION]... --seed FILE", "or from those in a list"),
            ]
        case .demo: [("demo [OPTION]...", "crawl a small web made here")]
        case .status: [("status [FILE]", "tell how far a crawl is")]
        case .check: [("check [FILE]", "prove that its file is right")]
        case .why: [("why URL [FILE]", "tell what became of a URL, and why")]
        case .sql: [("sql QUERY [FILE]", "ask it, read-only")]
        case .cat: [("cat URL[@RUN] [FILE]", "print a body that it keeps")]
        case .history: [("history URL [FILE]", "tell all its versions of a URL")]
        case .retry: [("retry [FILE]", "let what failed wait again")]
        case .reparse: [("reparse [OPTION]... [FILE]", "read its stored pages again")]
        case .queue: [("queue ls|ORDER [WHAT]... [FILE]", "see what waits, and steer it")]
        case .host: [("host ls|ORDER [HOST] [FILE]", "see and steer its hosts")]
        case .export: [("export [CRAWL] -o FILE", "write it for other programs")]
        case .report: [("report [CRAWL] -o FILE", "write it as a page of HTML")]
        case .diff: [("diff [RUN1 RUN2] [FILE]", "tell what changed since the last")]
        case .config: [("config [OPTION]...", "tell what options hold, and why")]
        case .completions: [("completions SHELL", "for bash, zsh or fish")]
        case .man: [("man", "print the manual, for man -l -")]
        case .help: [("help [COMMAND|all]", "tell what can be typed")]
        case .version: [("version", "print versions")]
        }
    }

    /// What follows a command that has several orders, and what comes of each.
    package var orders: [(synopsis: String, help: String)] {
        switch self {
        case .queue:
            [
                ("queue ls [WHAT]... [FILE]", "list what waits or is held, in order"),
                ("queue hold WHAT... [FILE]", "put aside until it is released"),
                ("queue release WHAT... [FILE]", "let it wait again"),
                ("queue drop WHAT... [FILE]", "take it out for good"),
                ("queue boost WHAT... [FILE]", "visit it next of its host"),
                ("queue add URL... [FILE]", "visit it, too, as a seed"),
            ]
        case .host:
            [
                ("host ls [HOST] [FILE]", "list hosts, and how they are asked"),
                ("host pause HOST [FILE]", "leave it in peace until resume"),
                ("host resume HOST [FILE]", "ask it again"),
                ("host rate HOST 2/s|5s [FILE]", "rest so long; default: as before"),
            ]
        default: []
        }
    }

    /// The words for the orders of a command.
    package var orderWords: [String] { orders.map { String($0.synopsis.split(separator: " ")[1]) } }

    /// The word that a command cannot do without, as errors call it.
    var subject: String? {
        switch self {
        case .sql: "query"
        case .cat, .why, .history: "URL"
        case .completions: "shell"
        case .queue, .host: "order"
        default: nil
        }
    }

    var needsSubject: Bool { subject != nil && orders.isEmpty }

    /// True for commands that read a crawl, whose file may be named last.
    package var takesCrawl: Bool {
        switch self {
        case .status, .check, .why, .sql, .cat, .history, .retry, .reparse, .queue, .host,
            .export, .report, .diff:
            true
        case .run, .demo, .config, .completions, .man, .help, .version: false
        }
    }

    /// True for commands that heed the environment and configuration files.
    var isConfigured: Bool { self == .run || self == .demo || self == .config }
}
