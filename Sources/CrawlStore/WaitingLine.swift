/// The callers that wait for room, in the order in which they came.
struct WaitingLine {
    /// One caller.
    struct Waiter {
        let number: Int
        let continuation: CheckedContinuation<Void, Never>
    }

    private var waiters: [Waiter] = []
    private var lastNumber = 0

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
