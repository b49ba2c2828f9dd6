import CrawlSeen
package import CrawlModel
import CrawlPoliteness
import CrawlScope
import CrawlWaiting
import Linux
package import URLStandard

extension FrontierState {
    /// How many URLs are held.
    package var heldCount: Int { rare.heldCount }

    /// Puts visits aside that wait: whatever leads there, only an order brings them back.
    ///
    /// What is under way or was visited stays as it is; what is held can be dropped, too.
    ///
    /// - Parameters:
    ///   - visits: Rows of the frontier, or of what is put aside already.
    ///   - reason: Held or dropped.
    ///   - rule: Who decided, in words.
    /// - Returns: A change for each that was put aside.
    /// - Complexity: O(n) in the visits, and in those before the moment of their next try.
    package mutating func setAside(
        _ visits: [Visit],
        as reason: SkipReason,
        rule: String
    ) -> [FrontierChange] {
        precondition(reason.isAside, "Only orders put visits aside.")
        var changes: [FrontierChange] = []
        for visit in visits {
            guard let slot = seen.find(visit.key) else { continue }
            let isOtherwise = rare.isHeld(visit.id.rawValue) == (reason != .held)
            guard takeOut(visit, at: slot) || isOtherwise else { continue }
            let row = row(of: visit, at: slot)
            seen[slot] = Standing(.refused, depth: row.depth)
            forget(visit.id, depth: row.depth)
            note(row, skippedFor: reason)
            changes.append(.refused(row, reason: reason, rule: rule))
        }
        sweepDelayed()
        return changes
    }

    /// Lets visits wait again that were put aside, where nothing else is against them.
    ///
    /// - Returns: What changed.
    package mutating func release(_ visits: [Visit]) -> [FrontierChange] {
        var changes: [FrontierChange] = []
        for visit in visits {
            let number = visit.id.rawValue
            guard rare.isHeld(number) != nil, let slot = seen.find(visit.key) else { continue }
            rare.setAside(number, isHeld: nil)
            rules.book.yields?.forgive(visit.url)
            let known = KnownURL(id: visit.id, key: visit.key, slot: slot, was: seen[slot])
            let redirects = rare.redirects(to: number)
            var way = Way(depth: known.was.depth, redirects: redirects, via: .link)
            way.isSitemap = rare.isSitemap(number)
            decide(known, by: way, isRewritten: true, into: &changes, at: visit.url)
        }
        return changes
    }

    /// Lets visits be the next of their hosts, in order behind those that are so already.
    ///
    /// - Returns: A change for each that has come forward.
    /// - Complexity: O(n) in the visits.
    package mutating func boost(_ visits: [Visit]) -> [FrontierChange] {
        var changes: [FrontierChange] = []
        for visit in visits {
            guard let slot = seen.find(visit.key), isPageWaiting(visit, at: slot) else { continue }
            let place = rowPlace(of: visit.id, depth: seen[slot].depth)
            guard place != HostQueue.front else { continue }
            rare.setRowPriority(of: visit.id.rawValue, HostQueue.front)
            bringForward(visit, at: slot)
            changes.append(
                .moved(visit.id, host: visit.host, from: place, to: HostQueue.front)
            )
        }
        return changes
    }

    /// Why a URL that somebody adds is not taken in; nil where it is.
    package func refusal(
        of url: WebURL,
        depth: Int
    ) -> (reason: SkipReason, rule: String?)? {
        if let refusal = rules.book.refusal(of: url, by: Reach(rule: 0, depth: depth, hops: 1)) {
            return (SkipReason(refusal), refusal.rule)
        }
        return depth > rules.book.maximumDepth(of: url, by: 0) ? (.tooDeep, nil) : nil
    }

    /// Takes a URL in that somebody adds, be it known or put aside.
    ///
    /// - Parameters:
    ///   - url: What is to be visited.
    ///   - key: Its identity.
    ///   - depth: As how many links from a seed it counts; as one itself where none.
    /// - Returns: What changed, to be journalled before the visit is made.
    package mutating func add(_ url: WebURL, key: URLKey, depth: Int) -> [FrontierChange] {
        var changes: [FrontierChange] = []
        if let slot = seen.find(key), let host = knownHost(of: url) {
            let id: URLID = seen.id(at: slot)
            changes = release([Visit(id: id, key: key, url: url, host: host, depth: 0)])
        }
        let way = depth == 0 ? Way.seed : Way(depth: depth, via: .added)
        let reach = Reach(rule: 0, depth: depth, hops: 1)
        self.reach(
            key,
            by: way,
            under: rules.book.isPlain ? [] : [reach],
            into: &changes,
            at: url
        )
        return changes
    }
}

