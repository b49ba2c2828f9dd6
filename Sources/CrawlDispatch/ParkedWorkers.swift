import CrawlModel
import URLStandard

/// What a worker is woken for.
enum Errand: Sendable {
    case visit(Visit)
    case refill(HostID, limit: Int)
    case locate(HostID, by: WebURL)
    case reconsider(Set<HostID>, after: URLID, limit: Int)
    /// There is nothing more to do.
    case leave
}

/// Workers that wait for an errand, in the order in which they came.
struct ParkedWorkers {
    private var workers: [CheckedContinuation<Errand, Never>] = []
    private var head = 0

    var isEmpty: Bool { head == workers.count }

    mutating func park(_ worker: CheckedContinuation<Errand, Never>) {
        workers.append(worker)
    }

    mutating func wakeFirst(with errand: Errand) {
        let worker = workers[head]
        head += 1
        if isEmpty || head > 1_024 {
            workers.removeFirst(head)
            head = 0
        }
        worker.resume(returning: errand)
    }

    mutating func wake(atMost count: Int, with errand: Errand) {
        for _ in 0..<min(count, workers.count - head) { wakeFirst(with: errand) }
    }
}
