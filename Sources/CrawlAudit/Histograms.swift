import CrawlFormat
import CrawlModel
import SQLite

/// How pages are spread over depths, and answers over the time that they took.
enum Histograms {
    /// Pages by the fewest links from a seed.
    static func depths(_ reader: borrowing AuditReader) throws(StoreError) -> Markup {
        var counts = [Int](repeating: 0, count: depthLimit + 1)
        for row in try reader.rows(depthQuery, columns: 2) {
            counts[min(max(0, row[0].number), depthLimit)] += row[1].number
        }
        let last = counts.lastIndex { $0 > 0 } ?? 0
        let names = (0...last).map { $0 == depthLimit ? "\($0)+" : "\($0)" }
        return "<h3>Pages by depth</h3>\n" + chart("Pages by depth", names, counts, "page")
            + "<p class=\"note\">Links to follow from a seed, at the fewest.</p>\n"
    }

    /// Answers by the time to their last byte.
    static func times(_ reader: borrowing AuditReader) throws(StoreError) -> Markup {
        var counts = [Int](repeating: 0, count: timeLimits.count + 1)
        var ranks = Ranks(total: try reader.number(answered))
        try reader.walk(timeQuery) { row in
            let (time, count) = (Int(row.integer(0)), Int(row.integer(1)))
            counts[timeLimits.firstIndex { time < $0 } ?? timeLimits.count] += count
            ranks.add(time, count)
        }
        let names = timeLimits.map { "<\(name(of: $0))" } + ["more"]
        return "<h3>Answers by time</h3>\n" + chart("Answers by time", names, counts, "answer")
            + "<p class=\"note\">\(ranks.sentence)</p>\n"
    }

    private static let depthLimit = 15
    private static let timeLimits = [10, 30, 100, 300, 1_000, 3_000, 10_000]

    private static let depthQuery = """
        SELECT u.depth, count(*) FROM temp.good g CROSS JOIN url u ON u.url_id=g.url_id
        GROUP BY u.depth
        """

    private static let answered = """
        SELECT count(*) FROM temp.last l CROSS JOIN fetch f ON f.fetch_id=l.fetch_id
        WHERE f.status>0 AND f.total_ms IS NOT NULL
        """

    private static let timeQuery = """
        SELECT f.total_ms, count(*) FROM temp.last l CROSS JOIN fetch f ON f.fetch_id=l.fetch_id
        WHERE f.status>0 AND f.total_ms IS NOT NULL GROUP BY f.total_ms ORDER BY f.total_ms
        """

    private static func chart(
        _ name: String,
        _ labels: [String],
        _ counts: [Int],
        _ noun: String
    ) -> Markup {
        let columns = zip(labels, counts).map { label, count in
            ColumnChart.Column(
                title: "\(label): \(Figure.count(count, noun))",
                parts: [ColumnChart.Part(style: "plain", count: count)]
            )
        }
        return ColumnChart(name: name, columns: columns, labels: labels).markup
    }

    private static func name(of time: Int) -> String {
        time < 1_000 ? "\(time) ms" : "\(time / 1_000) s"
    }
}

/// The times that a half, 95 and 99 of a hundred answers did not exceed.
private struct Ranks {
    private static let shares = [50, 95, 99]

    let total: Int
    private var seen = 0
    private var times: [Int] = []

    init(total: Int) {
        self.total = total
    }

    /// Takes so many answers of a time, the shortest first.
    mutating func add(_ time: Int, _ count: Int) {
        seen += count
        while times.count < Self.shares.count, seen * 100 >= total * Self.shares[times.count] {
            times.append(time)
        }
    }

    var sentence: String {
        guard times.count == Self.shares.count else { return "There was no answer." }
        let texts = zip(Self.shares, times).map { share, time in
            "\(share) % within \(Lapse.text(time))"
        }
        return texts.joined(separator: ", ") + "."
    }
}
