package import CrawlModel
package import Linux
package import URLStandard

/// What the frontier asks of the world around it.
package struct FrontierServices: Sendable {
    /// The present moment.
    package let now: @Sendable () -> Moment
    /// Calls an action at a moment, on the executor where the frontier lives.
    package let schedule: @Sendable (Moment, @escaping @Sendable () -> Void) -> Void
    /// Appends changes to the store's queue, at once, when no visit's record takes them along.
    package let journal: @Sendable ([FrontierChange]) -> Void
    /// Reads the first rows of a host in their order, after everything that was journalled before.
    package let refill: @Sendable (HostID, Int) async throws -> [Visit]
    /// Reads the URLs of hosts that were skipped as out of scope, in the order of their numbers
    /// after one.
    package let outsiders: @Sendable (Set<HostID>, URLID, Int) async throws -> [Visit]

    /// Finds the address at which a URL's host will be asked, as text; nil where nobody knows.
    package var locate: @Sendable (WebURL) async -> String? = { _ in nil }

    package init(
        now: @escaping @Sendable () -> Moment,
        schedule: @escaping @Sendable (Moment, @escaping @Sendable () -> Void) -> Void,
        journal: @escaping @Sendable ([FrontierChange]) -> Void,
        refill: @escaping @Sendable (HostID, Int) async throws -> [Visit],
        outsiders: @escaping @Sendable (Set<HostID>, URLID, Int) async throws -> [Visit]
    ) {
        self.now = now
        self.schedule = schedule
        self.journal = journal
        self.refill = refill
        self.outsiders = outsiders
    }
}
