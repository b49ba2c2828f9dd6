extension Option {
    /// What is taken out of a crawl's file.
    static let exportRows = [
        Option("format", takes: "KIND", .text(\.export.format))
            .says(
                "sqlite, jsonl, csv, warc...; sql: table, json",
                by: [.export, .sql, .history, .queue, .host, .diff]
            )
            .says("sqlite, jsonl, csv, tsv, warc, wacz, links...", to: .export)
            .says("table, csv or json [table]", to: .sql, .history, .queue, .host)
            .says("text, json or sql [text]", to: .diff)
            .offers(
                "sqlite json jsonl csv tsv warc cdxj wacz sitemap graphml dot links table text sql"
            ),
        Option("table", takes: "NAME", .text(\.export.table))
            .says("pages, links, urls, hosts, errors, skips...", by: [.export])
            .offers("pages links urls hosts errors redirects skips versions runs"),
        Option("run", takes: "N", .limit(\.export.wanted.run, 1...longest))
            .says("the crawl as this run left it", by: [.export, .report]),
        Option("host", takes: "HOST", .text(\.export.wanted.host))
            .says("rows of this host alone", by: [.export, .queue])
            .says("URLs of this host, or below: *.example.org", to: .queue),
        Option("status", takes: "CODES", .text(\.export.wanted.status))
            .says("rows with such a status: 200, 4xx, 200-299", by: [.export]),
        Option("since", takes: "DATE", .text(\.export.wanted.since))
            .says("rows fetched then or later: 2026-01-31", by: [.export]),
        Option("where", takes: "SQL", .text(\.export.wanted.condition))
            .says("rows that fulfil this: \"word_count > 500\"", by: [.export]),
        Option("bodies", .flag(\.export.hasBodies))
            .says("with each page's body, as text", by: [.export]),
        Option("datasette-metadata", takes: "TO", .text(\.export.metadataFile))
            .says("describe a dataset there, for Datasette", by: [.export]),
        Option("csv-safe", .flag(\.export.isSafe))
            .says("no cell is a formula to spreadsheets, the default", by: [.export]),
        Option("force", .flag(\.export.replaces))
            .says("replace FILE where it exists", by: [.export, .report]),
    ]
}
