import CrawlFormat
import CrawlModel

/// The classes of the newest answers as a ring with its legend.
enum Donut {
    /// The ring as it stands in the report.
    static func markup(_ reader: borrowing AuditReader) throws(StoreError) -> Markup {
        var counts: [AnswerClass: Int] = [:]
        for row in try reader.rows(query, columns: 2) {
            counts[AnswerClass(rawValue: row[0].text) ?? .none, default: 0] += row[1].number
        }
        let whole = counts.values.reduce(0, +)
        return """
            <h3>Answers</h3>
            <div class="ring"><svg viewBox="0 0 120 120" role="img" aria-label="Answers by class">
            <circle class="track" cx="60" cy="60" r="48"/>\(arcs(counts, of: whole))
            <text class="sum" x="60" y="62">\(Figure.count(whole))</text>
            <text class="unit" x="60" y="78">answers</text></svg>
            <ul class="legend">\(legend(counts, of: whole))</ul></div>

            """
    }

    private static let query = """
        SELECT \(AnswerClass.sql) AS class, count(*)
        FROM temp.last l CROSS JOIN fetch f ON f.fetch_id=l.fetch_id GROUP BY class
        """

    /// Each arc is a dash on a circle whose length counts as 10,000.
    private static func arcs(_ counts: [AnswerClass: Int], of whole: Int) -> Markup {
        var start = 0
        var arcs: [Markup] = []
        for part in AnswerClass.allCases {
            let count = counts[part] ?? 0
            guard count > 0, whole > 0 else { continue }
            let length = Int(Double(count) / Double(whole) * 10_000)
            arcs.append(
                """
                <circle class="arc \(part.rawValue)" cx="60" cy="60" r="48" pathLength="10000" \
                stroke-dasharray="\(max(length - 60, 40)) 10000" stroke-dashoffset="\(-start)">\
                <title>\(part.label): \(Figure.count(count))</title></circle>
                """
            )
            start += length
        }
        return arcs.joined()
    }

    private static func legend(_ counts: [AnswerClass: Int], of whole: Int) -> Markup {
        AnswerClass.allCases.filter { counts[$0] != nil }.map { part in
            """
            <li><span class="swatch \(part.rawValue)"></span>\(part.label)\
            <span class="value">\(Figure.count(counts[part] ?? 0))\
            <small>\(Figure.share(counts[part] ?? 0, of: whole))</small></span></li>

            """ as Markup
        }
        .joined()
    }
}
