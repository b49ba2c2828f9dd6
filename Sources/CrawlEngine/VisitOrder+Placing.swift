import CrawlModel
import CrawlSeen

extension VisitOrder {
    /// The places that rows have in the order.
    var places: ClosedRange<Int> {
        switch self {
        case .breadth: 0...(ScoreTable.start - 1)
        case .depth: -(ScoreTable.start - 1)...0
        case .score: ScoreTable.start...Int(Int32.max)
        }
    }

    /// Where a URL stands of which a row tells the depth, as an expression of SQL.
    var placeOfURL: String {
        switch self {
        case .breadth: "u.depth"
        case .depth: "-u.depth"
        case .score:
            "\(ScoreTable.place(atDepth: 0))"
                + " + \(ScoreTable.place(atDepth: 1) - ScoreTable.place(atDepth: 0))*u.depth"
        }
    }
}
