/// The callers that wait for room, in the order in which they came.
struct WaitingLine {
    /// One caller.
    struct Waiter {
        let number: Int
        let continuation: CheckedContinuation<Void, Never>
    }

    /// Whether it moves.
    private enum Movement {
        case free, held
        /// Nothing holds it any more.
        case released
    }

    private var movement = Movement.free
    private var waiters: [Waiter] = []
    private var lastNumber = 0

    var isHeld: Bool { movement == .held }

    /// Stops it, whatever room there is.
    ///
    /// - Returns: False where it stands already, or moves for good.
    mutating func hold() -> Bool {
        guard movement == .free else { return false }
        movement = .held
        return true
    }

    /// Lets it move again, or for good.
    mutating func endHold(isFinal: Bool) {
        guard movement != .released else { return }
        movement = isFinal ? .released : .free
    }

    var isEmpty: Bool { waiters.isEmpty }

    /// A number for a caller that is about to wait.
    mutating func nextNumber() -> Int {
        lastNumber += 1
        return lastNumber
    }

    mutating func append(_ waiter: Waiter) {
        waiters.append(waiter)
    }

    /// Takes a caller out, nil when its turn has come already.
    mutating func remove(_ number: Int) -> Waiter? {
        guard let index = waiters.firstIndex(where: { $0.number == number }) else { return nil }
        return waiters.remove(at: index)
    }

    /// Takes the first callers out, at most so many.
    mutating func take(_ count: Int) -> [Waiter] {
        let taken = Array(waiters.prefix(count))
        waiters.removeFirst(taken.count)
        return taken
    }

    mutating func takeAll() -> [Waiter] {
        take(waiters.count)
    }
}