extension FrontierState {
    /// Leaves a host in peace until it is called off; what is under way ends.
    package mutating func setPaused(_ host: HostID, _ isPaused: Bool) {
        hosts.schedule.setPaused(host.index, isPaused)
    }

    /// Lets a host rest so long between requests, nil for as long as the plan says.
    package mutating func pace(_ host: HostID, to delay: Duration?) {
        let name = hosts.name(of: host)
        let hostname = (try? WebURL(parsing: "http://\(name)/"))?.hostname ?? name
        hosts.schedule.pace(host.index, named: hostname, to: delay)
    }
}

extension FrontierState {
    /// Where a visit stands in its host's line: at its usual place, unless it is to be the next.
    func place(of id: URLID, depth: Int) -> Int {
        let usual = usualPlace(of: id, depth: depth)
        return rare.rowPriority(of: id.rawValue, depth: usual) == HostQueue.front
            ? HostQueue.front : usual
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
        guard let url = place(), let host = knownHost(of: url) else { return }
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
        guard rare.rowPriority(of: number, depth: old) != HostQueue.front, place != old else {
            return
        }
        guard known.was.state != .inFlight else {
            // The worker ends the row at the priority that it was handed out with.
            return rare.setRowPriority(of: number, rare.rowPriority(of: number, depth: old))
        }
        let row = rare.takeRowPriority(of: number, depth: old)
        if row != place { changes.append(.moved(known.id, host: host, from: row, to: place)) }
        guard known.was.state == .waiting else { return }
        moveInMemory(known.id, of: host, to: place)
    }

    /// Lets a visit stand elsewhere in its host's line, where it is in one.
    private mutating func moveInMemory(_ id: URLID, of host: HostID, to place: Int) {
        guard let seat = hosts.pool.find(id.rawValue) else { return }
        hosts.queues[host.index].move(seat, to: place, in: &hosts.pool)
    }

    private func isPageWaiting(_ visit: Visit, at slot: SeenSet.Slot) -> Bool {
        switch seen[slot].state {
        case .waiting: true
        case .spilled: !rare.isSpilledRelink(visit.id.rawValue)
        default: false
        }
    }

    /// The row of a visit by what is known of it now.
    private func row(of visit: Visit, at slot: SeenSet.Slot) -> Visit {
        let waiting = WaitingVisit(visit)
        return self.visit(waiting, kind: .page, of: visit.host, depth: seen[slot].depth)
    }

    /// What is journalled where fewer redirects lead to what is put aside than its row says.
    func rewriteAside(_ known: KnownURL, by way: Way, at url: WebURL) -> [FrontierChange] {
        guard let host = knownHost(of: url) else { return [] }
        let reason: SkipReason = rare.isHeld(known.id.rawValue) == true ? .held : .dropped
        let row = Visit(
            id: known.id,
            key: known.key,
            url: url,
            host: host,
            depth: way.depth,
            priority: usualPlace(of: known.id, depth: way.depth),
            redirects: way.redirects
        )
        return [.reopened(row), .refused(row, reason: reason, rule: nil)]
    }

    /// Takes a visit out of all counts of what waits.
    ///
    /// - Returns: False where it does not wait.
    private mutating func takeOut(_ visit: Visit, at slot: SeenSet.Slot) -> Bool {
        guard isPageWaiting(visit, at: slot) else { return false }
        let host = visit.host.index
        hosts.rows[host].count -= 1
        if seen[slot].state == .spilled {
            census.spilled -= 1
            hosts.rows[host].spilled -= 1
        } else if rare.isDelayed(visit.id.rawValue) {
            census.delayed -= 1
        } else if let seat = hosts.pool.find(visit.id.rawValue) {
            census.waiting -= 1
            hosts.schedule.all[host].waiting -= 1
            hosts.queues[host].remove(seat, from: &hosts.pool)
            refillIfNeeded(visit.host)
        }
        return true
    }

    /// Puts a visit at the front of its host's line, once it is in memory.
    private mutating func bringForward(_ visit: Visit, at slot: SeenSet.Slot) {
        guard seen[slot].state == .spilled else {
            return moveInMemory(visit.id, of: visit.host, to: HostQueue.front)
        }
        // Not by the row that somebody has read: by now it may have another spelling.
        hosts.rows[visit.host.index].isUrgent = true
        refillIfNeeded(visit.host)
    }

    /// Forgets the moments of those that no longer wait for one: none may be mistaken for one for
    /// which the same visit waits later.
    private mutating func sweepDelayed() {
        guard delayed.count != census.delayed else { return }
        var kept = MomentHeap<DelayedVisit>()
        while let (visit, due) = delayed.removeFirst(at: Moment(nanoseconds: .max)) {
            if rare.isDelayed(visit.visit.id.rawValue) { kept.insert(visit, due: due) }
        }
        delayed = kept
    }
}
