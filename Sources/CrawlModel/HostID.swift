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
