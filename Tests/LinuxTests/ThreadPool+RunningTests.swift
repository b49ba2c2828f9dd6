import Testing

@testable import Linux

struct ThreadPoolRunningTests {
    private struct Refusal: Error, Equatable {}

    @Test func `what computes runs on the pool, and its caller goes on where it was`() throws {
        let loop = try EventLoop()
        let pool = try ThreadPool(name: "pool", count: 1)
        defer { pool.stop() }
        let places = loop.run {
            let before = loop.isCurrent
            let within = await pool.run { loop.isCurrent }
            return [before, within, loop.isCurrent]
        }
        #expect(places == [true, false, true])
    }

    @Test func `what it throws reaches its caller with its type`() async throws {
        let pool = try ThreadPool(name: "pool", count: 1)
        defer { pool.stop() }
        do throws(Refusal) {
            try await pool.run { () throws(Refusal) in throw Refusal() }
            Issue.record("The body throws.")
        } catch {
            #expect(error == Refusal())
        }
    }
}
