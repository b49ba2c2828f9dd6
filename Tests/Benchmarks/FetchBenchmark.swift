import CrawlFetch
import CrawlModel
import CrawlTestSupport
import Linux

/// How many requests a second one loop makes over the connection pool, beside h2load in the same
/// run.
///
/// nginx has one processor, the client the other; both clients ask for the same pages over as
/// many connections.
struct FetchBenchmark {
    private let words: BenchmarkWords
    private let requests: Int
    private let concurrency: Int
    private let pageBytes: Int
    private let pageCount = 1_000

    /// - Parameter words: How many requests, over how many connections, for how many bytes each.
    init(words: [String]) {
        self.words = BenchmarkWords(words)
        let numbers = self.words.plain.compactMap { Int($0) }
        requests = numbers.first ?? 200_000
        concurrency = numbers.dropFirst().first ?? 64
        pageBytes = numbers.dropFirst(2).first ?? 17_000
    }

    func run() throws {
        try TemporaryDirectory.with(below: "/dev/shm") { directory in
            try FileDescriptor.makeDirectory("\(directory)/site")
            try GeneratedSite(pages: pageCount, bytes: pageBytes).write(to: "\(directory)/site")
            try compare(in: directory)
        }
    }

    private func compare(in directory: String) throws {
        let server = try NginxServer(
            root: "\(directory)/site",
            directory: directory,
            addresses: concurrency,
            processor: 1
        )
        try Processor.pin(to: 0)
        ResourceLimits.keepMemory()
        let (peer, ours) = (try h2load(server, in: directory), try crawl(server))
        var table = FigureTable(
            "\(requests) requests for \(pageBytes) bytes over \(concurrency) connections",
            [
                .init(key: "requests_per_second", head: "requests/s"),
                .init(key: "ratio", head: "ratio", digits: 3),
            ]
        )
        table.add("h2load --h1", [peer, 1])
        table.add("crawl's pool", [ours, ours / peer])
        table.print(asJSON: words.isJSON)
    }

    private func crawl(_ server: NginxServer) throws -> Double {
        let loop = try EventLoop()
        let fetcher = Fetcher(plan: .onLoopback(keeping: concurrency), loop: loop)
        let hosts = try (0..<concurrency).map { try visits(on: $0, of: server) }
        let (requests, concurrency) = (requests, concurrency)
        let start = Moment.now
        let failures = loop.run {
            try? await fetcher.open()
            return await withTaskGroup(of: Int.self) { group in
                for visits in hosts {
                    let share = requests / concurrency
                    group.addTask { await fetcher.failures(of: share, among: visits) }
                }
                return await group.reduce(0, +)
            }
        }
        precondition(failures == 0, "Every request is answered.")
        return Double(requests / concurrency * concurrency) / (Moment.now - start).seconds
    }

    /// The pages as one host has them; each host is asked over one connection, as a crawl does.
    private func visits(on host: Int, of server: NginxServer) throws -> [Visit] {
        try (0..<pageCount).map { number in
            let url = "http://127.0.0.\(host + 1):\(server.port)/\(number).html"
            return try Visit(to: url, number: number, host: host)
        }
    }

    private func h2load(_ server: NginxServer, in directory: String) throws -> Double {
        let list = (0..<pageCount).map { "\(server.url)\($0).html\n" }.joined()
        let path = "\(directory)/list"
        try FileDescriptor.open(path, for: .creating).writeAll(Array(list.utf8))
        let start = Moment.now
        let process = try ChildProcess(
            ["h2load", "--h1", "-t", "1", "-c", "\(concurrency)", "-n", "\(requests)", "-i", path])
        precondition(process.wait() == 0, "h2load ends well.")
        return Double(requests) / (Moment.now - start).seconds
    }
}

extension Fetcher {
    /// One worker's requests, one after another.
    fileprivate func failures(of count: Int, among visits: [Visit]) async -> Int {
        var failures = 0
        for number in 0..<count {
            let result = await fetch(visits[number % visits.count])
            guard case .answered(let page) = result, page.status == 200 else {
                failures += 1
                continue
            }
        }
        return failures
    }
}

extension Duration {
    var seconds: Double {
        Double(components.seconds) + Double(components.attoseconds) / 1e18
    }
}
