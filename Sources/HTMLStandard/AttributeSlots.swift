/// Where one attribute stands in the input.
struct AttributePlace {
    let name: HTMLName
    let nameRange: Range<Int>
    let range: Range<Int>
}

/// The places of a tag's attributes, in storage that is kept from tag to tag.
struct AttributeSlots: ~Copyable {
    private(set) var count = 0
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
    }
}
