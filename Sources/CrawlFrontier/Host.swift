/// What waits for one host.
struct Host: Sendable {
    var queue = HostQueue()
    var rows = HostRows()
}

/// What the store has of one host.
struct HostRows: Sendable {
    /// Rows of visits that are not in memory.
    var spilled = 0
    /// All rows of visits that have not ended.
    var count = 0
    /// True from the wish to read rows until they are there.
    var isRefilling = false
    /// How many readings in a row brought nothing.
    var misses = 0
}
