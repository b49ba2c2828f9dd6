extension ThreadPool {
    /// Runs what computes on one of the threads, then goes on where the caller lives.
    ///
    /// - Parameter body: What computes; it may not wait for anything.
    /// - Returns: What the body returned.
    /// - Throws: What the body threw.
    package func run<Success: Sendable, Failure: Error>(
        _ body: @Sendable () throws(Failure) -> Success
    ) async throws(Failure) -> Success {
        try await withTaskExecutorPreference(self) { @concurrent () async throws(Failure) in
            try body()
        }
    }
}
