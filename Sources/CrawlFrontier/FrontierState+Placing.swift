import CrawlModel
import CrawlSeen
import CrawlWaiting
import URLStandard

/// Where visits stand in the lines of their hosts, and their rows in the store.
extension FrontierState {
    /// Where a visit stands in its host's line: at its usual place, unless it is to be the next.
    func place(of id: URLID, depth: Int) -> Int {
        let usual = usualPlace(of: id, depth: depth)
        return rare.rowPriority(of: id.rawValue, depth: usual) == WaitingLines.front
            ? WaitingLines.front : usual
    }

    /// Where a visit stands in its host's line if nobody has put it elsewhere.
    @inline(__always)
    func usualPlace(of id: URLID, depth: Int) -> Int {
        switch plan.order {
        case .breadth: depth
        case .depth: -depth
        case .score: hosts.scores?.place(of: id.rawValue, depth: depth) ?? depth
        }
    }

    /// Where the row of a visit stands in the store.
    func rowPlace(of id: URLID, depth: Int) -> Int {
        rare.rowPriority(of: id.rawValue, depth: usualPlace(of: id, depth: depth))
    }

    /// Counts one more link to a URL, which may let it come forward.
    mutating func countLink(
        to known: KnownURL,
        into changes: inout [FrontierChange],
        at place: () -> WebURL?
    ) {
        let old = usualPlace(of: known.id, depth: known.was.depth)
        guard hosts.scores?.countLink(to: known.id.rawValue) == true else { return }
        switch known.was.state {
        case .waiting, .spilled, .relinking, .inFlight: break
        case .done, .cut, .notFollowed, .refused: return
        }
        guard let url = place(), let host = hosts.find(url) else { return }
        move(known, of: host, from: old, to: known.was.depth, into: &changes)
    }

    /// Lets a row go to where its URL stands by now.
    mutating func move(
        _ known: KnownURL,
        of host: HostID,
        from old: Int,
        to depth: Int,
        into changes: inout [FrontierChange]
    ) {
        let (number, place) = (known.id.rawValue, usualPlace(of: known.id, depth: depth))
        // What somebody has put first stays there.
        guard rare.rowPriority(of: number, depth: old) != WaitingLines.front, place != old else {
            return
        }
        guard known.was.state != .inFlight else {
            // The worker ends the row at the priority that it was handed out with.
            return rare.setRowPriority(of: number, rare.rowPriority(of: number, depth: old))
        }
        let row = rare.takeRowPriority(of: number, depth: old)
        if row != place { changes.append(.moved(known.id, host: host, from: row, to: place)) }
        if known.was.state == .waiting { lines.move(number, of: host.index, to: place) }
    }
}
