import CrawlFetch
import CrawlFormat
import CrawlFrontier
import CrawlModel
import CrawlPacking
import CrawlStore
import Linux
import URLStandard

extension Crawler {
    /// Reads a page again from its kept body, as if it had just come.
    ///
    /// - Returns: What it gives now, and what to keep; nil where there is no body, or no page.
    func reread(_ visit: Visit) async throws(StoreError) -> (VisitYield, VisitRecord)? {
        guard let kept = try await store.keptAnswer(of: visit.id) else { return nil }
        let reader = reader
        let reading = try? await pool.run { () throws(FetchFailure) -> PageReader.Reading? in
            var unpacker = BodyUnpacker(reader.packer.dictionaries)
            guard let body = unpacker.unpack(kept.body) else { return nil }
            let page = FetchedPage(
                visit: visit,
                status: 200,
                fields: HTTPFields(bytes: kept.fields),
                body: body,
                facts: TransferFacts()
            )
            return try reader.read(page)
        }
        guard let reading = reading ?? nil else {
            reportUnread(visit)
            return nil
        }
        guard let page = reading.page else { return nil }
        var record = VisitRecord(visit: visit, outcome: .ok, facts: TransferFacts())
        record.page = page
        return (.page(reading.links), record)
    }

    private func reportUnread(_ visit: Visit) {
        let event = EventRecord(
            at: WallClock.milliseconds,
            level: .warning,
            code: .unreadBody,
            subject: visit.url.description,
            message: "the kept body is damaged, or too large for memory; the page stays as it was"
        )
        store.append(.event(event))
        plan.listener?(event)
    }
}
