import CrawlModel
import CrawlTestSupport
import Linux
import Synchronization

/// Threads that fetch and read pages, each one after the other, and wait for every byte.
struct BlockingModel: Sendable {
    let pages: HostPages
    let threads: Int

    func run() throws {
        let readCount = Atomic(0)
        let threads = try (0..<threads).map { first in
            try Thread(name: "model \(first)") {
                for number in stride(from: first, to: pages.count, by: self.threads) {
                    guard brings(number) else { continue }
                    readCount.add(1, ordering: .relaxed)
                }
            }
        }
        for thread in threads { thread.join() }
        precondition(readCount.load(ordering: .relaxed) == pages.count, "All pages are read.")
    }

    private func brings(_ number: Int) -> Bool {
        do {
            var client = try LoopbackClient(port: pages.port, address: pages.address(number))
            let authority = pages.authority(number)
            let answer = try client.get(pages.path(number), host: authority)
            guard let answer, answer.status == 200 else { return false }
            return pages.read(answer.body, try pages.visit(number).url)
        } catch {
            return false
        }
    }
}
