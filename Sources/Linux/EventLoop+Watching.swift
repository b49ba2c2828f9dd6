import Synchronization

/// The descriptors that a loop watches, by number, each with what to call.
struct WatchList {
    struct Watch {
        let action: @Sendable (Readiness) -> Void
        /// Tells events of this watch from late ones of an earlier watch of the same number.
        let generation: UInt32
    }

    private var watches: [Watch?] = []
    private var generation: UInt32 = 0

    mutating func add(
        _ number: Int32,
        _ action: @escaping @Sendable (Readiness) -> Void
    ) -> UInt64 {
        while watches.count <= Int(number) { watches.append(nil) }
        generation &+= 1
        watches[Int(number)] = Watch(action: action, generation: generation)
        return tag(of: number, generation)
    }

    mutating func remove(_ number: Int32) -> Bool {
        guard watches.indices.contains(Int(number)) else { return false }
        return exchange(&watches[Int(number)], with: nil) != nil
    }

    func tag(of number: Int32) -> UInt64? {
        guard watches.indices.contains(Int(number)) else { return nil }
        return watches[Int(number)].map { tag(of: number, $0.generation) }
    }

    func action(for tag: UInt64) -> (@Sendable (Readiness) -> Void)? {
        let number = Int(truncatingIfNeeded: tag & 0xFFFF_FFFF)
        guard watches.indices.contains(number), let watch = watches[number] else { return nil }
        return UInt64(watch.generation) == tag >> 32 ? watch.action : nil
    }

    private func tag(of number: Int32, _ generation: UInt32) -> UInt64 {
        UInt64(generation) << 32 | UInt64(UInt32(bitPattern: number))
    }
}

extension EventLoop {
    /// Calls the action on the loop's thread whenever the descriptor is ready, until it is
    /// unwatched.
    ///
    /// - Parameters:
    ///   - number: The descriptor; its owner unwatches it before closing it.
    ///   - interest: What to wait for; failures are always reported.
    ///   - action: What to call, on the loop's thread.
    /// - Throws: What `epoll_ctl` says.
    package func watch(
        _ number: Int32,
        for interest: Readiness,
        _ action: @escaping @Sendable (Readiness) -> Void
    ) throws(Errno) {
        let tag = watched.withLock { $0.add(number, action) }
        try poll.add(number, interest, tag: tag)
    }

    /// Waits for something else of a descriptor that is watched.
    ///
    /// - Throws: What `epoll_ctl` says.
    package func rewatch(_ number: Int32, for interest: Readiness) throws(Errno) {
        guard let tag = watched.withLock({ $0.tag(of: number) }) else { return }
        try poll.change(number, interest, tag: tag)
    }

    /// Stops watching; events that were under way are dropped.
    package func unwatch(_ number: Int32) {
        guard watched.withLock({ $0.remove(number) }) else { return }
        poll.remove(number)
    }

    func dispatch(_ events: [Poll.Event]) {
        guard !events.isEmpty else { return }
        var waits = LagBatch()
        for event in events {
            guard let action = watched.withLock({ $0.action(for: event.tag) }) else { continue }
            waits.add(since: event.readySince, until: .now)
            action(event.readiness)
        }
        note(lag: waits)
    }
}
