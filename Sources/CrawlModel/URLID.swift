/// The number of one discovered URL: dense, in order of discovery, in memory as in the store.
package struct URLID: Hashable, Comparable, Sendable {
    package let rawValue: UInt32

    package init(rawValue: UInt32) {
        self.rawValue = rawValue
    }

    package static func < (left: URLID, right: URLID) -> Bool {
        left.rawValue < right.rawValue
    }
}
