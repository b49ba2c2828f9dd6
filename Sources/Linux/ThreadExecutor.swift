/// One thread of its own that runs jobs in order and may block: the home of an actor that does.
package final class ThreadExecutor: SerialExecutor {
    private let loop: EventLoop
    private let thread: Thread

    /// Starts the thread.
    ///
    /// - Parameter name: At most 15 bytes.
    /// - Throws: What the kernel says when it has no thread or descriptor for us.
    package init(name: String) throws(Errno) {
        let loop = try EventLoop()
        self.loop = loop
        thread = try Thread(name: name) { loop.run() }
    }

    package func enqueue(_ job: consuming ExecutorJob) {
        loop.enqueue(job)
    }

    package func asUnownedSerialExecutor() -> UnownedSerialExecutor {
        unsafe loop.asUnownedSerialExecutor()
    }

    /// The thread in the form of an actor's `unownedExecutor`; the actor holds it, so it stays
    /// alive.
    @safe package var residence: UnownedSerialExecutor { loop.residence }

    package func checkIsolated() {
        loop.checkIsolated()
    }

    package func isIsolatingCurrentContext() -> Bool? {
        loop.isIsolatingCurrentContext()
    }

    /// Calls the action on this thread at a moment, or as soon after it as the thread is free.
    @discardableResult
    package func schedule(
        at deadline: Moment,
        _ action: @escaping @Sendable () -> Void
    ) -> TimerID {
        loop.schedule(at: deadline, action)
    }

    /// Takes a timer back.
    package func cancel(_ id: TimerID) {
        loop.cancel(id)
    }

    /// Ends the thread after the jobs of its present turn, and waits for that.
    package func stop() {
        loop.stop()
        thread.join()
    }
}
