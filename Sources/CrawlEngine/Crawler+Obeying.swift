import CrawlControl
import CrawlFormat
import CrawlFrontier
import CrawlModel
import CrawlStore
import Linux

extension Crawler {
    /// How often orders are looked for: one question to the file system.
    private static let orderStep = Duration.milliseconds(500)

    /// Carries out what people ask of the crawl, until it ends or that cannot be done.
    func heedOrders() async {
        while (try? await loop.sleep(until: .now + Self.orderStep)) != nil {
            guard await clearOrders() else { return }
        }
    }

    /// Carries out what people have asked so far.
    ///
    /// - Returns: False where that cannot be done; the crawl goes on without, since a failure of
    ///   its own file ends it elsewhere.
    @discardableResult
    func clearOrders() async -> Bool {
        do throws(StoreError) {
            let desk = OrderDesk(
                file: plan.output,
                store: store,
                frontier: frontier,
                ignored: plan.frontier.ignored
            )
            // A task that lives on the loop would let the desk read files there.
            try await withTaskExecutorPreference(pool) {
                @concurrent () async throws(StoreError) in
                try await desk.clear()
            }
            return true
        } catch {
            complain(of: error)
            return false
        }
    }

    private func complain(of error: StoreError) {
        store.append(
            .event(
                EventRecord(
                    at: WallClock.milliseconds,
                    level: .warning,
                    code: .order,
                    subject: OrderBox(of: plan.output).path,
                    message: "orders cannot be carried out: \(error)"
                )
            )
        )
    }
}
