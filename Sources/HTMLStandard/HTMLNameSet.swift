/// A set of names that is quick to say no.
struct HTMLNameSet: Sendable {
    private let names: Set<HTMLName>
    /// The bits of the names, which spare most other names a look into the set.
    private let bits: UInt64

    init(_ names: some Sequence<HTMLName>) {
        self.names = Set(names)
        bits = self.names.reduce(0) { $0 | 1 &<< $1.bitIndex }
    }

    @inline(__always)
    func contains(_ name: HTMLName) -> Bool {
        (bits &>> name.bitIndex) & 1 == 1 && names.contains(name)
    }

    /// This set and another one's names apart from a third one's.
    func union(_ others: HTMLNameSet, without excluded: HTMLNameSet) -> HTMLNameSet {
        HTMLNameSet(names.union(others.names.subtracting(excluded.names)))
    }
}
