/// How many visits are where: the one place where the end of a crawl is decided.
struct Census: Sendable, Equatable {
    /// In memory, free to go as soon as their host is.
    var waiting = 0
    /// In memory, before the moment of their next try.
    var delayed = 0
    /// Only in the store.
    var spilled = 0
    /// With a worker: visits, and readings of the store.
    var travelling = 0
    /// Page visits that may yet store a page.
    var reserved = 0
    /// Pages stored in this crawl, earlier runs included.
    var stored = 0
    /// Page visits handed out in this run.
    var claimed = 0
    /// Bytes received in this crawl, earlier runs included.
    var received = 0
    /// What a page visit usually receives, as far as the last ones tell.
    var usual = 16_384
    /// Places taken in memory, left-behind ones included.
    var held = 0

    /// True where what is on its way may use up so many bytes.
    func mayReach(_ bytes: Int) -> Bool { received + reserved * usual >= bytes }

    /// Notes what a page visit received.
    mutating func receive(_ bytes: Int) {
        received += bytes
        usual = max(512, usual + (bytes - usual) / 8)
    }

    /// True when nothing waits and nothing travels.
    var isOver: Bool { waiting == 0 && delayed == 0 && spilled == 0 && travelling == 0 }
}
