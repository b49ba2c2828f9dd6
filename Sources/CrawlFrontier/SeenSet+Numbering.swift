import CrawlModel
import CrawlSeen

extension SeenSet {
    func find(_ key: URLKey) -> Slot? { find(key.rawValue) }

    func settledID(_ key: URLKey, atDepth depth: Int) -> UInt32? {
        settledID(key.rawValue, atDepth: depth)
    }

    mutating func insert(_ key: URLKey, id: URLID, standing: Standing) {
        insert(key.rawValue, id: id.rawValue, standing: standing)
    }

    func id(at slot: Slot) -> URLID { URLID(rawValue: id(at: slot)) }

    /// Makes ready to find what the links of a page lead to.
    mutating func touch(_ links: LinkList, _ range: Range<Int>) {
        for index in range { touch(links.key(at: index).rawValue) }
    }
}
