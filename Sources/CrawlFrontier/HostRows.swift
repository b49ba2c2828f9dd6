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
