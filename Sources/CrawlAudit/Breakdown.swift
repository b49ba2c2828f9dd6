import CrawlFormat
import CrawlModel
import SQLite

/// A whole and its parts, as bars under each other.
struct Breakdown: Sendable {
    let title: String
    /// A statement that gives label, count and class of each part.
    let rows: String
    /// What is said where there is none.
    let absence: String
    /// The most bars; what is beyond is one more.
    private static let barLimit = 12

    /// The bars as they stand in the report.
    func markup(_ reader: borrowing AuditReader) throws(StoreError) -> Markup {
        let parts = try reader.rows(rows, columns: 3).map { row in
            Part(label: row[0].text, count: row[1].number, style: row[2].text)
        }
        guard !parts.isEmpty else { return "<h3>\(title)</h3>\n<p class=\"none\">\(absence)</p>\n" }
        return """
            <h3>\(title)</h3>
            <ul class="bars">\(bars(Self.gathered(parts)))</ul>

            """
    }

    private struct Part {
        let label: String
        let count: Int
        /// How the style sheet calls its colour.
        let style: String
    }

    private static func gathered(_ parts: [Part]) -> [Part] {
        guard parts.count > barLimit else { return parts }
        let rest = parts.dropFirst(barLimit - 1)
        let label = "\(Figure.count(rest.count)) more"
        let count = rest.reduce(0) { $0 + $1.count }
        return parts.prefix(barLimit - 1) + [Part(label: label, count: count, style: "none")]
    }

    private func bars(_ parts: [Part]) -> Markup {
        let whole = parts.reduce(0) { $0 + $1.count }
        let most = parts.map(\.count).max() ?? 0
        return parts.map { part in
            """
            <li><span class="label"><bdi>\(part.label)</bdi></span>\
            <svg height="12" aria-hidden="true">\
            <rect class="track" width="100%" height="12" rx="3"/>\
            <rect class="\(part.style)" width="\(Share.percent(part.count, of: most))" \
            height="12" rx="3"/></svg>\
            <span class="value">\(Figure.count(part.count))\
            <small>\(Figure.share(part.count, of: whole))</small></span></li>

            """ as Markup
        }
        .joined()
    }
}

/// How long something took, for people.
enum Lapse {
    /// `303 ms` below a second, `12.4 s` below a minute, a clock above.
    static func text(_ milliseconds: Int) -> String {
        milliseconds < 1_000
            ? "\(milliseconds) ms" : Figure.span(.milliseconds(milliseconds))
    }
}

/// Places and lengths in charts, which are as wide as the screen lets them be.
enum Share {
    /// `12.34%`, exactly as many digits on every machine.
    static func percent(_ part: Int, of whole: Int) -> String {
        guard part > 0, whole > 0 else { return "0%" }
        let hundredths = Int((Double(part) / Double(whole) * 10_000).rounded())
        let (percent, rest) = hundredths.quotientAndRemainder(dividingBy: 100)
        return rest == 0 ? "\(percent)%" : "\(percent).\(rest < 10 ? "0" : "")\(rest)%"
    }
}
