import CrawlFormat
import CrawlModel
import CrawlStore
import CrawlTestSupport
import Linux
import SQLite
import Synchronization

/// What readers that stay in their transactions cost the commits of a crawl, and how long the log
/// becomes meanwhile.
struct HeldReader {
    /// Pages of a commit, and how many commits are timed.
    private static let (batch, count) = (500, 300)

    /// Whether the crawl waits for the reader.
    private final class Patience: Sendable {
        private let isOver = Atomic(false)

        func end() { isOver.store(true, ordering: .relaxed) }

        /// Tells whether it is over, and lets it begin anew.
        func wasOver() -> Bool { isOver.exchange(false, ordering: .relaxed) }
    }

    func run() async throws {
        let alone = try await commits(besideReader: false)
        let beside = try await commits(besideReader: true)
        print("commits of \(Self.batch) pages alone: \(alone)")
        print("beside readers of which each leaves when the crawl waits: \(beside)")
        let ratio = (beside.tail / alone.tail).rounded(to: 2)
        print("the slowest percent beside it against alone: \(ratio)")
    }

    private func commits(besideReader isRead: Bool) async throws -> Commits {
        try await TemporaryDirectory.with { directory in
            let (path, patience) = (directory + "/store.sqlite", Patience())
            let run = RunDescription(startedAt: 1)
            let (store, _) = try await PageStore.open(path, run: run) { _ in patience.end() }
            var work = StoreWork(keepsPlaces: false)
            store.append(.changes(try work.beginning()))
            try await store.commit()
            var reader = isRead ? try Self.reader(of: path) : nil
            var commits = Commits()
            for _ in 0..<Self.count {
                for _ in 0..<Self.batch { store.append(.visit(try work.next())) }
                let start = Moment.now
                try await store.commit()
                commits.note(.now - start, log: FileDescriptor.size(of: path + "-wal"))
                if patience.wasOver() {
                    _ = exchange(&reader, with: nil)
                    try await store.room()
                    reader = try Self.reader(of: path)
                }
            }
            _ = exchange(&reader, with: nil)
            _ = try await store.finish(isFinished: false) { _, _ in
                RunEnding(exitStatus: 7, finishedAt: 2)
            }
            return commits
        }
    }

    private static func reader(of path: String) throws -> SQLiteConnection {
        let reader = try SQLiteConnection(opening: path, for: .reading)
        try reader.execute("BEGIN; SELECT count(*) FROM url")
        return reader
    }
}

/// How long commits took, and how long the log was.
private struct Commits: CustomStringConvertible {
    private var times: [Double] = []
    private var log = 0

    mutating func note(_ time: Duration, log: Int) {
        times.append(time / .milliseconds(1))
        self.log = max(self.log, log)
    }

    /// The time that one in a hundred takes longer, in milliseconds.
    var tail: Double { times.sorted()[times.count * 99 / 100] }

    var description: String {
        let median = times.sorted()[times.count / 2].rounded(to: 1)
        return "p50 \(median) ms, p99 \(tail.rounded(to: 1)) ms; log at most \(log >> 20) MiB"
    }
}
