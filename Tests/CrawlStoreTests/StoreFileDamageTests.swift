import CrawlFormat
import CrawlModel
import CrawlStore
import CrawlTestSupport
import Linux
import Testing

/// Files with one wrong byte.
@Suite(.tags(.law))
struct StoreFileDamageTests {
    private let place = TestPlace()

    private func open() async throws -> PageStore {
        try await PageStore.open(place.file(), run: RunDescription(startedAt: 1)).store
    }

    private func make() async throws -> [UInt8] {
        let store = try await open()
        store.append(.changes([Samples.host]))
        for id in UInt32(1)...40 {
            let visit = try Samples.visit(id)
            let known = FrontierChange.discovered(visit, via: .link)
            store.append(.visit(Samples.record(visit, links: [1, 2, 3], changes: [known])))
        }
        try await store.finish(true)
        return try bytes()
    }

    private func bytes() throws -> [UInt8] {
        try FileDescriptor.open(place.file(), for: .reading).readAll(limit: 1 << 26)
    }

    private func overwrite(with bytes: [UInt8]) throws {
        let file = try FileDescriptor.open(place.file(), for: .readingAndWriting)
        try file.truncate()
        try file.writeAll(bytes)
    }

    @Test func `A10: a column that is misnamed is found before anything is written`() async throws {
        var damaged = try await make()
        for name in ["location_key", "paused_at", "user_agent", "finished_at"] {
            let schema = damaged.indices.prefix(1 << 17)
            let places = schema.filter { damaged[$0...].starts(with: name.utf8) }
            #expect(!places.isEmpty, "\(name)")
            for place in places { damaged[place] ^= 1 }
            try overwrite(with: damaged)
            let error = await #expect(throws: StoreError.self) { try await open() }
            #expect(error.map { "\($0.kind)" } == "corrupt", "\(name)")
            #expect(try bytes() == damaged, "\(name)")
            for place in places { damaged[place] ^= 1 }
        }
    }

    @Test func `A10: a wrong byte is refused without a write, or does no harm to the program`()
        async throws
    {
        let whole = try await make()
        var dice = SeededGenerator(seed: 20_261_128)
        var refusals = 0
        // Most of a small file is empty, where a wrong byte seldom matters.
        let written = whole.indices.filter { whole[$0] != 0 }
        for round in 0..<(Thoroughness.isFull ? 1_000 : 60) {
            var damaged = whole
            let places = round % 2 == 0 ? Array(whole.indices) : written
            let index = places.randomElement(using: &dice) ?? 0
            damaged[index] ^= 1 << UInt8.random(in: 0..<8, using: &dice)
            try overwrite(with: damaged)
            do {
                let store = try await open()
                _ = try? await store.finish(true)
            } catch {
                refusals += 1
                #expect(error is StoreError)
                #expect(try bytes() == damaged, "byte \(index)")
            }
        }
        #expect(refusals > 0)
    }
}
