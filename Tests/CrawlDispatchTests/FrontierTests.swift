import CrawlFrontier
import CrawlModel
import CrawlPoliteness
import CrawlScope
import Linux
import Synchronization
import Testing
import URLStandard

@testable import CrawlDispatch

struct FrontierTests {
    private static func place(_ text: String) throws -> (url: WebURL, key: URLKey) {
        let url = try WebURL(parsing: "http://h.test/\(text)")
        return (url, URLKey(of: url))
    }

    /// A frontier with one seed, of a host that may be asked at any time.
    private static func frontier(on loop: EventLoop) throws -> Frontier {
        var politeness = Politeness(delay: .zero, perHost: 9)
        politeness.perAddress = .max
        let plan = FrontierPlan(obeysRobots: false, politeness: politeness)
        var state = FrontierState(plan, scope: Scope(.any))
        _ = state.admit([try place("")])
        let services = FrontierServices(
            now: { .now },
            schedule: { loop.schedule(at: $0, $1) },
            journal: { _ in },
            refill: { _, _ in [] },
            outsiders: { _, _, _ in [] }
        )
        return Frontier(state, on: loop, services: services)
    }

    @Test func `each worker that waits is woken by one visit, or by the end`() throws {
        let loop = try EventLoop()
        let frontier = try Self.frontier(on: loop)
        var links = LinkList()
        for text in ["1", "2"] {
            let (url, key) = try Self.place(text)
            links.append(url, key: key, source: .a)
        }
        let yield = VisitYield.page(links)
        let woken = loop.run { () -> [String?] in
            guard let seed = try? await frontier.next() else { return [] }
            return await withTaskGroup(of: String?.self) { group in
                for _ in 0..<3 {
                    group.addTask { (try? await frontier.next()).flatMap(\.self)?.url.path }
                }
                await frontier.finish(seed, yield) { _ in }
                var paths: [String?] = []
                while paths.count < 2, let path = await group.next() { paths.append(path) }
                await frontier.stop()
                for await path in group { paths.append(path) }
                return paths
            }
        }
        let paths = try #require(woken)
        #expect(Set(paths.prefix(2)) == ["/1", "/2"] && paths.count == 3)
        #expect(paths.last == .some(nil))
    }

    @Test func `a thousand workers that leave do not keep the loop from all else`() throws {
        let loop = try EventLoop()
        let frontier = try Self.frontier(on: loop)
        let left = Tally()
        let early = loop.run { () -> Int? in
            guard (try? await frontier.next()).flatMap(\.self) != nil else { return nil }
            return await withTaskGroup(of: Void.self) { group in
                for _ in 0..<1_000 {
                    group.addTask(executorPreference: loop) {
                        _ = try? await frontier.next()
                        left.count.add(1, ordering: .relaxed)
                    }
                }
                await loop.turn()
                await frontier.stop()
                await loop.turn()
                return left.count.load(ordering: .relaxed)
            }
        }
        #expect(try #require(early ?? nil) < 1_000)
        #expect(left.count.load(ordering: .relaxed) == 1_000)
    }
}

private final class Tally: Sendable {
    let count = Atomic(0)
}

extension EventLoop {
    /// Waits until everything has run that is ready now.
    fileprivate func turn() async {
        await withCheckedContinuation { waiter in
            schedule(at: .now) { waiter.resume() }
        }
    }
}
