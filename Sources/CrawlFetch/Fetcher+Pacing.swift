import Curl
import Linux

extension Fetcher {
    /// Looks at a lane's answers every now and then, until none is under way.
    ///
    /// libcurl could end slow transfers too. But it wakes for each of them every second, reads
    /// what has come, and knows no bound to how much of that it does at once.
    func watchPace(of lane: Int) {
        guard !lanes[lane].isPaced else { return }
        lanes[lane].isPaced = true
        // The lanes take turns.
        lookAtPace(of: lane, in: glance * (lane + 1) / lanes.count)
    }

    /// How often each lane is looked at, so that a transfer ends at most a twentieth too late.
    private var glance: Duration {
        min(max(plan.idleTimeout / 20, .milliseconds(50)), .seconds(1))
    }

    private func lookAtPace(of lane: Int, in wait: Duration) {
        loop.schedule(at: .now + wait) { self.assumeIsolated { $0.lookAtPace(of: lane) } }
    }

    private func lookAtPace(of lane: Int) {
        guard lanes.indices.contains(lane) else { return }
        let transfers = lanes[lane].transfers
        guard !transfers.isEmpty else { return lanes[lane].isPaced = false }
        for transfer in transfers where isStalled(transfer) { end(stalled: transfer) }
        lookAtPace(of: lane, in: glance)
    }

    private func isStalled(_ transfer: CurlTransfer) -> Bool {
        let limits = transfer.limits
        let isExpected = transfer.wasConnected && !transfer.waitsForMemory
        return errands[transfer.ticket]?.pace.isStalled(
            at: .now,
            with: isExpected ? transfer.wireBytes : nil,
            atLeast: limits.idleBytesPerSecond,
            for: limits.idleTimeout
        ) == true
    }
}
