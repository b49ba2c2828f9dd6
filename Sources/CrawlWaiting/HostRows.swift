/// What the store has of one host.
package struct HostRows: Sendable {
    /// Rows of visits that are not in memory.
    package internal(set) var spilled = 0
    /// All rows of visits that have not ended.
    package internal(set) var count = 0
    /// True where the first row is to come next, though others wait in memory.
    package var isUrgent = false
    /// True from the wish to read rows until they are there.
    package var isRefilling = false
    /// How many readings in a row brought nothing.
    package var misses = 0

    package init() {}
}
