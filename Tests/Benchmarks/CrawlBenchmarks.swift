/// The benchmarks, each a verb.
@main struct CrawlBenchmarks {
    static func main() throws {
        let words = CommandLine.arguments.dropFirst()
        switch words.first {
        case "fetch": try FetchBenchmark(words: Array(words.dropFirst())).run()
        case "flight": try FlightBenchmark(words: Array(words.dropFirst())).run()
        case "frontier": try FrontierBenchmark(words: Array(words.dropFirst())).run()
        case "inputs": try InputBenchmark(words: Array(words.dropFirst())).run()
        case "parse": try ParseBenchmark(words: Array(words.dropFirst())).run()
        default:
            print("usage: crawl-benchmarks fetch [requests] [concurrency] [bytes]")
            print("       crawl-benchmarks flight [transfers]")
            print("       crawl-benchmarks frontier cycles|memory [URLs] [hosts]")
            print("       crawl-benchmarks inputs target directory...")
            print("       crawl-benchmarks parse [--json] [--rounds=N] [--only=PASS] [directory]")
        }
    }
}
