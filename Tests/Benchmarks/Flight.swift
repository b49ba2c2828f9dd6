import CrawlFetch
import CrawlModel
import CrawlTestSupport
import Linux

/// Many transfers at once over one pool, to a server that thinks before it answers.
struct Flight: Sendable {
    /// How many pages each connection brings, one after the other.
    private static let rounds = 3
    /// The transfers set out as the frontier lets visits go.
    private static let (departures, rest) = (16, Duration.milliseconds(2))
    let port: UInt16
    let count: Int
    let hosts: Int

    func measure() throws -> FlightFigure {
        _ = try ResourceLimits.raiseOpenFiles()
        try Processor.pin(to: 0)
        ResourceLimits.keepMemory()
        let visits = try (0..<hosts).map(HostPages(port: port, count: hosts).visit)
        let loop = try EventLoop()
        let fetcher = Fetcher(plan: .onLoopback(keeping: count), loop: loop)
        let (memory, start, processor) = (
            ResidentMemory.bytes, Moment.now, ThreadClock.nanoseconds
        )
        let results = loop.run { await self.fly(visits, with: fetcher, on: loop) }
        var figure = FlightFigure()
        figure.milliseconds = Int((Moment.now - start).seconds * 1_000)
        figure.pageNanoseconds = Int(ThreadClock.nanoseconds - processor) / (count * Self.rounds)
        figure.failures = results?.failures ?? count
        figure.transferBytes = ((results?.memory ?? 0) - memory) / count
        figure.lag = (
            Int(loop.lag.quantile(0.99).seconds * 1e6), Int(loop.lag.maximum.seconds * 1e6)
        )
        return figure
    }

    private func fly(
        _ visits: [Visit],
        with fetcher: Fetcher,
        on loop: EventLoop
    ) async -> (failures: Int, memory: Int) {
        try? await fetcher.open()
        return await withTaskGroup(of: (failures: Int, memory: Int).self) { group in
            for number in 0..<count {
                let visit = visits[number % visits.count]
                group.addTask(executorPreference: loop) {
                    await fetcher.requests(visit, Self.rounds)
                }
                guard number % Self.departures == Self.departures - 1 else { continue }
                try? await loop.sleep(until: .now + Self.rest)
            }
            return await group.reduce((0, 0)) { ($0.0 + $1.0, max($0.1, $1.1)) }
        }
    }
}

extension Fetcher {
    /// One connection's requests, one after another.
    ///
    /// - Returns: How many failed, and the memory that was held in between.
    fileprivate func requests(_ visit: Visit, _ count: Int) async -> (failures: Int, memory: Int) {
        var (failures, memory) = (0, 0)
        for number in 0..<count {
            let result = await fetch(visit)
            if case .answered(let page) = result, page.status == 200 {} else { failures += 1 }
            // A few samples are enough, and what they cost is not felt.
            let isSample = number > 0 && visit.id.rawValue % 256 == 0 && memory == 0
            if isSample { memory = ResidentMemory.bytes }
        }
        return (failures, memory)
    }
}
