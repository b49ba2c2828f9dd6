/// Where one attribute stands in the input.
struct AttributePlace {
    let name: HTMLName
    let nameRange: Range<Int>
    let range: Range<Int>
}

/// The places of a tag's attributes, in storage that is kept from tag to tag.
@usableFromInline struct AttributeSlots: ~Copyable {
    @usableFromInline private(set) var count = 0
    /// The bits of all names, which tell at once of most names that they are not there.
    @usableFromInline private(set) var names: UInt64 = 0
    private let capacity: Int
    private var places: [AttributePlace] = []

    init(capacity: Int) {
        self.capacity = capacity
    }

    @inline(__always)
    var isFull: Bool { count == capacity }

    /// A place; the index is below the count.
    subscript(index: Int) -> AttributePlace {
        @inline(__always) get {
            precondition(index < count, "a tag has no attribute beyond its count")
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
        if count < places.count {
            places[count] = place
        } else {
            if places.isEmpty { places.reserveCapacity(16) }
            places.append(place)
        }
        count += 1
        names |= 1 &<< place.name.bitIndex
    }
}
