import CrawlFormat
import CrawlModel

/// What was fetched while the crawl ran: its runs one after the other, without the time between.
enum Timeline {
    private static let columnCount = 60

    /// The chart as it stands in the report.
    static func markup(_ reader: borrowing AuditReader) throws(StoreError) -> Markup {
        let runs = try reader.rows(spans, columns: 3)
        let whole = runs.reduce(0) { $0 + $1[2].number }
        let step = max(1, (whole + columnCount - 1) / columnCount)
        var columns = [[AnswerClass: Int]](repeating: [:], count: columnCount)
        var start = 0
        for run in runs {
            let offset = start - run[1].number
            let query = bins(of: run[0].number, offset: offset, step: step)
            for row in try reader.rows(query, columns: 3) {
                let place = min(max(0, row[0].number), columnCount - 1)
                let part = AnswerClass(rawValue: row[1].text) ?? .none
                columns[place][part, default: 0] += row[2].number
            }
            start += run[2].number
        }
        return """
            <h3>Answers over time</h3>
            \(chart(columns, step: step).markup)
            <p class="note">\(note(runs.count, step: step))</p>

            """
    }

    /// Runs that fetched something, with their first moment and how long they did; the last ones.
    private static let spans = """
        SELECT run_id, first, span FROM (
         SELECT run_id, min(fetched_at) AS first, max(fetched_at)-min(fetched_at)+1 AS span
         FROM fetch GROUP BY run_id ORDER BY run_id DESC LIMIT 100) ORDER BY run_id
        """

    private static func bins(of run: Int, offset: Int, step: Int) -> String {
        """
        SELECT (f.fetched_at+\(offset))/\(step) AS place, \(AnswerClass.sql) AS class, count(*)
        FROM fetch f WHERE f.run_id=\(run) GROUP BY place, class
        """
    }

    private static func chart(_ columns: [[AnswerClass: Int]], step: Int) -> ColumnChart {
        ColumnChart(
            name: "Answers over time, by class",
            columns: columns.enumerated().map { index, counts in
                let parts = AnswerClass.allCases.map { part in
                    ColumnChart.Part(style: part.rawValue, count: counts[part] ?? 0)
                }
                let told = parts.filter { $0.count > 0 }.map { "\($0.style) \($0.count)" }
                let time = clock(index * step)
                return ColumnChart.Column(
                    title: "\(time): \(told.isEmpty ? "nothing" : told.joined(separator: ", "))",
                    parts: parts
                )
            },
            labels: [0, 1, 2, 3, 4].map { clock($0 * step * columnCount / 4) }
        )
    }

    private static func note(_ runs: Int, step: Int) -> String {
        let time = Lapse.text(step)
        return "Each column is \(time) of crawling"
            + (runs > 1 ? ", the time between the \(runs) runs left out." : ".")
    }

    private static func clock(_ milliseconds: Int) -> String {
        milliseconds == 0 ? "0" : Lapse.text(milliseconds)
    }
}
