import CrawlModel

/// The numbers of fetches, some of which are given before the visit's record has come.
struct FetchNumbers {
    private var next: Int64
    private var begun: [URLID: Int64] = [:]

    init(next: Int64) {
        self.next = next
    }

    /// True while a record is missing: what is found on it must not last without it.
    var areBegun: Bool { !begun.isEmpty }

    /// The number of a visit of which a part has come.
    mutating func begin(_ id: URLID) -> Int64 {
        let number = begun[id] ?? next
        if begun.updateValue(number, forKey: id) == nil { next += 1 }
        return number
    }

    /// The number of a visit whose record has come.
    mutating func take(_ id: URLID) -> Int64 {
        if let number = begun.removeValue(forKey: id) { return number }
        next += 1
        return next - 1
    }
}
