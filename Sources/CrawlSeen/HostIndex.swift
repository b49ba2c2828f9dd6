/// The names of all hosts, each found by its bytes; no allocation per host.
package struct HostIndex: Sendable {
    /// A host's number, with as much of its name's hash as spares most comparisons; 0 is free.
    private struct Entry: Sendable {
        var number: Int32 = 0
        var mark: UInt32 = 0
    }

    /// As many as a power of two says, at most two thirds of them taken.
    private var entries = [Entry](repeating: Entry(), count: 16)
    private var names: [UInt8] = []
    // In 64 bits: the names of all hosts that there are numbers for may take more than 4 GiB.
    private var ends: [Int] = []
    // Sites choose the names of their hosts, and do not know this number.
    private let secret = UInt64.random(in: .min ... .max)

    /// How many hosts there are numbers for: more than for URLs, of which each host has one.
    package static let capacity = Int(Int32.max)

    package init() {}

    package var count: Int { ends.count }

    /// The number of a name, nil where it is not there.
    package func find(_ name: ArraySlice<UInt8>) -> Int32? {
        let name = name.span
        let hash = hash(of: name)
        let mark = UInt32(truncatingIfNeeded: hash >> 32)
        var index = Int(truncatingIfNeeded: hash) & (entries.count - 1)
        while true {
            let entry = entries[index]
            if entry.number == 0 { return nil }
            if entry.mark == mark, isName(name, of: entry.number) { return entry.number }
            index = (index + 1) & (entries.count - 1)
        }
    }

    private func isName(_ name: Span<UInt8>, of number: Int32) -> Bool {
        let own = names.span.extracting(extent(of: number))
        guard own.count == name.count else { return false }
        for index in name.indices where name[index] != own[index] { return false }
        return true
    }

    /// Gives a name that is not there yet the next number, 1 first.
    package mutating func add(_ name: ArraySlice<UInt8>) -> Int32 {
        precondition(count < Self.capacity, "There are fewer URLs than numbers for hosts.")
        names.append(contentsOf: name)
        ends.append(names.count)
        if ends.count * 3 > entries.count * 2 { grow() }
        enter(Int32(truncatingIfNeeded: ends.count), hash: hash(of: name.span))
        return Int32(truncatingIfNeeded: ends.count)
    }

    /// The name that has a number.
    package func name(of number: Int32) -> String {
        String(decoding: names[extent(of: number)], as: UTF8.self)
    }

    private func extent(of number: Int32) -> Range<Int> {
        let index = Int(number) - 1
        return (index == 0 ? 0 : ends[index - 1])..<ends[index]
    }

    private mutating func enter(_ number: Int32, hash: UInt64) {
        var index = Int(truncatingIfNeeded: hash) & (entries.count - 1)
        while entries[index].number != 0 { index = (index + 1) & (entries.count - 1) }
        entries[index] = Entry(number: number, mark: UInt32(truncatingIfNeeded: hash >> 32))
    }

    private mutating func grow() {
        entries = [Entry](repeating: Entry(), count: entries.count * 2)
        for number in 1..<ends.count {
            let number = Int32(truncatingIfNeeded: number)
            enter(number, hash: hash(of: names.span.extracting(extent(of: number))))
        }
    }

    /// Each byte and all before it change all bits.
    private func hash(of name: Span<UInt8>) -> UInt64 {
        var hash = secret
        for index in name.indices {
            let (high, low) = (hash ^ UInt64(name[index]))
                .multipliedFullWidth(by: 0x9E37_79B9_7F4A_7C15)
            hash = high ^ low ^ secret
        }
        return hash
    }
}
