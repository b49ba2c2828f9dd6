import CrawlControl
import CrawlStore
import CrawlTestSupport
import SQLite
import Testing

struct OrderLedgerTests {
    @Test func `an order's parts add up in one row, which is closed with an event`() async throws {
        try await TemporaryDirectory.with { try await prove(in: $0 + "/x.sqlite") }
    }

    private func prove(in file: String) async throws {
        let (store, _) = try await PageStore.open(file, run: RunDescription(startedAt: 1))
        var order = Order(.hold, askedAt: 5, token: 7)
        order.subjects = ["*x*"]
        let held = order
        for count in [2, 3] {
            store.append(
                .changes([]) { connection, run throws(SQLiteError) in
                    try OrderLedger.note(count, "m\(count)", of: held, in: run, on: connection)
                }
            )
            try await store.commit()
        }
        let open = try OrderLedger.outcome(of: 7, in: file)
        #expect(open?.count == 5 && open?.message == "m2; m3" && open?.isDone == false)
        store.append(
            .changes([]) { connection, run throws(SQLiteError) in
                try OrderLedger.close(held, at: 9, in: run, on: connection)
            }
        )
        try await store.commit()
        #expect(try OrderLedger.outcome(of: 7, in: file)?.isDone == true)
        #expect(try OrderLedger.outcome(of: 8, in: file) == nil)
        let reader = try SQLiteConnection(opening: file, for: .reading)
        let event = try reader.prepare("SELECT code||' '||subject||': '||message FROM event")
            .first { $0.text(0) }
        #expect(event == "order crawl queue hold *x*: 5 URLs; m2; m3")
    }
}
