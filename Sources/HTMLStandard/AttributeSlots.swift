/// Where one attribute stands in the input.
struct AttributePlace {
    static let nothing = AttributePlace(name: HTMLName(rawValue: 0), nameRange: 0..<0, range: 0..<0)

    let name: HTMLName
    let nameRange: Range<Int>
    let range: Range<Int>
}

/// The places of a tag's attributes, in storage that is kept from tag to tag.
@usableFromInline struct AttributeSlots: ~Copyable {
    /// How many attributes of a tag are kept.
    static var capacity: Int { 256 }
    /// From how many attributes on a name is looked for in a table; few tags have as many.
    private static var tableCount: Int { 16 }

    @usableFromInline private(set) var count = 0
    /// The bits of all names, which tell at once of most names that they are not there.
    @usableFromInline private(set) var names: UInt64 = 0
    private var places = [AttributePlace](repeating: .nothing, count: tableCount)
    /// All names of a tag that has many attributes, else of no meaning.
    private var table: Set<HTMLName> = []

    init() {}

    @inline(__always)
    var isFull: Bool { count == Self.capacity }

    /// A place; the index is below the count.
    subscript(index: Int) -> AttributePlace {
        @inline(__always) get {
            precondition(index >= 0 && index < count, "a tag has no attribute beyond its count")
            return places[index]
        }
    }

    @inline(__always)
    mutating func removeAll() {
        count = 0
        names = 0
    }

    /// Keeps a place; not all are taken.
    @inline(__always)
    mutating func append(_ place: AttributePlace) {
        if count == places.count { places.append(.nothing) }
        places[count] = place
        count &+= 1
        names |= 1 &<< place.name.bitIndex
        if count >= Self.tableCount { enter(place.name) }
    }

    /// True where one of the attributes has this name.
    ///
    /// Sites choose how many attributes a tag has, so that not all of many are compared.
    func contains(_ name: HTMLName) -> Bool {
        guard count < Self.tableCount else { return table.contains(name) }
        for index in 0..<count where self[index].name == name { return true }
        return false
    }

    @inline(never)
    private mutating func enter(_ name: HTMLName) {
        guard count == Self.tableCount else {
            table.insert(name)
            return
        }
        table.removeAll(keepingCapacity: true)
        for index in 0..<count { table.insert(self[index].name) }
    }
}
