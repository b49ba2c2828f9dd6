/// The benchmarks, each a verb.
@main struct CrawlBenchmarks {
    private static let usage = """
        usage: crawl-benchmarks allocations [--json]
               crawl-benchmarks budget [--json] [--pages=N | --site=DIRECTORY] [--output=DIRECTORY]
               crawl-benchmarks export [pages]
               crawl-benchmarks discards
               crawl-benchmarks fetch [--json] [requests] [concurrency] [bytes]
               crawl-benchmarks flight [--json] [transfers]
               crawl-benchmarks frontier [--json] cycles|memory [URLs] [hosts]
               crawl-benchmarks inputs target directory...
               crawl-benchmarks latency [--json]
               crawl-benchmarks models [--json] [--rounds=N] [--only=MODEL,...] [--pages=N]
                   [--delay=MS]
               crawl-benchmarks parse [--json] [--rounds=N] [--only=PASS] [directory]
               crawl-benchmarks peers [--json] [--rounds=N] [--only=PEER,...] [--pinned]
                   [--pages=N | --site=DIRECTORY] [--output=DIRECTORY]
               crawl-benchmarks pipeline [--json] [--rounds=N] [--pages=N] [--output=DIRECTORY]
                   [--max-time=TIME]
               crawl-benchmarks store [pages] [places] | reader
        """

    static func main() async throws {
        let words = Array(CommandLine.arguments.dropFirst(2))
        switch CommandLine.arguments.dropFirst().first {
        case "allocations": try AllocationsBenchmark(words: words).run()
        case "budget": try BudgetBenchmark(words: words).run()
        case "export": try ExportBenchmark(words: words).run()
        case "discards": try DiscardBenchmark().run()
        case "fetch": try FetchBenchmark(words: words).run()
        case "flight": try FlightBenchmark(words: words).run()
        case "frontier": try FrontierBenchmark(words: words).run()
        case "inputs": try InputBenchmark(words: words).run()
        case "latency": try LatencyBenchmark(words: words).run()
        case "models": try ModelsBenchmark(words: words).run()
        case "parse": try ParseBenchmark(words: words).run()
        case "peers": try PeersBenchmark(words: words).run()
        case "pipeline": try PipelineBenchmark(words: words).run()
        case "store" where words.first == "reader": try await HeldReader().run()
        case "store": try await StoreBenchmark(words: words).run()
        default: print(usage)
        }
    }
}
