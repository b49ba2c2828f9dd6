import CrawlModel
import URLStandard

/// A visit as it waits: the rest of it is known from its URL's standing.
struct WaitingVisit: Sendable {
    let id: URLID
    let key: URLKey
    let url: WebURL
}

/// The visits of one host in memory: lowest priority first, in order of arrival inside.
///
/// A URL that comes nearer is added again; what stays behind at the old priority is dropped
/// when its turn comes.
struct HostQueue: Sendable {
    private struct Bucket: Sendable {
        let priority: Int
        var visits: [WaitingVisit] = []
        var head = 0
    }

    /// Ascending by priority, none of them empty.
    private var buckets: [Bucket] = []
    private(set) var count = 0

    var first: (visit: WaitingVisit, priority: Int)? {
        guard let bucket = buckets.first else { return nil }
        return (bucket.visits[bucket.head], bucket.priority)
    }

    /// The priority of the visit that would be handed out last.
    var lastPriority: Int? { buckets.last?.priority }

    mutating func append(_ visit: WaitingVisit, priority: Int) {
        var place = buckets.count
        while place > 0, buckets[place - 1].priority > priority { place -= 1 }
        if place == 0 || buckets[place - 1].priority < priority {
            buckets.insert(Bucket(priority: priority), at: place)
            place += 1
        }
        buckets[place - 1].visits.append(visit)
        count += 1
    }

    mutating func removeFirst() {
        guard !buckets.isEmpty else { return }
        buckets[0].head += 1
        count -= 1
        let (head, total) = (buckets[0].head, buckets[0].visits.count)
        if head == total {
            buckets.removeFirst()
        } else if head >= 32, head * 2 >= total {
            buckets[0].visits.removeFirst(head)
            buckets[0].head = 0
        }
    }

    mutating func removeLast() -> (visit: WaitingVisit, priority: Int)? {
        guard let last = buckets.indices.last, let visit = buckets[last].visits.popLast() else {
            return nil
        }
        let priority = buckets[last].priority
        count -= 1
        if buckets[last].visits.count == buckets[last].head { buckets.removeLast() }
        return (visit, priority)
    }
}
