/// How each URL is reached under each rule; URLs are known by dense numbers from 1.
///
/// Most are reached under one rule, which takes 8 bytes a URL.
package struct ReachTable: Sendable {
    private struct Entry: Sendable {
        static let none = Entry(rule: .max, depth: 0, hops: 0)

        let rule: UInt16
        var depth: UInt16
        var hops: Int8

        var reach: Reach { Reach(rule: Int(rule), depth: Int(depth), hops: Int(hops)) }
    }

    private var first: [Entry] = []
    private var others: [UInt32: [Entry]] = [:]

    package init() {}

    /// How a URL is reached, by the places of the rules.
    package subscript(id: UInt32) -> [Reach] {
        guard Int(id) < first.count, first[Int(id)].rule != .max else { return [] }
        let others = others.isEmpty ? [] : others[id] ?? []
        return ([first[Int(id)]] + others).map(\.reach).sorted { $0.rule < $1.rule }
    }

    /// True where a way lowers what is known of a URL, whatever its scope turns out to be.
    package func isNews(_ reach: Reach, of id: UInt32) -> Bool {
        guard let known = self[id].first(where: { $0.rule == reach.rule }) else { return true }
        return reach.depth < known.depth || reach.hops < known.hops
    }

    /// Takes a way in, as far as it has fewer links or fewer beyond the scope.
    ///
    /// - Returns: True where it has.
    package mutating func merge(_ reach: Reach, of id: UInt32) -> Bool {
        let entry = Entry(
            rule: UInt16(truncatingIfNeeded: reach.rule),
            depth: UInt16(truncatingIfNeeded: min(reach.depth, Int(UInt16.max))),
            hops: Int8(truncatingIfNeeded: min(reach.hops, Int(Int8.max)))
        )
        if Int(id) >= first.count {
            let missing = max(Int(id) + 1, first.count + first.count / 2) - first.count
            first.append(contentsOf: repeatElement(.none, count: missing))
        }
        if first[Int(id)].rule == .max {
            first[Int(id)] = entry
            return true
        }
        if first[Int(id)].rule == entry.rule { return lower(&first[Int(id)], to: entry) }
        guard let place = others[id]?.firstIndex(where: { $0.rule == entry.rule }) else {
            others[id, default: []].append(entry)
            return true
        }
        return lower(&others[id, default: []][place], to: entry)
    }

    /// Takes over how a URL is reached, whatever was known of it.
    package mutating func replace(_ reaches: [Reach], of id: UInt32) {
        if Int(id) < first.count { first[Int(id)] = .none }
        if !others.isEmpty { others[id] = nil }
        for reach in reaches { _ = merge(reach, of: id) }
    }

    private func lower(_ known: inout Entry, to entry: Entry) -> Bool {
        guard entry.depth < known.depth || entry.hops < known.hops else { return false }
        known.depth = min(known.depth, entry.depth)
        known.hops = min(known.hops, entry.hops)
        return true
    }
}
