/// In which order the visits of each host wait, 4 bytes a row of the frontier.
///
/// The rows themselves stand in the order of discovery: in that of hosts, every commit would touch
/// as many pages of the file as there are hosts. Rows leave their place here late: those who walk
/// along it tell which are gone.
package struct WaitingOrder {
    /// What became of a row.
    package enum Step {
        case there
        /// It is there, and no more rows are wanted.
        case enough
        case gone
    }

    /// The rows of one priority.
    fileprivate struct Line {
        let priority: Int32
        var ids: [UInt32] = []
        /// Where they begin.
        var start = 0
        var isSorted = true
    }

    /// By the hosts' numbers; ascending by priority.
    private var hosts: [Int32: [Line]] = [:]

    package init() {}

    /// Lets a row wait behind those of its priority that were discovered before.
    ///
    /// - Complexity: O(1) in the order of discovery.
    package mutating func insert(_ id: UInt32, of host: Int32, priority: Int) {
        hosts[host, default: []].insert(id, priority: Int32(truncatingIfNeeded: priority))
    }

    /// Shows a host's rows in order until the body has seen enough.
    package mutating func walk<Failure: Error>(
        along host: Int32,
        _ body: (_ id: UInt32, _ priority: Int) throws(Failure) -> Step
    ) throws(Failure) {
        guard var lines = hosts.removeValue(forKey: host) else { return }
        for place in lines.indices {
            if try lines[place].walk(body) { break }
        }
        lines.removeAll(where: \.isEmpty)
        if !lines.isEmpty { hosts[host] = lines }
    }
}

extension [WaitingOrder.Line] {
    fileprivate mutating func insert(_ id: UInt32, priority: Int32) {
        var place = endIndex
        while place > 0, self[place - 1].priority > priority { place -= 1 }
        if place == 0 || self[place - 1].priority < priority {
            insert(WaitingOrder.Line(priority: priority), at: place)
            place += 1
        }
        self[place - 1].append(id)
    }
}

extension WaitingOrder.Line {
    /// Below this, places that are gone are not worth a move of the others.
    private static let leastGap = 1_024

    fileprivate var isEmpty: Bool { start == ids.count }

    fileprivate mutating func append(_ id: UInt32) {
        if !isEmpty, let last = ids.last {
            guard last != id else { return }
            if last > id { isSorted = false }
        }
        ids.append(id)
    }

    /// Shows the rows until there are no more, or the body has seen enough.
    ///
    /// - Returns: True where it has.
    fileprivate mutating func walk<Failure: Error>(
        _ body: (UInt32, Int) throws(Failure) -> WaitingOrder.Step
    ) throws(Failure) -> Bool {
        sort()
        var (place, isOver) = (start, false)
        var kept: [UInt32] = []
        while place < ids.count, !isOver {
            let step = try body(ids[place], Int(priority))
            if step != .gone { kept.append(ids[place]) }
            isOver = step == .enough
            place += 1
        }
        start = place - kept.count
        ids.replaceSubrange(start..<place, with: kept)
        closeGap()
        return isOver
    }

    private mutating func sort() {
        guard !isSorted else { return }
        var sorted: [UInt32] = []
        for id in ids[start...].sorted() where sorted.last != id { sorted.append(id) }
        self = Self(priority: priority, ids: sorted)
    }

    private mutating func closeGap() {
        guard start > Self.leastGap, start * 2 > ids.count else { return }
        ids.removeFirst(start)
        start = 0
    }
}
