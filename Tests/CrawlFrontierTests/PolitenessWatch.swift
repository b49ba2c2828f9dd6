import CrawlModel
import CrawlPoliteness
import Linux

/// An observer of requests who knows what a host and an address may be asked to bear.
struct PolitenessWatch {
    /// What is known of one host or address.
    private struct Record {
        var active = 0
        var lastStart: Moment?
        var lastEnd: Moment?

        mutating func start(at now: Moment, most: Int, delay: Duration) -> [String] {
            var complaints: [String] = []
            active += 1
            if active > most { complaints.append("too many") }
            if let lastStart, now - lastStart < delay { complaints.append("too soon") }
            if active == 1, let lastEnd, now - lastEnd < delay { complaints.append("no rest") }
            lastStart = now
            return complaints
        }

        mutating func end(at now: Moment) {
            active -= 1
            lastEnd = now
        }
    }

    private let politeness: Politeness
    private var hosts: [HostID: Record] = [:]
    private var addresses: [String: Record] = [:]
    private var common = Record()

    init(_ politeness: Politeness) {
        self.politeness = politeness
    }

    mutating func start(_ visit: Visit, at address: String, now: Moment) -> [String] {
        let delay = politeness.delay ?? .seconds(1)
        var complaints = hosts[visit.host, default: Record()]
            .start(at: now, most: politeness.perHost ?? 1, delay: delay)
        complaints += addresses[address, default: Record()]
            .start(
                at: now,
                most: politeness.perAddress ?? 8,
                delay: politeness.addressDelay ?? delay / 5
            )
            .map { "\($0) at \(address)" }
        guard let rate = politeness.rate else { return complaints }
        if let last = common.lastStart, now - last < .seconds(1 / rate) {
            complaints.append("too soon for the rate")
        }
        common.lastStart = now
        return complaints
    }

    mutating func end(_ visit: Visit, at address: String, now: Moment) {
        hosts[visit.host, default: Record()].end(at: now)
        addresses[address, default: Record()].end(at: now)
    }
}
