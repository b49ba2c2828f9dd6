import Synchronization

/// A timer that was set, for taking it back.
package struct TimerID: Hashable, Sendable {
    let rawValue: UInt64
}

/// Timers by deadline: a binary heap, in which a timer that was taken back stays as a number only.
struct TimerQueue {
    private struct Entry {
        let deadline: Moment
        let id: UInt64
    }

    private var heap: [Entry] = []
    private var actions: [UInt64: @Sendable () -> Void] = [:]
    private var lastID: UInt64 = 0

    mutating func makeID() -> TimerID {
        lastID += 1
        return TimerID(rawValue: lastID)
    }

    mutating func set(
        _ id: TimerID,
        at deadline: Moment,
        _ action: @escaping @Sendable () -> Void
    ) {
        actions[id.rawValue] = action
        heap.append(Entry(deadline: deadline, id: id.rawValue))
        siftUp(heap.count - 1)
    }

    /// Takes a timer back; nil when it has fired or never was.
    mutating func remove(_ id: TimerID) -> (@Sendable () -> Void)? {
        defer { dropRemoved() }
        return actions.removeValue(forKey: id.rawValue)
    }

    var nextDeadline: Moment? { heap.first?.deadline }

    /// Takes the earliest timer out when it is due.
    mutating func takeDue(at now: Moment) -> (deadline: Moment, action: @Sendable () -> Void)? {
        guard let first = heap.first, first.deadline <= now else { return nil }
        removeFirst()
        guard let action = actions.removeValue(forKey: first.id) else { return takeDue(at: now) }
        dropRemoved()
        return (first.deadline, action)
    }

    /// Keeps the first entry alive, so that nobody wakes for a timer that was taken back.
    private mutating func dropRemoved() {
        while let first = heap.first, actions[first.id] == nil {
            removeFirst()
        }
    }

    private mutating func removeFirst() {
        heap.swapAt(0, heap.count - 1)
        heap.removeLast()
        siftDown(0)
    }

    private mutating func siftUp(_ start: Int) {
        var child = start
        while child > 0 {
            let parent = (child - 1) / 2
            guard heap[child].deadline < heap[parent].deadline else { return }
            heap.swapAt(child, parent)
            child = parent
        }
    }

    private mutating func siftDown(_ start: Int) {
        var parent = start
        while true {
            var least = parent
            for child in [2 * parent + 1, 2 * parent + 2] where child < heap.count {
                if heap[child].deadline < heap[least].deadline { least = child }
            }
            guard least != parent else { return }
            heap.swapAt(parent, least)
            parent = least
        }
    }
}

extension EventLoop {
    /// Calls the action on the loop's thread at a moment, or right after it.
    ///
    /// - Complexity: O(log n) in the timers that are set.
    @discardableResult
    package func schedule(
        at deadline: Moment,
        _ action: @escaping @Sendable () -> Void
    ) -> TimerID {
        let (id, isFirst) = timers.withLock { queue in
            let id = queue.makeID()
            let isFirst = queue.nextDeadline.map { deadline < $0 } ?? true
            queue.set(id, at: deadline, action)
            return (id, isFirst)
        }
        if isFirst, !isCurrent { poll.wake() }
        return id
    }

    /// Takes a timer back.
    package func cancel(_ id: TimerID) {
        _ = timers.withLock { $0.remove(id) }
    }

    /// Waits without holding a thread.
    ///
    /// - Throws: `CancellationError`, at once, when the task is cancelled.
    package func sleep(until deadline: Moment) async throws(CancellationError) {
        let id = timers.withLock { $0.makeID() }
        await withTaskCancellationHandler {
            await withCheckedContinuation { continuation in
                timers.withLock { $0.set(id, at: deadline) { continuation.resume() } }
                if Task.isCancelled { fireEarly(id) }
                if !isCurrent { poll.wake() }
            }
        } onCancel: {
            fireEarly(id)
        }
        guard !Task.isCancelled else { throw CancellationError() }
    }

    private func fireEarly(_ id: TimerID) {
        let action = timers.withLock { $0.remove(id) }
        action?()
    }

    func fireTimers() {
        var waits = LagBatch()
        let now = Moment.now
        while let due = timers.withLock({ $0.takeDue(at: now) }) {
            waits.add(since: due.deadline, until: .now)
            due.action()
        }
        note(lag: waits)
    }
}
