import CrawlFormat
import CrawlModel
import SQLite

/// What a reader sees first: which crawl this is, and its figures.
struct Headline {
    let title: String
    private let facts: String
    private let state: String
    private let figures: [(label: String, value: String, note: String)]

    init(_ reader: borrowing AuditReader) throws(StoreError) {
        let seeds = try reader.rows(Self.seeds, columns: 2)
        let count = seeds.first?[1].number ?? 0
        let first = seeds.first?[0].text ?? "nothing"
        title = "Crawl of " + first + (count > 1 ? " and \(Figure.count(count - 1)) more" : "")
        let runs = try reader.rows(Self.runs, columns: 5).first ?? []
        state = runs.isEmpty ? "empty" : runs[2].text
        facts = Self.facts(runs)
        let time = try reader.number(Self.crawlingTime)
        figures = Self.figures(try reader.rows(Self.counts, columns: 7).first ?? [], in: time)
    }

    var markup: Markup {
        let tiles = figures.map { figure in
            """
            <li><strong>\(figure.value)</strong> <span>\(figure.label)</span>\
            <small>\(figure.note)</small></li>

            """ as Markup
        }
        return """
            <header><h1><bdi>\(title)</bdi></h1>
            <p><span class="state \(state)">\(state)</span> \(facts)</p>
            <ul class="tiles">\(tiles.joined())</ul></header>

            """
    }

    private static let seeds = """
        SELECT rtrim(substr(u.url, instr(u.url, '://')+3), '/'),
         (SELECT count(*) FROM url WHERE via=0)
        FROM url u WHERE u.via=0 ORDER BY u.url_id LIMIT 1
        """

    private static let runs = """
        SELECT min(started_at), max(coalesce(finished_at, started_at)),
         (SELECT state FROM run ORDER BY run_id DESC LIMIT 1), count(*),
         (SELECT user_agent FROM run ORDER BY run_id DESC LIMIT 1) FROM run
        """

    /// From the first request to the last of each run.
    private static let crawlingTime = """
        SELECT total(span) FROM (SELECT max(fetched_at)-min(fetched_at)+1 AS span
         FROM fetch GROUP BY run_id)
        """

    private static let counts = """
        SELECT (SELECT count(*) FROM temp.good), (SELECT count(*) FROM url),
         (SELECT count(*) FROM temp.broken), (SELECT count(*) FROM temp.last),
         (SELECT count(*) FROM host), (SELECT total(wire_bytes) FROM fetch),
         (SELECT count(*) FROM frontier)
        """

    private static func facts(_ runs: [SQLiteValue]) -> String {
        guard runs.count == 5, runs[3].number > 0 else { return "" }
        let dates = [runs[0], runs[1]].map { Figure.date(Int64($0.number)) }
        let agent = runs[4].text.isEmpty ? "" : ", as \(runs[4].text)"
        return "\(dates[0]) to \(dates[1]), \(Figure.count(runs[3].number, "run"))\(agent)"
    }

    private static func figures(
        _ counts: [SQLiteValue],
        in time: Int
    ) -> [(label: String, value: String, note: String)] {
        let numbers = counts.map(\.number)
        guard numbers.count == 7 else { return [] }
        let (pages, urls, broken, asked, hosts, bytes, waiting) = (
            numbers[0], numbers[1], numbers[2], numbers[3], numbers[4], numbers[5], numbers[6]
        )
        let duration = Duration.milliseconds(time)
        let rate = Figure.decimal(Figure.rate(asked, in: duration))
        return [
            ("pages", Figure.count(pages), "of \(Figure.count(asked)) URLs asked for"),
            ("broken", Figure.count(broken), Figure.share(broken, of: asked)),
            ("URLs seen", Figure.count(urls), "\(Figure.count(waiting)) still waiting"),
            ("hosts", Figure.count(hosts), ""),
            ("received", Figure.bytes(Double(bytes)), "over the wire"),
            ("of crawling", Figure.span(duration), "\(rate) URLs/s"),
        ]
    }
}
