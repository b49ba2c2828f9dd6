/// Who holds how much of a bounded memory, and who waits for more of it, in order.
///
/// The eldest holder always gets what it asks for, because so much is kept free for it; it will
/// end, and then another is the eldest. So those who hold a part and want more never wait for each
/// other for good.
struct MemoryLine {
    private let capacity: Int
    /// The most that one holder ever holds.
    private let largest: Int
    private(set) var used = 0
    private var held: [Int: Int] = [:]
    private var wanted: [Int: Int] = [:]
    private var holders = ArrivalOrder()
    private var waiting = ArrivalOrder()

    init(capacity: Int, largest: Int) {
        self.capacity = capacity
        self.largest = largest
    }

    /// Gives a holder more, or puts it in the line behind all who wait already.
    ///
    /// - Returns: False where it has to wait.
    mutating func ask(for count: Int, as holder: Int) -> Bool {
        if held[holder] == nil {
            held[holder] = 0
            holders.append(holder)
        }
        wanted[holder] = count
        let isNext = waiting.first { [wanted] in wanted[$0] != nil } == nil || holder == eldest
        if isNext, hasRoom(for: holder) {
            give(to: holder)
            return true
        }
        waiting.append(holder)
        return false
    }

    /// Takes back all that a holder has.
    ///
    /// - Returns: Those who wait no longer.
    mutating func release(_ holder: Int) -> [Int] {
        used -= held.removeValue(forKey: holder) ?? 0
        wanted[holder] = nil
        var served: [Int] = []
        if let eldest, wanted[eldest] != nil {
            give(to: eldest)
            served.append(eldest)
        }
        while let next = waiting.first(where: { [wanted] in wanted[$0] != nil }),
            hasRoom(for: next)
        {
            give(to: next)
            served.append(next)
        }
        return served
    }

    private var eldest: Int? {
        mutating get { holders.first { [held] in held[$0] != nil } }
    }

    /// True where a holder's wish leaves the eldest what it may still ask for.
    private mutating func hasRoom(for holder: Int) -> Bool {
        guard let eldest, eldest != holder else { return true }
        let kept = max(0, largest - held[eldest, default: 0])
        return used + wanted[holder, default: 0] + kept <= capacity
    }

    private mutating func give(to holder: Int) {
        let count = wanted.removeValue(forKey: holder) ?? 0
        held[holder, default: 0] += count
        used += count
    }
}
