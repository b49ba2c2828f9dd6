/// How much may wait for the store's thread, and for how long.
package struct StoreLimits: Sendable {
    /// Writes that may wait before callers have to.
    package var count = 2_000
    /// Bytes that may wait before callers have to.
    package var weight = 64 << 20
    /// Writes that are worth waking the store's thread, which applies them and commits later: what
    /// it has done by the end of a crawl, nobody waits for then.
    package var portionCount = 64
    /// Writes that make a commit worth its sync.
    package var batchCount = 500
    /// The longest that a write waits for others.
    package var delay: Duration = .milliseconds(300)
    /// Bytes of the file's log from which on callers wait while readers keep it from being folded.
    ///
    /// What is under way comes on top: writes that wait, and bodies, have bounds of their own.
    package var logSize = 192 << 20

    package init() {}
}
