import CrawlFormat
package import CrawlModel
package import SQLite

/// One thing to be kept, whole or not at all.
package enum StoreWrite: Sendable {
    /// A visit with all that it left behind: so much that it is better handed on in one piece.
    indirect case visit(VisitRecord)
    /// The first changes of a visit whose record is yet to come: nothing is committed before.
    case part([FrontierChange], of: Visit)
    /// Changes of the frontier that no visit caused: seeds, and what is decided about waiting URLs.
    /// With them goes what another room has to keep of it.
    case changes([FrontierChange], with: StoreDeed? = nil)
    /// A robots.txt as it was obeyed.
    case robots(RobotsRecord)
    /// Something worth knowing.
    case event(EventRecord)

    /// By which scope all that is skipped was judged, nil for none.
    package static func scope(_ words: String?) -> StoreWrite {
        let deed: StoreDeed = { (connection, _) throws(SQLiteError) in
            try ScopeMark.set(words, for: connection)
        }
        return .changes([], with: deed)
    }

    /// About how many bytes it holds while it waits.
    var weight: Int {
        switch self {
        case .visit(let record):
            512 + (record.body?.data.count ?? 0) + (record.page?.links.count ?? 0)
                + (record.page?.assets.count ?? 0)
                + (record.page?.places?.count ?? 0) + (record.headers?.count ?? 0)
                + (record.page?.metadata.others?.count ?? 0) + record.changes.count * 256
        case .changes(let changes, _), .part(let changes, _): 64 + changes.count * 256
        case .robots(let record): 256 + (record.body?.count ?? 0)
        case .event: 256
        }
    }
}

/// Rows that another room keeps, written by a run of some number in the transaction that is open.
package typealias StoreDeed =
    @Sendable (borrowing SQLiteConnection, _ run: Int) throws(SQLiteError) -> Void
