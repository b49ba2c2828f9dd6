/// How soon each URL is to be visited where what is likely to matter comes first; 4 bytes a URL,
/// known by dense numbers from 1.
///
/// A URL costs 10 for each link from a seed, 2 for each segment of its path up to ten, and 4 for
/// each parameter of its query up to five. It costs 10 less where a sitemap lists it, and 4 less
/// for each time that the number of links to it doubles, up to 64. What costs less comes first.
package struct ScoreTable: Sendable {
    private struct Entry: Sendable {
        /// What a URL costs beside its depth.
        var cost: Int16 = 0
        var links: UInt8 = 1
    }

    /// Beyond all depths, so that a place tells which order it belongs to.
    package static let start = 10_000
    /// As much as a URL may cost less at most.
    private static let base = 40
    private static let perLink = 10
    private static let perDoubling = 4
    private static let mostLinks = 64

    private var entries: [Entry] = []

    package init() {}

    /// Where a URL stands in its host's order.
    package func place(of id: UInt32, depth: Int) -> Int {
        let cost = Int(id) < entries.count ? Int(entries[Int(id)].cost) : 0
        return Self.place(atDepth: depth) + cost
    }

    /// The place of a URL of which nothing but its depth is known.
    package static func place(atDepth depth: Int) -> Int { start + base + perLink * depth }

    /// Takes a URL in, by its path and its query.
    package mutating func insert(_ id: UInt32, at target: ArraySlice<UInt8>, isListed: Bool) {
        let path = target.prefix { $0 != UInt8(ascii: "?") }
        let segments = path.split(separator: UInt8(ascii: "/")).count
        let parameters = target[path.endIndex...].split(separator: UInt8(ascii: "&")).count
        set(id, 2 * min(segments, 10) + 4 * min(parameters, 5) - (isListed ? 10 : 0))
    }

    /// Takes over where a URL stands.
    package mutating func restore(_ id: UInt32, depth: Int, place: Int) {
        set(id, place - Self.place(atDepth: depth))
    }

    /// Notes one more link to a URL.
    ///
    /// - Returns: True where it comes forward.
    package mutating func countLink(to id: UInt32) -> Bool {
        guard Int(id) < entries.count, entries[Int(id)].links < Self.mostLinks else { return false }
        entries[Int(id)].links += 1
        let links = entries[Int(id)].links
        guard links & (links - 1) == 0 else { return false }
        entries[Int(id)].cost -= Int16(Self.perDoubling)
        return true
    }

    private mutating func set(_ id: UInt32, _ cost: Int) {
        if Int(id) >= entries.count {
            let missing = max(Int(id) + 1, entries.count + entries.count / 2) - entries.count
            entries.append(contentsOf: repeatElement(Entry(), count: missing))
        }
        entries[Int(id)].cost = Int16(clamping: cost)
    }
}
