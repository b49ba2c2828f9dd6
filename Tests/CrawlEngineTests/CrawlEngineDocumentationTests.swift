import CrawlEngine
import CrawlFrontier
import CrawlScope
import CrawlTestSupport
import Linux
import Testing

/// Real documentation, served by nginx, against the page lists of independent crawlers.
@Suite(
    .tags(.loopback, .slow),
    .timeLimit(.minutes(10)),
    .serialized,
    .enabled(if: Conformance.isPresent, "The folder of public suites is not there."),
    .enabled(if: NginxServer.isInstalled, "nginx is not installed.")
)
struct CrawlEngineDocumentationTests {
    @Test(
        .enabled(
            if: Documentation("postgresql-doc-15")?.isInstalled == true,
            "The package postgresql-doc-15 is not installed."
        )
    )
    func `PostgreSQL's manual is stored whole`() async throws {
        try await expectWhole("postgresql-doc-15")
    }

    @Test(
        .enabled(
            if: Documentation("sqlite3-doc")?.isInstalled == true,
            "The package sqlite3-doc is not installed."
        )
    )
    func `SQLite's manual is stored whole`() async throws {
        try await expectWhole("sqlite3-doc")
    }

    private func expectWhole(_ name: String) async throws {
        let documentation = try #require(Documentation(name))
        try await TemporaryDirectory.with { directory in
            let server = try NginxServer(root: documentation.root, directory: directory)
            let base = String(server.url.dropLast())
            let file = directory + "/crawl.sqlite"
            var plan = try CrawlPlan.loopback(
                from: [base + documentation.start],
                into: file,
                concurrency: 16
            )
            plan.scope = ScopePlan(.host)
            let report = try await plan.run()
            #expect(report.ending == .exhausted)
            let stored = try CrawlFile(file).pages
            let right = Set(documentation.paths.map { base + $0 })
            #expect(stored.subtracting(right).sorted().prefix(5) == [])
            #expect(right.subtracting(stored).sorted().prefix(5) == [])
            #expect(try CrawlFile(file).brokenLawsOfTheEnd == [])
        }
    }
}

/// A set of pages with the list of those that can be reached.
private struct Documentation {
    private static let host = "http://docs.test"
    let root: String
    let start: String
    let paths: [String]

    init?(_ name: String) {
        guard let facts = Conformance.document("docs-crawl/\(name).json"),
            let root = facts["root"]?.string, let start = facts["start"]?.string
        else { return nil }
        (self.root, self.start) = (root, start)
        paths = (facts["pages"]?.array ?? []).compactMap {
            $0.string.map { String($0.dropFirst(Self.host.count)) }
        }
    }

    var isInstalled: Bool { FileDescriptor.exists(root + start) }
}
