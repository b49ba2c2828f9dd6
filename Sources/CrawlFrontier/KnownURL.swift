import CrawlModel
import CrawlSeen

/// A URL that was seen before, and how it stood when a way led there again.
struct KnownURL {
    let id: URLID
    let key: URLKey
    let slot: SeenSet.Slot
    let was: Standing
    /// True where the scope mattered to it until now.
    var isExempted = false
    /// True where the way that leads to it lowers how a rule reaches it.
    var isNews = false

    init(_ key: URLKey, at slot: SeenSet.Slot, in seen: borrowing SeenSet) {
        id = seen.id(at: slot)
        self.key = key
        self.slot = slot
        was = seen[slot]
    }
}
