package import CrawlFormat

/// A crawl as one page of HTML for people: it needs nothing from elsewhere, and runs nothing.
package enum AuditReport {
    /// Makes the page; the same file gives the same bytes.
    ///
    /// - Parameters:
    ///   - path: The crawl's file; the crawl may run meanwhile.
    ///   - moment: When it is looked at; nil for now.
    /// - Returns: HTML in UTF-8.
    /// - Throws: Why the file cannot be read, or is no crawl.
    /// - Complexity: O(n log n) in fetches and links; memory for what the page shows.
    package static func html(
        of path: String,
        asOf moment: PastMoment? = nil
    ) throws(StoreError) -> [UInt8] {
        let reader = try AuditReader.open(path, asOf: moment)
        let headline = try Headline(reader)
        var body = headline.markup
        body += navigation
        for section in sections { body += try section.markup(reader) }
        return Array(document(title: headline.title, body).text.utf8)
    }

    private struct Section {
        let id: String
        let title: String
        /// Each is a card; those that are narrow stand beside each other.
        let cards: [Card]

        func markup(_ reader: borrowing AuditReader) throws(StoreError) -> Markup {
            var content: Markup = ""
            for card in cards { content += try card.markup(reader) }
            return """
                <section id="\(id)">
                <h2>\(title)</h2>
                <div class="cards">
                \(content)</div>
                </section>

                """
        }
    }

    private enum Card {
        case timeline, ring, depths, times
        case bars(Breakdown)
        case table(Listing)

        func markup(_ reader: borrowing AuditReader) throws(StoreError) -> Markup {
            let content = try content(reader)
            return "<article class=\"card \(width)\">\n\(content)</article>\n"
        }

        private var width: String {
            switch self {
            case .timeline, .table: "wide"
            case .ring, .depths, .times, .bars: "narrow"
            }
        }

        private func content(_ reader: borrowing AuditReader) throws(StoreError) -> Markup {
            switch self {
            case .timeline: try Timeline.markup(reader)
            case .ring: try Donut.markup(reader)
            case .depths: try Histograms.depths(reader)
            case .times: try Histograms.times(reader)
            case .bars(let breakdown): try breakdown.markup(reader)
            case .table(let listing): try listing.markup(reader)
            }
        }
    }

    private static let sections = [
        Section(
            id: "overview",
            title: "Overview",
            cards: [
                .timeline, .ring, .bars(.fates), .depths, .times, .bars(.types), .bars(.errors),
            ]
        ),
        Section(
            id: "links",
            title: "Links",
            cards: [.table(.brokenLinks), .table(.redirectChains)]
        ),
        Section(
            id: "pages",
            title: "Pages",
            cards: [
                .table(.duplicateBodies), .table(.duplicateTitles), .table(.slowest),
                .table(.largest),
            ]
        ),
        Section(
            id: "hosts",
            title: "Hosts and robots.txt",
            cards: [.table(.hosts), .table(.robots), .table(.robotsRules)]
        ),
        Section(
            id: "runs",
            title: "Runs",
            cards: [.table(.runs), .table(.events), .table(.options)]
        ),
    ]

    private static var navigation: Markup {
        let links = sections.map { "<a href=\"#\($0.id)\">\($0.title)</a>" as Markup }
        return "<nav>\(links.joined())</nav>\n"
    }

    private static func document(title: String, _ body: Markup) -> Markup {
        """
        <!DOCTYPE html>
        <html lang="en">
        <head>
        <meta charset="utf-8">
        <meta http-equiv="Content-Security-Policy" content="\(policy)">
        <meta name="viewport" content="width=device-width, initial-scale=1">
        <meta name="referrer" content="no-referrer">
        <meta name="robots" content="noindex">
        <meta name="color-scheme" content="light dark">
        <title>\(title)</title>
        <style>
        \(AuditStyle.sheet)
        </style>
        </head>
        <body>
        \(body)<footer>Made by crawl; every figure is a query of its file.</footer>
        </body>
        </html>

        """
    }

    /// Nothing is loaded and nothing runs; the style sheet above is all.
    private static let policy: Markup =
        "default-src 'none'; style-src 'unsafe-inline'; base-uri 'none'; form-action 'none'"
}
