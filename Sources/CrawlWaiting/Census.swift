/// How many visits are on their way, and what all have brought.
package struct Census: Sendable, Equatable {
    /// In memory, before the moment of their next try.
    package var delayed = 0
    /// With a worker: visits, and readings of the store.
    package var travelling = 0
    /// Page visits that may yet store a page.
    package var reserved = 0
    /// Pages stored in this crawl, earlier runs included.
    package var stored = 0
    /// Page visits handed out in this run.
    package var claimed = 0
    /// Bytes received in this crawl, earlier runs included.
    package var received = 0
    /// True once a URL found no number: as many are known as can be.
    package var isFull = false
    /// What a page visit usually receives, as far as the last ones tell.
    package var usual = 16_384

    package init() {}

    /// True where what is on its way may use up so many bytes.
    package func mayReach(_ bytes: Int) -> Bool { received + reserved * usual >= bytes }

    /// Notes what a page visit received.
    package mutating func receive(_ bytes: Int) {
        received += bytes
        usual = max(512, usual + (bytes - usual) / 8)
    }
}
