import CrawlFormat
import CrawlModel
import Linux

/// The bounded queue in front of the store's thread: it decides, others act.
struct WriteQueue {
    /// What the store's thread has to be told.
    enum Alarm: Equatable {
        /// Nothing: it will look anyway.
        case none
        /// To look at this moment.
        case at(Moment)
        /// To apply at once what waits.
        case apply
        /// To commit at once.
        case commit
    }

    private let limits: StoreLimits
    private var writes: [StoreWrite] = []
    /// Queued or being applied.
    private var heldCount = 0
    private var heldWeight = 0
    /// When the oldest write must be committed; nil when all are.
    private var deadline: Moment?
    private var isAlarmSet = false
    private var isUrgent = false
    private var line = WaitingLine()
    private(set) var failure: StoreError?
    /// What the commits so far amount to.
    private(set) var committed = RunCounters()

    init(limits: StoreLimits) {
        self.limits = limits
    }

    /// True where the next caller has to wait its turn.
    var isOver: Bool { isHeld || !line.isEmpty || hasReachedBound }

    /// True while callers wait though there is room.
    var isHeld: Bool { line.isHeld }

    /// Lets callers wait though there is room.
    ///
    /// - Returns: False where they do already, or never will.
    mutating func holdCallers() -> Bool { line.hold() }

    /// Lets callers go on as far as there is room.
    ///
    /// - Parameter isFinal: True where nothing but room matters from here on.
    /// - Returns: The callers whose turn it is.
    mutating func endHold(isFinal: Bool = false) -> [WaitingLine.Waiter] {
        line.endHold(isFinal: isFinal)
        return release(count: 0, weight: 0)
    }

    /// Queues a write; after a failure nothing is taken any more.
    mutating func append(_ write: StoreWrite, now: @autoclosure () -> Moment) -> Alarm {
        guard failure == nil else { return .none }
        writes.append(write)
        heldCount += 1
        heldWeight += write.weight
        if deadline == nil { deadline = now() + limits.delay }
        guard writes.count >= limits.batchCount || hasReachedBound else {
            return isAlarmSet && writes.count == limits.portionCount ? .apply : nextAlarm()
        }
        guard !isUrgent else { return .none }
        isUrgent = true
        // A full group is committed when it is applied; the few that follow it wait for others.
        return hasReachedBound ? .commit : .apply
    }

    /// Takes all that waits, in order.
    mutating func take() -> [StoreWrite] {
        isUrgent = false
        let taken = writes
        writes = []
        return taken
    }

    /// Answers a timer: true when it is time to commit.
    mutating func timerFired(at now: Moment) -> (isDue: Bool, next: Alarm) {
        isAlarmSet = false
        guard let deadline, deadline <= now else { return (false, nextAlarm()) }
        return (true, .none)
    }

    /// Notes that everything applied was committed; nil where it has to wait for more.
    mutating func noteCommit(_ counters: RunCounters?, at now: Moment) -> Alarm {
        committed = counters ?? committed
        deadline = heldCount == 0 && counters != nil ? nil : now + limits.delay
        return nextAlarm()
    }

    /// Gives room back.
    ///
    /// - Returns: The callers whose turn it is.
    mutating func release(count: Int, weight: Int) -> [WaitingLine.Waiter] {
        heldCount -= count
        heldWeight -= weight
        guard !isHeld else { return [] }
        guard heldCount > 0 else { return line.takeAll() }
        guard heldWeight < limits.weight else { return [] }
        return line.take(max(0, limits.count - heldCount))
    }

    /// A number for a caller that is about to wait.
    mutating func nextNumber() -> Int {
        line.nextNumber()
    }

    /// Lines a caller up.
    ///
    /// - Returns: False where room has come meanwhile, or never will.
    mutating func add(_ waiter: WaitingLine.Waiter) -> Bool {
        guard isOver, failure == nil else { return false }
        line.append(waiter)
        return true
    }

    /// Takes back a caller that was cancelled, nil when its turn has come already.
    mutating func removeWaiter(_ number: Int) -> WaitingLine.Waiter? {
        line.remove(number)
    }

    /// Refuses everything from here on.
    ///
    /// - Returns: All callers that waited.
    mutating func fail(_ error: StoreError) -> [WaitingLine.Waiter] {
        failure = failure ?? error
        writes = []
        return line.takeAll()
    }

    private var hasReachedBound: Bool {
        heldCount >= limits.count || heldWeight >= limits.weight
    }

    private mutating func nextAlarm() -> Alarm {
        guard let deadline, !isAlarmSet else { return .none }
        isAlarmSet = true
        return .at(deadline)
    }
}
