import Linux

/// What is remembered about names, each for its time, of a bounded number of names.
///
/// Where there is no room left, what would be forgotten first makes way: the first to expire among
/// a few places that follow each other, so that no insertion takes long.
struct NameCache<Value> {
    private struct Place {
        let name: ArraySlice<UInt8>
        var value: Value
        var deadline: Moment
    }

    private static var placesLookedAt: Int { 8 }
    private let capacity: Int
    private var places: [Place] = []
    private var index: [ArraySlice<UInt8>: Int] = [:]
    private var hand = 0

    init(capacity: Int) {
        self.capacity = max(1, capacity)
    }

    var count: Int { places.count }

    /// What is known about a name now; nil where nothing is, or no longer.
    func value(for name: ArraySlice<UInt8>, at now: Moment) -> Value? {
        guard let place = index[name], places[place].deadline > now else { return nil }
        return places[place].value
    }

    /// What was known last, even where it holds no longer.
    func lastValue(for name: ArraySlice<UInt8>) -> Value? {
        index[name].map { places[$0].value }
    }

    /// Remembers something until a moment.
    ///
    /// - Complexity: O(1).
    mutating func insert(_ value: Value, for name: ArraySlice<UInt8>, until deadline: Moment) {
        if let place = index[name] {
            (places[place].value, places[place].deadline) = (value, deadline)
            return
        }
        // A slice would keep the whole URL.
        let name = Array(name)[...]
        let new = Place(name: name, value: value, deadline: deadline)
        guard places.count >= capacity else {
            index[name] = places.count
            return places.append(new)
        }
        let place = placeToForget()
        index[places[place].name] = nil
        index[name] = place
        places[place] = new
    }

    private mutating func placeToForget() -> Int {
        let candidates = (0..<Self.placesLookedAt).map { (hand + $0) % capacity }
        hand = (hand + Self.placesLookedAt) % capacity
        return candidates.min { places[$0].deadline < places[$1].deadline } ?? hand
    }
}
