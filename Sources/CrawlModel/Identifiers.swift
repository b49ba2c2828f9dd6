/// The number of one discovered URL: dense, in order of discovery, the same in memory and in the store.
package struct URLID: Hashable, Comparable, Sendable {
    package let rawValue: UInt32

    package init(rawValue: UInt32) {
        self.rawValue = rawValue
    }

    package static func < (left: URLID, right: URLID) -> Bool {
        left.rawValue < right.rawValue
    }
}

/// The number of one host, dense, in order of discovery.
package struct HostID: Hashable, Comparable, Sendable {
    package let rawValue: Int32

    package init(rawValue: Int32) {
        self.rawValue = rawValue
    }

    package static func < (left: HostID, right: HostID) -> Bool {
        left.rawValue < right.rawValue
    }
}
